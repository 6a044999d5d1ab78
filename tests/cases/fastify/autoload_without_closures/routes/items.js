module.exports = async (app) => {
  app.get("/items", async () => []); // $ endpoint="GET /items" guard=requireKey
};
