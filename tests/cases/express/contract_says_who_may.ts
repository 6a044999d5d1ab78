// $ oracle=no: ts-rest is not installed there
// A guard before all routes of a contract that asks the contract whether the route is for everybody.
import { initContract } from "@ts-rest/core";
import { createExpressEndpoints, initServer } from "@ts-rest/express";
import express from "express";

const meta = (says: { everybody?: boolean }) => ({ access: says });
const defaults = { everybody: false };
const c = initContract();
const open = c.router(
  { help: { method: "GET", path: "/help", responses: {} } }, // $ endpoint="GET /v1/open/help" guard=none
  { pathPrefix: "/open", metadata: meta({ everybody: true }) },
);
const contract = c.router(
  {
    open,
    news: { method: "GET", path: "/news", responses: {}, metadata: meta({ everybody: true }) }, // $ endpoint="GET /v1/news" guard=none
    mine: { method: "GET", path: "/mine", responses: {}, metadata: meta({}) }, // $ endpoint="GET /v1/mine" guard=signedIn
    all: { method: "GET", path: "/all", responses: {} }, // $ endpoint="GET /v1/all" guard=signedIn
  },
  { pathPrefix: "/v1" },
);

function signedIn() {
  return async (req: any, res: express.Response, next: express.NextFunction) => {
    const options = { ...defaults, ...(req.tsRestRoute["metadata"]?.["access"] ?? {}) };
    const { authorization: header } = req.headers;
    try {
      if (header !== undefined && header !== "") req.reader = header;
      else if (options.everybody === true) req.reader = "somebody";
      else throw Object.assign(new Error("who?"), { status: 401 });
      console.log(req.reader);
    } catch (error) {
      next(error);
      return;
    }
    next();
  };
}

const answer = async () => ({ status: 200, body: null });
const router = initServer().router(contract, { open: { help: answer }, news: answer, mine: answer, all: answer } as any);
const app = express();
createExpressEndpoints(contract, router, app, { globalMiddleware: [signedIn()] });
app.listen(3000);
