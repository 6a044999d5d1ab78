const fastify = require("fastify");
const app = fastify();

async function blocked(request, reply) {
  switch (request.headers.authorization) {
    case "blocked":
      return reply.code(403).send();
    default:
      request.user = { id: 1 };
  }
}
async function missing(request, reply) {
  switch (request.headers.authorization) {
    case undefined:
    case "":
      return reply.code(401).send();
    default:
      request.user = { id: 1 };
  }
}
async function known(request, reply) {
  switch (request.headers.authorization) {
    case "sesame":
      request.user = { id: 1 };
      break;
    default:
      return reply.code(401).send();
  }
}
async function whatever(request, reply) {
  switch (true) {
    case Boolean(request.headers.authorization):
      return;
    case request.method === "DELETE":
      return reply.code(401).send();
    default:
  }
}
async function typed(request, reply) {
  switch (typeof request.headers.authorization) {
    case "string":
      return;
    default:
      return reply.code(401).send();
  }
}

const ok = async () => "ok";
app.get("/blocked", { onRequest: blocked }, ok); // $ endpoint="GET /blocked" guard=none
app.get("/missing", { onRequest: missing }, ok); // $ endpoint="GET /missing" guard=missing
app.get("/known", { onRequest: known }, ok); // $ endpoint="GET /known" guard=known
app.get("/whatever", { onRequest: whatever }, ok); // $ endpoint="GET /whatever" guard=none
app.delete("/whatever", { onRequest: whatever }, ok); // $ endpoint="DELETE /whatever" guard=whatever
app.get("/typed", { onRequest: typed }, ok); // $ endpoint="GET /typed" guard=typed

app.listen({ port: 3000 });
