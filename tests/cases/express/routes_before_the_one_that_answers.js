// $ oracle=no (it names the first route of a path)
// Routes of the same path that prepare the request and pass it on: the endpoint is the one that answers.
const express = require("express");
const app = express();

function validateQuery(schema) {
  return async function validated(req, res, next) {
    try {
      if (!schema) return next();
      req.validated = await schema.parse(req.query);
      next();
    } catch (error) {
      next(error);
    }
  };
}

app.get("/items", validateQuery({ parse: async (query) => query }));
app.post("/items", express.urlencoded({ extended: true }));
app.get("/items", (req, res) => res.json([]));  // $ endpoint="GET /items"
app.post("/items", (req, res) => res.json({}));  // $ endpoint="POST /items"
app.get("/found/:id", async (req, res, next) => {  // $ endpoint="GET /found/:id"
  try {
    const found = await req.app.find(req.params.id);
    if (!found) return next();
    res.json(found);
  } catch (error) {
    next(error);
  }
});
app.get("/found/:id", (req, res) => res.status(404).end());

app.listen(3000);
