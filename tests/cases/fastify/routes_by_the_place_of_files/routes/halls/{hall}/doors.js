const signedIn = async (request, reply) => {
  if (!request.headers.authorization) return reply.code(401).send();
};
module.exports = (fastify) => ({ // $ endpoint="GET /api/halls/:hall/doors" endpoint="POST /api/halls/:hall/doors" guard=signedIn
  get: { onRequest: signedIn, handler: async () => [] },
  post: { preHandler: [signedIn], handler: async () => ({}) },
});
