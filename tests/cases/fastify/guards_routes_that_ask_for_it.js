const fastify = require("fastify");
const { isInternal } = require("policy-kit");

const app = fastify();

const guard = async (request, reply) => {
  if (!request.headers.authorization) return reply.code(401).send();
};

const admin = async (request, reply) => {
  if (request.headers["x-api-key"] !== "sesame") return reply.code(403).send();
};

app.register(async (scope) => {
  scope.addHook("onRoute", (route) => {
    if (route.config?.auth) {
      route.preHandler = [].concat(route.preHandler || [], guard);
    }
  });
  const options = { ...{}, schema: {} };
  scope.get("/plain", async () => 1); // $ endpoint="GET /plain" guard=none
  scope.get("/given", options, async () => 1); // $ endpoint="GET /given" guard=none
  scope.get("/own", { preHandler: [admin] }, async () => 1); // $ endpoint="GET /own" guard=admin
  scope.get("/both", { config: { auth: true }, preHandler: admin }, async () => 1); // $ endpoint="GET /both" guard=admin guard=guard
  scope.get("/marked", { config: { auth: true } }, async () => 1); // $ endpoint="GET /marked" guard=guard
  scope.get("/unmarked", { config: { auth: false } }, async () => 1); // $ endpoint="GET /unmarked" guard=none
});

app.register(async (scope) => {
  scope.addHook("onRoute", (route) => {
    if (process.env.STRICT === "1") route.preHandler = [...(route.preHandler ?? []), guard];
  });
  scope.get("/kept", { preHandler: [admin] }, async () => 1); // $ endpoint="GET /kept" guard=admin
});

app.register(async (scope) => {
  scope.addHook("onRoute", (route) => {
    if (isInternal(route.url)) route.preHandler = [...route.preHandler, guard];
  });
  scope.get("/policy", { preHandler: [admin] }, async () => 1); // $ endpoint="GET /policy" guard=admin guard=guard
});

app.addHook("onRoute", (route) => {
  if (route.url.startsWith("/staff/") && route.routePath !== "/door") route.onRequest = guard;
});

app.register(async (scope) => {
  scope.get("/rooms", async () => 1); // $ endpoint="GET /staff/rooms" guard=guard
  scope.get("/door", async () => 1); // $ endpoint="GET /staff/door" guard=none
  scope.route({ method: "GET", url: process.env.DESK ?? "/desk", handler: async () => 1 }); // $ endpoint="GET /staff/desk" guard=guard
}, { prefix: "/staff" });

app.listen({ port: 3000 });
