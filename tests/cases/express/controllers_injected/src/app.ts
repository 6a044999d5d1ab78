import express from "express";
import type { Controller } from "./controller";
export class App {
  public readonly app: express.Application = express();
  constructor(controllers: Controller[], private readonly options: { prefix: string }) {
    this.app.use(express.json());
    this.initialize(controllers);
  }
  private initialize(controllers: Controller[]): void {
    controllers.forEach((controller) => {
      this.app.use(this.options.prefix, controller.router);
    });
  }
  public listen(): void { this.app.listen(3000); }
}
