const Fastify = require("fastify");
const { betterAuth } = require("better-auth");
const auth = betterAuth({});
const app = Fastify();
async function signedIn(request, reply) {
  const headers = new Headers();
  for (const [name, value] of Object.entries(request.headers)) {
    if (value) headers.append(name, value.toString());
  }
  const session = await auth.api.getSession({ headers });
  if (!session) return reply.status(401).send({ error: "nobody" });
  request.session = session;
}
async function perhaps(request) {
  const headers = new Headers(request.headers);
  request.session = await auth.api.getSession({ headers });
}
app.get("/me", { preHandler: signedIn }, async () => ({})); // $ endpoint="GET /me" guard=signedIn
app.get("/news", { preHandler: perhaps }, async () => ({})); // $ endpoint="GET /news" guard=none
app.listen({ port: 3000 });
