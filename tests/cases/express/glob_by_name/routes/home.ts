import { Application } from "express";
export default function (app: Application): void {
  app.get("/home", (req, res) => { res.end(); }); // $ endpoint="GET /home"
}
