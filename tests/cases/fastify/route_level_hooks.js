const fastify = require("fastify")();
const requireUser = async (request, reply) => {
  if (!request.headers.authorization) throw fastify.unauthorized;
};
fastify.decorate("unauthorized", Object.assign(new Error("no"), { statusCode: 401 }));
const log = async (request) => request.log.info("seen");
fastify.get("/a", { onRequest: requireUser }, async () => ""); // $ endpoint="GET /a" guard=requireUser
fastify.get("/b", { preHandler: [log, requireUser] }, async () => ""); // $ endpoint="GET /b" guard=requireUser
fastify.get("/c", { preValidation: [log] }, async () => ""); // $ endpoint="GET /c" guard=none
fastify.route({ method: "GET", url: "/d", preHandler: requireUser, handler: async () => "" }); // $ endpoint="GET /d" guard=requireUser
