// $ oracle=no: decorators as the language has them since 2023, which Node does not run by itself
import express from "express";

type Row = { verb: "get" | "put" | "delete"; path: string; handler: express.RequestHandler };
const ROWS = "__rows";
const rooms: any[] = [];

function verb(name: Row["verb"]) {
  return (path: string) => (method: express.RequestHandler, context: ClassMethodDecoratorContext) => {
    context.addInitializer(function (this: any) {
      const prototype = Object.getPrototypeOf(this);
      prototype[ROWS] ??= [];
      prototype[ROWS].push({ verb: name, path, handler: method });
    });
  };
}
const Get = verb("get");

function Kept(path: string) {
  return (method: express.RequestHandler, context: ClassMethodDecoratorContext): void => {
    ((context.metadata.kept as Row[]) ??= []).push({ verb: "put", path, handler: method });
  };
}

function Asked(method: express.RequestHandler, context: ClassMethodDecoratorContext) {
  return function (this: any, req: express.Request, res: express.Response, next: express.NextFunction) {
    if (!req.headers.authorization) return res.sendStatus(401);
    return method.call(this, req, res, next);
  };
}

function Field(path: string) {
  return (_nothing: undefined, { name, kind, addInitializer }: ClassFieldDecoratorContext) => {
    addInitializer(function (this: any) {
      app.delete(`/${kind}${path}`, this[name]); // $ endpoint="DELETE /field/lamps" endpoint="DELETE /field/doors"
    });
  };
}

function under(prefix: string) {
  return (first: string) => prefix + first;
}

const Below = (prefix: string) => (_nothing: unknown, context: ClassFieldDecoratorContext) => under(prefix);

function Room(prefix: string) {
  return (cls: any, context: ClassDecoratorContext) => {
    cls.prototype.prefix = `${prefix}/${context.name}`;
    context.addInitializer(function (this: any) {
      rooms.push(this);
    });
  };
}

const app = express();

@Room("/rooms")
class Hall {
  @Below("/deep") place = "/cellar";
  @Field("/lamps") drop: express.RequestHandler = (_req, res) => void res.json({});
  @Field("/doors") close: express.RequestHandler = (_req, res) => void res.json({});
  @Get("/lamps") lamps(_req: express.Request, res: express.Response) { res.json([]); }
  @Kept("/doors") @Get("/doors") doors(_req: express.Request, res: express.Response) { res.json([]); }
  @Get("/keys") @Asked keys(_req: express.Request, res: express.Response) { res.json([]); }
  @Asked safe(_req: express.Request, res: express.Response) { res.json([]); }
}

@Room("/attics")
class Attic extends Hall {
  @Kept("/windows") windows(_req: express.Request, res: express.Response) { res.json([]); }
}

for (const cls of rooms) {
  for (const row of cls[Symbol.metadata].kept) {
    app[row.verb](cls.prototype.prefix + row.path, row.handler); // $ endpoint="PUT /rooms/Hall/doors" endpoint="PUT /rooms/Hall/windows" endpoint="PUT /attics/Attic/doors" endpoint="PUT /attics/Attic/windows"
  }
}
const hall = new Hall() as any;
for (const row of hall[ROWS]) {
  app[row.verb](hall.prefix + row.path, row.handler); // $ endpoint="GET /rooms/Hall/lamps" endpoint="GET /rooms/Hall/doors" endpoint="GET /rooms/Hall/keys"
}
app.get("/safe", hall.safe); // $ endpoint="GET /safe" guard=any
app.get(hall.place, hall.lamps); // $ endpoint="GET /deep/cellar" guard=none
app.listen(3000);
