// forEach hands its second argument to the callback as this.
const app = require("fastify")();

const rows = [["/a"], ["/b"]];
rows.forEach(function ([url]) {
  this.get(url, async () => ({})); // $ endpoint="GET /a" endpoint="GET /b"
}, app);
[{ method: "PUT", url: "/c", handler: async () => ({}) }].forEach(app.route, app); // $ endpoint="PUT /c"

app.listen({ port: 3000 });
