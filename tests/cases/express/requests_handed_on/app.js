// Middleware calls a function of another file, and that function a router; or it makes a router for each request.
// $ oracle=no: what is booted cannot see behind the middleware
const express = require("express");
const serverless = require("./serverless");
const app = express();
app.get("/metrics", (req, res) => res.end()); // $ endpoint="GET /metrics"
app.use((req, res, next) => serverless(req, res, next));

const table = { "/one": () => 1, "/two": () => 2 };
Object.keys(table).forEach((path) => {
  app.use(`/made${path}`, (req, res, next) => {
    const router = express.Router();
    const answer = () => res.json(table[path](req.query));
    router.get("/", answer); // $ endpoint="GET /made/one" endpoint="GET /made/two"
    if (path === "/two") router.post("/", answer); // $ endpoint="POST /made/two"
    router(req, res, next);
  });
});
app.listen(3000);
