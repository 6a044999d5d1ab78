const fastify = require("fastify")();
fastify.route({ method: "GET", url: "/a", handler: async () => "" }); // $ endpoint="GET /a"
fastify.route({ method: ["PUT", "PATCH"], path: "/b/:id", handler: async () => "" }); // $ endpoint="PUT /b/:id" endpoint="PATCH /b/:id"
const opts = { method: "POST", url: "/c", schema: { body: { type: "object" } }, handler: async () => "" };
fastify.route(opts).route({ ...opts, url: "/d" }); // $ endpoint="POST /c" endpoint="POST /d"
