// Each entry of a list of what is open may say for which methods, as a list; one that says none is open for all.
const fastify = require("fastify")();

const every = ["GET", "POST", "PUT"];
const open = [
  { path: "/login" },
  { path: "/items", methods: ["GET"] },
];

fastify.addHook("onRequest", async function requireKey(request, reply) {
  const path = request.url.split("?")[0];
  if (open.some((item) => item.path === path && (item.methods ? item.methods : every).includes(request.method))) return;
  if (!request.headers["x-api-key"]) return reply.code(401).send({});
});

fastify.post("/login", async () => ({})); // $ endpoint="POST /login" guard=none
fastify.get("/items", async () => []); // $ endpoint="GET /items" guard=none
fastify.post("/items", async () => ({})); // $ endpoint="POST /items" guard=requireKey
fastify.get("/orders", async () => []); // $ endpoint="GET /orders" guard=requireKey
