// A package exports a factory of a class and nobody calls it: what the class starts is served all the same.
// $ oracle=no: nothing here calls what is exported
import express from "express";
export class TestServer {
  constructor(private config: { name: string }) {}
  async start(): Promise<void> {
    return this.startHttp(3000);
  }
  private async startHttp(port: number): Promise<void> {
    const app = express();
    app.get("/items", (req, res) => { res.end(this.config.name); }); // $ endpoint="GET /items"
    app.listen(port);
  }
}
export function createTestServer(config: { name: string }): TestServer {
  return new TestServer(config);
}
