// $ oracle=no (the library is not installed where the real frameworks run)
const fastify = require("fastify")();
const fp = require("fastify-plugin");
const { Type } = require("@sinclair/typebox");
const S = require("fluent-json-schema");

const settings = Type.Object({ ENV_API: Type.String({ default: "/api" }), ENV_PAGES: Type.Boolean({ default: true }) });
const loaded = fp(async (instance) => {
  await instance.register(require("@fastify/env"), { schema: settings, dotenv: true, data: process.env });
});
const named = { confKey: "limits", schema: { type: "object", properties: { ENV_DEEP: { type: "string", default: "/deep" } } } };
const fluent = S.object().prop("ENV_FLUENT", S.string().default("/fluent")).prop("ENV_OTHER", S.number().default(1));

async function routes(instance) {
  instance.get("/cats", async () => []); // $ endpoint="GET /api/cats"
  if (instance.config.ENV_PAGES) instance.get("/pages", async () => []); // $ endpoint="GET /api/pages" confidence=conditional
  instance.get(instance.limits.ENV_DEEP, async () => []); // $ endpoint="GET /api/deep"
  instance.get(instance.others.ENV_FLUENT, async () => []); // $ endpoint="GET /api/fluent"
  instance.get(instance.getEnvs().ENV_API, async () => []); // $ endpoint="GET /api/api"
}

async function start() {
  await fastify.register(loaded);
  await fastify.register(require("@fastify/env"), named);
  await fastify.register(require("fastify-env"), { confKey: "others", schema: fluent });
  await fastify.register(routes, { prefix: fastify.config.ENV_API });
  await fastify.listen({ port: 3000 });
}
start();
