import Fastify from "fastify";
import * as controllers from "./controllers";

const app = Fastify();
for (const [name, controller] of Object.entries(controllers)) {
  const actions: Record<string, any> = controller;
  app.register(
    async (scope) => {
      if (actions.guard) scope.addHook("onRequest", actions.guard);
      if (actions.index) scope.get("/", actions.index); // $ endpoint="GET /plants" endpoint="GET /orders"
      if (actions.create) scope.post("/", actions.create); // $ endpoint="POST /orders" guard=guard
    },
    { prefix: actions.prefix ?? `/${name}` },
  );
}
app.listen({ port: 3000 });
