// $ oracle=no (the library of errors is not installed)
// Errors whose status stands where their class is made: by @fastify/error, or by a function of the program around it.
const createError = require("@fastify/error");
const app = require("fastify")();

const Unknown = createError("E_UNKNOWN_CALLER", "Who are you?", 401);
const Missing = createError("E_MISSING", "There is none", 404);
class Narrow extends createError("E_NARROW", "Not you", 403) {}

app.addHook("preHandler", async (request) => {
  if (request.headers.authorization) request.user = { name: request.headers.authorization };
});

const callerOf = (request) => {
  const caller = request.user;
  if (caller == null) {
    throw new Unknown();
  }
  return caller;
};

app.get("/mine", async (request) => {  // $ endpoint="GET /mine" guard=handler
  const caller = callerOf(request);
  return { name: caller.name };
});

app.get("/called", async (request) => {  // $ endpoint="GET /called" guard=handler
  if (!request.user) throw Unknown();
  return {};
});

app.get("/narrow", async (request) => {  // $ endpoint="GET /narrow" guard=handler
  if (!request.headers.authorization) throw new Narrow();
  return {};
});

class Stopped extends Error {
  constructor() {
    super("Stop");
    this.statusCode = 403;
  }
}

app.get("/stopped", async (request) => {  // $ endpoint="GET /stopped" guard=handler
  if (!request.headers.authorization) throw new Stopped();
  return {};
});

app.get("/things/:id", async (request) => {  // $ endpoint="GET /things/:id" guard=none
  if (!request.headers.authorization) throw new Missing();
  return {};
});

app.listen({ port: 3000 });
