const fastify = require("fastify")();
const undici = require("undici");
class Repository {
  get(path) { return path; }
  post(path, body) { return body || path; }
}
const repository = new Repository();
repository.get("/not-a-route");
repository.post("/not-a-route", () => {});
fastify.get("/yes", async () => repository.get("/nor-this")); // $ endpoint="GET /yes"
