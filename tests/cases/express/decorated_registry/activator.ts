import { Router, type Application } from "express";
import { Container, Service } from "./container";
import { Registry } from "./registry";

@Service()
export class Activator {
  constructor(private readonly registry: Registry) {}
  activate(app: Application) {
    for (const wanted of this.registry.classes) this.one(app, wanted);
  }
  private one(app: Application, wanted: any) {
    const { base, routes } = this.registry.of(wanted);
    const router = Router({ mergeParams: true });
    app.use(`/rest/${base}`.replace(/\/+/g, "/"), router);
    const controller: any = Container.get(wanted);
    for (const [name, route] of routes) {
      router[route.method](route.path, async (req: any, res: any) => controller[name](req, res)); // $ endpoint="GET /rest/notes/" endpoint="POST /rest/notes/:id/share"
    }
  }
}
