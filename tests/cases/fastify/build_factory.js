const Fastify = require("fastify");
function build(opts = {}) {
  const app = Fastify(opts);
  app.get("/built", async () => ""); // $ endpoint="GET /built"
  return app;
}
const start = async () => {
  const server = build({ logger: false });
  await server.listen({ port: 0 });
};
start();
