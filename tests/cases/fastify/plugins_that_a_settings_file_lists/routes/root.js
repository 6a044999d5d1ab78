module.exports = async (app) => {
  app.get("/status", async () => ({})); // $ endpoint="GET /status" guard=any
};
