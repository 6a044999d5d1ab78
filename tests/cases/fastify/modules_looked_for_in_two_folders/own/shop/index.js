exports.plugin = async (app) => {
  app.get("/items", async () => []); // $ endpoint="GET /shop/items"
};
