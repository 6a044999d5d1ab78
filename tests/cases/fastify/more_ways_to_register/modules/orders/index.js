const routes = {
  "GET /": async () => [],
  "POST /:id/pay": async () => ({}),
};

module.exports = async function orders(app, { prefix }) {
  app.log.info(prefix);
  Object.entries(routes).map(([key, handler]) => {
    const [method, url] = key.split(" ");
    app[method.toLowerCase()](url, handler); // $ endpoint="GET /api/v1/orders" endpoint="POST /api/v1/orders/:id/pay"
  });
  app.register(require("./lines"), { prefix: ":id/lines" });
};
