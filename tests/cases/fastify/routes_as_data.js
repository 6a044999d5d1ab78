const fastify = require("fastify")();
const routes = [
  { method: "GET", url: "/cars", handler: async () => [] },
  { method: "POST", url: "/cars", handler: async () => ({}) },
  { method: ["PUT", "PATCH"], url: "/cars/:id", handler: async () => ({}) },
];
routes.forEach((route) => fastify.route(route)); // $ endpoint="GET /cars" endpoint="POST /cars" endpoint="PUT /cars/:id" endpoint="PATCH /cars/:id"
