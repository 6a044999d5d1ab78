module.exports = async (app) => {
  app.addHook("onRequest", async function requireKey(request, reply) {
    if (!request.headers["x-api-key"]) return reply.code(401).send({});
  });
};
