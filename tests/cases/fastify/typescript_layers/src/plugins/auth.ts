import fp from "fastify-plugin";
import type { FastifyReply, FastifyRequest } from "fastify";
declare module "fastify" {
  interface FastifyInstance { requireUser(request: FastifyRequest, reply: FastifyReply): Promise<void> }
}
export default fp(async (app) => {
  app.decorate("requireUser", async (request: FastifyRequest, reply: FastifyReply) => {
    if (!request.headers.authorization) await reply.status(401).send({ message: "unauthorized" });
  });
}, { name: "auth" });
