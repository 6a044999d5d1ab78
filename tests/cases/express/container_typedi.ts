// $ oracle=no
import "reflect-metadata";
import express, { Router } from "express";
import { Container, Inject, Service } from "typedi";
@Service("items.router")
class Items { router = Router().get("/items", (req, res) => { res.end(); }); } // $ endpoint="GET /v1/items"
@Service()
class Api {
  @Inject("prefix") prefix!: string;
  @Inject("items.router") items!: Items;
  mount(app: express.Express) { app.use(this.prefix, this.items.router); }
}
Container.set("prefix", "/v1");
Container.get(Api).mount(express());
