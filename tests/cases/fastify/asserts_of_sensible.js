const fastify = require("fastify");
const app = fastify();
app.register(require("@fastify/sensible"));

async function signedIn(request) {
  request.server.assert(request.headers.authorization, 401, "who asks?");
}
async function small(request) {
  request.server.assert(Number(request.headers["content-length"] ?? 0) < 1e9, 413);
}
async function allowed(request) {
  request.server.assert(request.headers.authorization !== undefined, 403);
}
async function found(request) {
  request.server.assert(request.params.id, 401);
}

const ok = async () => "ok";
app.get("/signed-in", { onRequest: signedIn }, ok); // $ endpoint="GET /signed-in" guard=signedIn
app.get("/small", { onRequest: small }, ok); // $ endpoint="GET /small" guard=none
app.get("/allowed", { onRequest: allowed }, ok); // $ endpoint="GET /allowed" guard=allowed
app.get("/found/:id", { onRequest: found }, ok); // $ endpoint="GET /found/:id" guard=none

app.listen({ port: 3000 });
