// Two routes whose paths cannot be read are two, though what can be read of them is the same.  // $ oracle=no (nothing sets the variables)
const app = require("fastify")();

app.get(`/${process.env.PACKAGES}/:name`, async () => []); // $ endpoint="GET /{?}/:name" confidence=approximate
app.get(`/${process.env.MAPS}/:name`, async () => []); // $ endpoint="GET /{?}/:name" confidence=approximate

async function listing(instance) {
  instance.get("/list", async () => []); // $ endpoint="GET /{?}/list" confidence=approximate
}

app.register(listing, { prefix: process.env.PACKAGES });
app.register(listing, { prefix: process.env.MAPS });
app.listen({ port: 3000 });
