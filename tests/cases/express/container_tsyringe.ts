// $ oracle=no
import "reflect-metadata";
import express, { Express, Router } from "express";
import { container, inject, injectable, singleton } from "tsyringe";
@singleton()
class Health {
  readonly router = Router().get("/health", (req, res) => { res.end(); }); // $ endpoint="GET /health"
}
@injectable()
class Api {
  constructor(@inject("Prefix") private prefix: string, private health: Health, @inject("App") private app: Express) {}
  mount() {
    this.app.use(this.health.router);
    this.app.get(this.prefix + "/items", (req, res) => { res.end(); }); // $ endpoint="GET /api/items"
  }
}
container.register("Prefix", { useValue: "/api" });
container.registerInstance("App", express());
container.register<Api>("Api", { useClass: Api });
container.resolve<Api>("Api").mount();
