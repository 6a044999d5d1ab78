const fastify = require("fastify");
const app = fastify();
app.setErrorHandler((error, request, reply) => reply.code(error.statusCode ?? 401).send());

class NotSignedIn extends Error {
  constructor(message) {
    super(message);
    this.statusCode = 401;
  }
}
class Problem extends Error {}

function withStatus(request, reply, done) {
  const error = request.headers.authorization ? undefined : Object.assign(new Error("who asks?"), { statusCode: 401 });
  done(error);
}
function atOnce(request, reply, done) {
  done(request.headers.authorization ? null : new Error("who asks?"));
}
function later(request, reply, done) {
  let error = null;
  if (!request.headers.authorization) error = new Error("who asks?");
  done(error);
}
async function thrown(request) {
  const error = request.headers.authorization ? null : new NotSignedIn("who asks?");
  if (error) throw error;
}
function ownError(request, reply, done) {
  const error = request.headers.authorization ? null : new Problem("who asks?");
  done(error);
}
function found(request) {
  if (!request.headers.authorization) return new Error("who asks?");
  return null;
}
function returned(request, reply, done) {
  const error = found(request);
  if (error) return done(error);
  done();
}
function tooLarge(request, reply, done) {
  const error = Object.assign(new Error("too large"), { statusCode: 413 });
  done(Number(request.headers["content-length"] ?? 0) > 1e9 ? error : undefined);
}
function noted(request, reply, done) {
  if (!request.headers.authorization) console.warn(new Error("a stranger"));
  done();
}
function kept(request, reply, done) {
  request.problem = request.headers.authorization ? null : new Error("a stranger");
  done();
}

const ok = async () => "ok";
app.get("/status", { onRequest: withStatus }, ok); // $ endpoint="GET /status" guard=withStatus
app.get("/at-once", { onRequest: atOnce }, ok); // $ endpoint="GET /at-once" guard=atOnce
app.get("/later", { onRequest: later }, ok); // $ endpoint="GET /later" guard=later
app.get("/thrown", { onRequest: thrown }, ok); // $ endpoint="GET /thrown" guard=thrown
app.get("/own", { onRequest: ownError }, ok); // $ endpoint="GET /own" guard=ownError
app.get("/returned", { onRequest: returned }, ok); // $ endpoint="GET /returned" guard=returned
app.get("/large", { onRequest: tooLarge }, ok); // $ endpoint="GET /large" guard=none
app.get("/noted", { onRequest: noted }, ok); // $ endpoint="GET /noted" guard=none
app.get("/kept", { onRequest: kept }, ok); // $ endpoint="GET /kept" guard=none

app.listen({ port: 3000 });
