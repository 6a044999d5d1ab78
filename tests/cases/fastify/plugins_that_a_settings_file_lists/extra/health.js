module.exports = async (app) => {
  app.get("/health", async () => "ok"); // $ endpoint="GET /health" guard=none
};
