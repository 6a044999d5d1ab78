import Fastify from "fastify";
import fp from "fastify-plugin";
import { app } from "./app.js";
import "./routes/side_effect.js";
import { define, mount } from "./routes/define.js";
import { Users } from "./routes/users.js";

app.route({ method: app.supportedMethods.filter((name) => ["GET", "PUT"].includes(name)), url: "/supported", handler: async () => "" }); // $ endpoint="GET /supported" endpoint="PUT /supported"
app.register(import("./routes/lazy.js"), { prefix: "/lazy" });
app.register(async (inner) => {
  inner.register(async (deep) => {
    deep.get("/here", async () => ""); // $ endpoint="GET /outer/here"
  }, () => ({ prefix: "/too-late" }));
}, { prefix: "/outer" });
app.register(fp(async (same) => {
  same.get("/unscoped", async () => ""); // $ endpoint="GET /unscoped"
}), { prefix: "/ignored" });

const typed = app.withTypeProvider();
typed.get("/typed", { schema: {} }, async () => ""); // $ endpoint="GET /typed"
app.decorate("ping", function (path) {
  this.get(path, async () => "pong"); // $ endpoint="GET /decorated"
});
app.ping("/decorated");

for await (const kind of ["a", "b"]) {
  const { default: plugin } = await import(`./routes/kind_${kind}.js`);
  await app.register(plugin, { prefix: `/${kind}` });
}
app.register(async (scope) => {
  scope.get("", async () => ""); // $ endpoint="GET /scope"
  scope.get("*", async () => ""); // $ endpoint="GET /scope*"
}, { prefix: "/scope" });
app.route({ method: "GET", url: "/versioned", constraints: { version: "1.0.0" }, handler: async () => "" }); // $ endpoint="GET /versioned"

mount(app, [define({ method: "get", run: async () => "" }), define({ method: "post", run: async () => "" })]);
new Users(app).start();
Fastify().register(async (other) => other.get("/never-listens", async () => "")); // $ endpoint="GET /never-listens"
await app.listen({ port: 0 });
