// $ oracle=no: the framework cannot boot all editions at once
// A setting chooses between editions: the default's routes are certain, the other editions' conditional.
const fastify = require("fastify");
const app = fastify();
const system = { edition: () => process.env.EDITION ?? "community" };
const flows = async (child) => {
  child.get("/flows", async () => []); // $ endpoint="GET /v1/flows"
};
const audits = async (child) => {
  child.get("/audits", async () => []); // $ endpoint="GET /v1/audits" confidence=conditional
};
app.register(flows, { prefix: "/v1" });
const edition = system.edition();
switch (edition) {
  case "enterprise":
    app.register(audits, { prefix: "/v1" });
    break;
  case "community":
    app.get("/about", async () => ({})); // $ endpoint="GET /about"
    break;
}
app.listen({ port: 3000 });
