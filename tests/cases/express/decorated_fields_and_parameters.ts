// $ oracle=no: TypeScript's decorators
import express from "express";

type Held = { path: string; name: string };
const routes = new Map<object, Held[]>();
const tokens = new Map<Function, string[]>();
const values: Record<string, any> = { prefix: "/lamps", suffix: "/bright" };

function Get(path: string) {
  return (target: object, name: string) => {
    routes.set(target, [...(routes.get(target) ?? []), { path, name }]);
  };
}

function Token(name: string) {
  return (target: any, _method: string | undefined, index: number) => {
    const known = tokens.get(target) ?? [];
    known[index] = name;
    tokens.set(target, known);
  };
}

function Part(name: string) {
  return (target: any, method: string, index: number) => {
    (target.parts ??= {})[method] = [...(target.parts[method] ?? []), `:${name}${index}`];
  };
}

function Value(name: string) {
  return (target: object, key: string) => {
    Object.defineProperty(target, key, { get: () => values[name] });
  };
}

function bound(_target: object, _name: string, descriptor: PropertyDescriptor) {
  return { configurable: true, get(this: object) { return descriptor.value.bind(this); } };
}

class Doors {
  base = "/doors";
  @bound path(name: string) { return `${this.base}/${name}`; }
  @bound list(_req: express.Request, res: express.Response) { res.json([]); }
}

class Lamps {
  @Value("suffix") declare ending: string;
  @Get("/all") all: express.RequestHandler = (_req, res) => void res.json([]);
  @Get("/one") one = (_req: express.Request, res: express.Response) => { res.json({}); };
  constructor(@Token("prefix") readonly prefix: string, @Token("suffix") readonly suffix: string) {}
  @Get("/parts") parted(@Part("id") _id: string, @Part("at") _at: string) {}
}

const app = express();
const lamps = new Lamps(...(tokens.get(Lamps)!.map((name) => values[name]) as [string, string])) as any;
for (const { path, name } of routes.get(Lamps.prototype)!) {
  const parts = (Lamps.prototype as any).parts[name] ?? [];
  app.get([lamps.prefix + path, ...parts].join("/"), lamps[name]); // $ endpoint="GET /lamps/parts/:at1/:id0" endpoint="GET /lamps/all" endpoint="GET /lamps/one"
}
app.get(`/ends${lamps.ending}${lamps.suffix}`, lamps.one); // $ endpoint="GET /ends/bright/bright"
const { path, list } = new Doors();
app.get(path("front"), list); // $ endpoint="GET /doors/front" guard=none
app.listen(3000);
