// $ oracle=no: who gives a wrong name is answered 401 by the handler
// A handler that signs in, and then answers as another does, stands around nothing.
const Fastify = require("fastify");
const fp = require("fastify-plugin");

const app = Fastify();
const sailors = new Map();

app.register(
  fp(async function harbourAuth(fastify) {
    fastify.post("/enter", async function enterHandler(request, reply) { // $ endpoint="POST /enter" guard=none
      const sailor = sailors.get("ann");
      if (sailor === undefined) {
        const err = new Error("Wrong name");
        err.statusCode = 401;
        throw err;
      }
      return passHandler(request, reply);
    });

    async function passHandler(request, reply) {
      return { pass: "p" };
    }
  }),
);

app.listen({ port: 3000 });
