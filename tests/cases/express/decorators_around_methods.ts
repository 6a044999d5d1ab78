import express, { type NextFunction, type Request, type RequestHandler, type Response } from "express";

const app = express();

async function check(scopes: string[], request: Request, response: Response) {
  if (!request.headers.authorization?.startsWith("Bearer ")) {
    return response.status(401).send("a token, please");
  }
  return undefined;
}

function asking(scopes: string[]) {
  return function (target: any, key: string, descriptor: PropertyDescriptor) {
    const original = descriptor.value as RequestHandler;
    descriptor.value = async function () {
      const request = arguments[0] as Request;
      const response = arguments[1] as Response;
      const next = arguments[2] as NextFunction;
      const refused = await check(scopes, request, response);
      if (refused !== undefined) return refused;
      return original.apply(this, [request, response, next]);
    };
    return descriptor;
  };
}

function Writes() {
  return asking(["orders.write"]);
}

function Signed(target: any, key: string, descriptor: PropertyDescriptor) {
  const original = descriptor.value;
  descriptor.value = async function (...args: any[]) {
    const [req, res] = args;
    if (!req.headers.authorization) {
      res.status(401).end();
      return;
    }
    return await original.apply(this, args);
  };
}

function Timed(target: any, key: string, descriptor: PropertyDescriptor) {
  const original = descriptor.value;
  descriptor.value = function (req: Request, res: Response, next: NextFunction) {
    res.setHeader("x-begun", "now");
    return original.call(this, req, res, next);
  };
}

function span(run: () => unknown) {
  return [run].map((step) => step())[0];
}

function Measured(target: any, key: string, descriptor: PropertyDescriptor) {
  const original = descriptor.value;
  descriptor.value = function (...args: any[]) {
    return span(() => original.apply(this, args));
  };
  return descriptor;
}

class Guards {
  @Measured
  static key(req: Request, res: Response, next: NextFunction) {
    if (!req.headers["x-api-key"]) return res.sendStatus(401);
    next();
  }
}

class Orders {
  @Writes()
  async add(req: Request, res: Response) {
    res.sendStatus(201);
  }

  @Timed
  @Signed
  one(req: Request, res: Response) {
    res.json({});
  }

  @Timed
  list(req: Request, res: Response) {
    res.json([]);
  }
}

const caught =
  (handler: any): RequestHandler =>
  (req, res, next) => {
    Promise.resolve(handler(req, res, next)).catch(next);
  };

const orders = new Orders();
app.get("/orders", orders.list); // $ endpoint="GET /orders" guard=none
app.post("/orders", orders.add); // $ endpoint="POST /orders" guard=asking
app.get("/orders/:id", orders.one.bind(orders)); // $ endpoint="GET /orders/:id" guard=Signed
app.put("/orders", caught(orders.add)); // $ endpoint="PUT /orders" guard=asking
app.patch("/orders", (req, res) => orders.one(req, res)); // $ endpoint="PATCH /orders" guard=Signed
app.delete("/orders", Guards.key, (req, res, next) => orders.list(req, res)); // $ endpoint="DELETE /orders" guard=key
app.listen(3000);
