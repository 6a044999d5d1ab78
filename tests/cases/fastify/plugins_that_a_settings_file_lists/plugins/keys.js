// A hook that a plugin adds which has no closure of its own stands before all that is listed after it. // $ oracle=no (Platformatic starts it)
module.exports = async (app) => {
  app.addHook("onRequest", async (request, reply) => {
    if (request.url !== "/health" && !request.headers["x-api-key"]) return reply.code(401).send({});
  });
};
