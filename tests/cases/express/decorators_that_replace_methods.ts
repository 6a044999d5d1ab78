// $ oracle=no: TypeScript's decorators
import "reflect-metadata";
import express from "express";

const ROUTE = Symbol("route");

function Get(path: string) {
  return (target: object, name: string, descriptor: PropertyDescriptor) => {
    Reflect.defineMetadata(ROUTE, { verb: "get", path }, descriptor.value);
    descriptor.value.shown = path;
  };
}

function Checked(check: express.RequestHandler) {
  return (target: object, name: string, descriptor: PropertyDescriptor) => {
    const inner = descriptor.value;
    descriptor.value = async function (this: object, req: express.Request, res: express.Response) {
      check(req, res, () => inner.call(this, req, res));
    };
  };
}

const numbered: express.RequestHandler = (req, res, next) => (Number(req.params.id) > 0 ? next() : res.sendStatus(404));

class Lamps {
  @Get("/lamps") all(req: express.Request, res: express.Response) { res.json([]); }
  @Get("/lamps/:id") @Checked(numbered) one(req: express.Request, res: express.Response) { res.json({}); }
  @Checked(numbered) @Get("/lost/:id") lost(req: express.Request, res: express.Response) { res.json({}); }
}

const app = express();
const prototype = Lamps.prototype as Record<string, any>;
for (const name of Object.getOwnPropertyNames(prototype)) {
  const route = Reflect.getOwnMetadata(ROUTE, prototype[name]);
  if (route) {
    app[route.verb](route.path, prototype[name]); // $ endpoint="GET /lamps" endpoint="GET /lamps/:id"
    app[route.verb](`/shown${prototype[name].shown}`, prototype[name]); // $ endpoint="GET /shown/lamps" endpoint="GET /shown/lamps/:id"
  }
}
for (const name of Object.getOwnPropertyNames(prototype)) {
  if (Reflect.hasMetadata(ROUTE, prototype[name])) {
    app.put(Reflect.getMetadata(ROUTE, prototype[name]).path, prototype[name]); // $ endpoint="PUT /lamps" endpoint="PUT /lamps/:id"
  }
}
app.listen(3000);
