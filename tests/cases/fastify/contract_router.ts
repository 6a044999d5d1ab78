// $ oracle=no
import Fastify from "fastify";
import { initContract } from "@ts-rest/core";
import { initServer } from "@ts-rest/fastify";

const c = initContract();
const posts = c.router(
  {
    one: { method: "GET", path: "/:id", responses: {} }, // $ endpoint="GET /v1/posts/:id"
    add: { method: "POST", path: "", responses: {} }, // $ endpoint="POST /v1/posts"
  },
  { pathPrefix: "/posts" },
);
const contract = c.router({ health: { method: "GET", path: "/health" }, posts }, { pathPrefix: "/v1" }); // $ endpoint="GET /v1/health"
const internal = c.router({ stats: { method: "GET", path: "/stats" } }); // $ endpoint="GET /internal/stats" guard=requireKey

const requireKey = async (request, reply) => {
  if (!request.headers["x-key"]) return reply.code(401).send();
};
const app = Fastify();
const s = initServer();
const postsRouter = s.router(contract.posts, { one: async () => ({}), add: { handler: async () => ({}) } });
const router = s.router(contract, { health: async () => ({}), posts: postsRouter });
s.registerRouter(contract, router, app, { logInitialization: true });

const internalRouter = s.router(internal, { stats: { hooks: { preHandler: requireKey }, handler: async () => ({}) } });
app.register(s.plugin(internalRouter), { prefix: "/internal" });
app.listen({ port: 3000 });
