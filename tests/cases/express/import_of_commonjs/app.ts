// $ oracle=no: TypeScript's own `export =`
import express from "express";

const app = express();
async function start() {
  const server = (await import("./server")).default;
  server.start(app);
  const { default: users } = await import("./users");
  app.use("/users", users);
  const { default: setUp } = await import("./set_up");
  setUp(app);
  const tables = await import("./tables");
  for (const name of tables.default.names) app.get(`/tables/${name}`, (req, res) => res.end()); // $ endpoint="GET /tables/a" endpoint="GET /tables/b"
  app.listen(3000);
}
void start();
