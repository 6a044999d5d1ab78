// $ oracle=no (the libraries are not installed where the real frameworks run)
const fastify = require("fastify")();
const deepmerge = require("deepmerge");
const { defu } = require("defu");

async function keyed(request, reply) {
  if (request.headers["x-api-key"] !== process.env.KEY) return reply.code(401).send();
}
async function logged(request) {
  request.log.info("seen");
}
const keep = (target, source) => target.filter((hook) => !source.includes(hook)).concat(source);
const secured = () => ({ onRequest: [keyed], schema: { tags: ["secured"] } });
const noted = { onRequest: [logged], schema: { tags: ["noted"] } };

fastify.get("/all", deepmerge.all([secured(), noted], { arrayMerge: keep }), async () => 1); // $ endpoint="GET /all" guard=keyed
fastify.get("/alone", deepmerge.all([secured()]), async () => 1); // $ endpoint="GET /alone" guard=keyed
fastify.get("/two", deepmerge(secured(), noted), async () => 1); // $ endpoint="GET /two" guard=keyed
fastify.get("/only", deepmerge(secured(), { onRequest: [logged] }, { arrayMerge: (_t, source) => source }), async () => 1); // $ endpoint="GET /only" guard=none
const options = defu({ path: "/mine" }, { path: "/theirs", other: "/other" });
fastify.get(options.path, async () => 1); // $ endpoint="GET /mine" guard=none
fastify.get(options.other, defu({ onRequest: [logged] }, secured()), async () => 1); // $ endpoint="GET /other" guard=keyed
fastify.listen({ port: 3000 });
