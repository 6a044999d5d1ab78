import express, { Router } from "express";
class Container {
  private readonly made = new Map<string, unknown>();
  register(token: string, factory: () => unknown): this { this.made.set(token, factory()); return this; }
  get<T>(token: string): T { return this.made.get(token) as T; }
}
class Items { router = Router().get("/items", (req, res) => { res.end(); }); } // $ endpoint="GET /v1/items"
const container = new Container().register("items", () => new Items());
express().use("/v1", container.get<Items>("items").router);
