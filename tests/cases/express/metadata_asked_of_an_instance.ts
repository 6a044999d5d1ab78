// $ oracle=no: reflect-metadata is not installed there
// What decorators keep of a class's methods is found from its instances, and from classes that derive from it.
import "reflect-metadata";
import express from "express";

const Controller = (base: string): ClassDecorator => (target) => Reflect.defineMetadata("base", base, target);
const verb = (method: string) => (path: string): MethodDecorator => (target, name) => {
  Reflect.defineMetadata("method", method, target, name);
  Reflect.defineMetadata("path", path, target, name);
};
const Get = verb("get");
const Post = verb("post");
const Named: MethodDecorator = Reflect.metadata("method", "put");

abstract class Common {
  @Get("/about")
  about(_req: any, res: any) { res.end(); }
}

@Controller("/users")
class Users {
  constructor(private readonly store: unknown) {}

  @Get("/all")
  list(_req: any, res: any) { res.end(); }

  @Post("/")
  add(_req: any, res: any) { res.end(); }

  @Named
  put(_req: any, res: any) { res.end(); }

  helper() { return this.store; }
}

@Controller("/shops")
class Shops extends Common {
  @Get("/open")
  open(_req: any, res: any) { res.end(); }
}

function register(router: any, Made: any, dependencies: unknown[] = []): void {
  const instance = new Made(...dependencies);
  const base = Reflect.getMetadata("base", Made);
  const names = [...Object.getOwnPropertyNames(Made.prototype), "about"];
  names.forEach((name) => {
    if (name === "constructor" || !Reflect.hasMetadata("method", instance, name)) return;
    const method = Reflect.getMetadata("method", instance, name);
    const path = Reflect.getMetadata("path", instance, name) || "/put";
    const handler = instance[name];
    if (typeof handler === "function") {
      router[method](`${base}${path}`, handler.bind(instance)); // $ endpoint="GET /users/all" endpoint="POST /users/" endpoint="PUT /users/put" endpoint="GET /shops/open" endpoint="GET /shops/about"
    }
    if (Reflect.getOwnMetadata("method", instance, name) || Reflect.hasOwnMetadata("method", Made, name)) router.get("/never", handler);
    if (Reflect.hasOwnMetadata("method", Made.prototype, name)) {
      router.get("/own" + path, handler.bind(instance)); // $ endpoint="GET /own/all" endpoint="GET /own/" endpoint="GET /own/put" endpoint="GET /own/open"
    }
  });
}

const app = express();
register(app, Users, [{}]);
register(app, Shops);
app.listen(3000);
