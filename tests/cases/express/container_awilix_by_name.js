// $ oracle=no: awilix is not installed there
const { createContainer, asClass, asFunction, asValue, InjectionMode } = require("awilix");
const express = require("express");

class Routes {
  constructor(context) {
    this.app = context.app;
    this.prefix = context.prefix;
  }
}
class Items extends Routes {
  constructor(context) {
    super(context);
    this.title = context.title;
  }
  register() {
    this.app.get(`${this.prefix}/${this.title}`, (req, res) => res.end()); // $ endpoint="GET /api/items"
  }
}
class Teams {
  constructor(app, teamPrefix) {
    app.get(`${teamPrefix}/teams`, (req, res) => res.end()); // $ endpoint="GET /v1/teams"
  }
}
const app = express();
const proxied = createContainer({ injectionMode: InjectionMode.PROXY });
proxied.register({ app: asValue(app), prefix: asValue("/api"), title: asValue("items"), items: asClass(Items).singleton() });
proxied.resolve("items").register();
const classic = createContainer({ injectionMode: InjectionMode.CLASSIC });
classic.register({ app: asFunction(() => app), teamPrefix: asValue("/v1"), teams: asClass(Teams) });
classic.resolve("teams");
app.listen(3000);
