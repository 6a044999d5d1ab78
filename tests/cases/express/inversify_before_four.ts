// $ oracle=no: neither the old inversify nor its decorators are installed there
import { Container, inject } from "inversify";
import { buildProviderModule, fluentProvide, provide } from "inversify-binding-decorators";
import { Controller, Delete, Get, InversifyExpressServer, TYPE } from "inversify-express-utils";

const singleton = (token: symbol) => fluentProvide(token).inSingletonScope().done();
const SETTINGS = Symbol.for("Settings");

@singleton(SETTINGS)
class Settings {
  get(name: string) {
    return { root: "/api/v1" }[name];
  }
}

@provide("Users")
class Users {}

@Controller("/users")
class UserController {
  constructor(@inject("Users") private users: Users) {}

  @Get("/") all() { return []; } // $ endpoint="GET /api/v1/users"

  @Delete("/:id") remove() {} // $ endpoint="DELETE /api/v1/users/:id"
}

const container = new Container();
container.load(buildProviderModule());
container.bind(TYPE.Controller).to(UserController).whenTargetNamed("users");
const settings = container.get<Settings>(SETTINGS);
const server = new InversifyExpressServer(container, null, { rootPath: settings.get("root") });
server.build().listen(3000);
