module.exports = async (app) => {
  app.get("/:id", async () => ({})); // $ endpoint="GET /orders/:id" guard=any
};
