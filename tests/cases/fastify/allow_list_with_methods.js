// A list with something in it is true: each entry of what is open says for which methods, or for all.
const fastify = require("fastify")();

const allowed = (method, methods) => methods === "*" || methods.includes(method);
const open = [
  ["/login"],
  ["/items", ["GET"]],
];

fastify.addHook("onRequest", async function requireKey(request, reply) {
  const path = request.url.split("?")[0];
  const found = open.filter((entry) => {
    const methods = entry[1] ? entry[1] : "*";
    return path.startsWith(entry[0]) && allowed(request.method, methods);
  });
  if (found.length > 0) return;
  if (!request.headers["x-api-key"]) return reply.code(401).send({});
});

fastify.post("/login", async () => ({})); // $ endpoint="POST /login" guard=none
fastify.get("/items", async () => []); // $ endpoint="GET /items" guard=none
fastify.post("/items", async () => ({})); // $ endpoint="POST /items" guard=requireKey
fastify.get("/orders", async () => []); // $ endpoint="GET /orders" guard=requireKey
