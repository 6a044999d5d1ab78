// $ oracle=no
const fastify = require("fastify")();
const { z } = require("zod");
const schema = z.object({
  api: z.string().default("/api"),
  links: z.object({ route: z.string().default("/go") }).default({ route: "/go" }),
  files: z.object({ route: z.string().default("/u"), size: z.number().default(6) }),
});
const config = schema.parse({ files: { route: process.env.FILES_ROUTE_UNSET } });
fastify.get(`${config.api}/ping`, async () => ""); // $ endpoint="GET /api/ping"
fastify.get(`${config.links.route}/:id`, async () => ""); // $ endpoint="GET /go/:id"
fastify.get(config.files.route === "/" ? "/:id" : `${config.files.route}/:id`, async () => ""); // $ endpoint="GET /u/:id"
