module.exports = async (app) => {
  app.get("/", async () => []) // $ endpoint="GET /api/v1/orders/:id/lines"
    .put("/:line", { config: { limit: 1 } }, async () => ({})); // $ endpoint="PUT /api/v1/orders/:id/lines/:line"
};
