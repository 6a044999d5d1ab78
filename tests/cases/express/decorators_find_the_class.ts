// What a method decorator finds as `target.constructor` is the class, also where the class writes a constructor of its own.
import express from "express";

const registry = new Map<any, { base: string; routes: string[] }>();
function known(cls: any) {
  const found = registry.get(cls) ?? { base: "/", routes: [] };
  registry.set(cls, found);
  return found;
}
const Get = (path: string) => (target: any, _name: string) => {
  known(target.constructor).routes.push(path);
};
const Controller = (base: string) => (cls: any) => {
  known(cls).base = base;
};

@Controller("/users")
class Users {
  constructor(private readonly store: unknown = {}) {}

  @Get("/all")
  list() {
    return this.store;
  }
}

const app = express();
for (const [cls, { base, routes }] of registry) {
  new cls();
  for (const path of routes) app.get(base + path, (_req: any, res: any) => res.end()); // $ endpoint="GET /users/all"
}
app.listen(3000);
