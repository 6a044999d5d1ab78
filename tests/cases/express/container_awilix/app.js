// $ oracle=no
const { createContainer, asClass, asFunction, asValue } = require("awilix");
const express = require("express");

class Server {
  constructor({ router, prefix }) { this.app = express(); this.app.use(prefix, router); }
}
const makeRouter = ({ itemsRouter, users }) => express.Router().use(itemsRouter).use("/users", users);
const container = createContainer();
container
  .register({ server: asClass(Server).singleton(), router: asFunction(makeRouter), prefix: asValue("/api") })
  .register("users", asFunction(() => express.Router().get("/me", (req, res) => res.end()))); // $ endpoint="GET /api/users/me"
container.loadModules(["routes/*.js"], { formatName: "camelCase", cwd: __dirname });
container.resolve("server").app.listen(3000);
