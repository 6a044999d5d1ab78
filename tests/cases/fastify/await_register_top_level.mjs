import Fastify from "fastify";
const app = Fastify();
await app.register(import("./plugin.mjs").catch(() => ({ default: async (i) => { i.get("/fallback", async () => ""); } })));
app.get("/tla", async () => ""); // $ endpoint="GET /tla"
await app.listen({ port: 0 });
// $ oracle=no
