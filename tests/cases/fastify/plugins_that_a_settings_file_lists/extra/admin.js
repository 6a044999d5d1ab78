module.exports = async (app, options) => {
  app.post("/reload", async () => ({})); // $ endpoint="POST /admin/reload" guard=any
};
