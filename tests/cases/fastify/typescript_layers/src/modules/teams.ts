import type { FastifyPluginCallback } from "fastify";
const teams: FastifyPluginCallback = (app, _options, done) => {
  app.addHook("preHandler", app.requireUser);
  app.get("/", async () => []); // $ endpoint="GET /api/v1/teams" guard=any
  done();
};
export default teams;
