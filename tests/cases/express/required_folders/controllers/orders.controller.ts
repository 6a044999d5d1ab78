import { Application } from "express";
export default class Orders {
  register(app: Application, name: string) {
    app.get(`/${name}`, (req, res) => res.end()); // $ endpoint="GET /orders"
  }
}
