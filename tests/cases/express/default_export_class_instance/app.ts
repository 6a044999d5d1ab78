import express from "express";
import itemsRoutes from "./items";
class App {
  public server = express();
  constructor() { this.routes(); }
  private routes(): void { this.server.use("/items", itemsRoutes); }
}
export default new App().server;
