// $ oracle=no
import "reflect-metadata";
import express, { Router } from "express";
import { Container, ContainerModule, inject, injectable, multiInject } from "inversify";
const TYPES = { Prefix: Symbol.for("Prefix"), Routes: Symbol.for("Routes"), Server: Symbol("Server") };
interface Routes { router: Router }
@injectable()
class Items implements Routes {
  router = Router();
  constructor(@inject(TYPES.Prefix) prefix: string) {
    this.router.get(`${prefix}/items`, (req, res) => { res.end(); }); // $ endpoint="GET /v1/items"
  }
}
@injectable()
class Users implements Routes {
  @inject(TYPES.Prefix) private prefix!: string;
  router = Router();
  register() { this.router.get(this.prefix + "/users", (req, res) => { res.end(); }); return this.router; } // $ endpoint="GET /v1/users"
}
@injectable()
class Server {
  constructor(@multiInject(TYPES.Routes) private readonly routes: Routes[], @inject(Users) private readonly users: Users) {}
  start() {
    const app = express();
    this.routes.forEach((each) => app.use(each.router));
    app.use(this.users.register());
    app.listen(3000);
  }
}
const settings = new ContainerModule((bind) => { bind<string>(TYPES.Prefix).toConstantValue("/v1"); });
const container = new Container();
container.load(settings);
container.bind<Routes>(TYPES.Routes).to(Items).inSingletonScope();
container.bind<Server>(TYPES.Server).to(Server);
container.get<Server>(TYPES.Server).start();
