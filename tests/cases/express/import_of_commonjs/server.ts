import type { Express } from "express";
class Server {
  start(app: Express): void {
    app.get("/started", (req, res) => res.end()); // $ endpoint="GET /started"
  }
}
const server = new Server();
export = server;
