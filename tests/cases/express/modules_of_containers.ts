// $ oracle=no: inversify is not installed there
import "reflect-metadata";
import express, { Router } from "express";
import { Container, ContainerModule, type ContainerModuleLoadOptions, inject, injectable } from "inversify";

const TYPES = { Prefix: Symbol.for("Prefix"), Orders: Symbol.for("Orders"), Stock: Symbol.for("Stock") };

@injectable()
class Orders {
  readonly router = Router();

  constructor(@inject(TYPES.Prefix) prefix: string, @inject(TYPES.Stock) stock: Router) {
    this.router.get(prefix, (req, res) => res.json([])); // $ endpoint="GET /v2/orders"
    this.router.use("/stock", stock);
  }
}

const settings = new ContainerModule((options: ContainerModuleLoadOptions) => {
  options.bind<string>(TYPES.Prefix).toConstantValue("/orders");
});
const shared = new ContainerModule(async ({ bind }) => {
  const stock = Router();
  stock.put("/:id", (req, res) => res.end()); // $ endpoint="PUT /v2/stock/:id"
  bind(TYPES.Stock).toConstantValue(stock);
});
const routers = new ContainerModule(function ({ bind, rebindSync }) {
  bind(TYPES.Orders).to(Orders).inSingletonScope();
});

async function start() {
  const container = new Container();
  container.load(settings);
  await container.loadAsync(shared);
  container.loadSync(routers);
  const app = express();
  app.use("/v2", container.get<Orders>(TYPES.Orders).router);
  app.listen(3000);
}

start();
