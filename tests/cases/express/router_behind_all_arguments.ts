// A middleware of our own takes whatever it is given and hands all of it on to a router.
// $ oracle=no: what is booted cannot see behind the middleware
import express, { RequestHandler, Router } from "express";
const onSubdomain =
  (handler: RequestHandler, subdomain: string): RequestHandler =>
  (...args) => {
    const [req, , next] = args;
    if (req.subdomains[0] === subdomain) {
      handler(...args);
      return;
    }
    next();
  };
const api = Router();
api.get("/items", (req, res) => { res.end(); }); // $ endpoint="GET /items"
const app = express();
app.use(onSubdomain(api, "api"));
app.listen(3000);
