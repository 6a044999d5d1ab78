const express = require("express");
const Joi = require("joi");
const app = express();
const authorRouter = express.Router();
const schema = Joi.object({ name: Joi.string() });
function validateUser(req, res, next) {
  const { error } = schema.validate(req.body);
  return error ? res.status(400).json(error) : next();
}
function authorize(req, res, next) {
  res.locals.theme = "light";
  next();
}
authorRouter.get("/", (req, res) => res.end()); // $ endpoint="GET /authors" guard=none
app.post("/users", validateUser, (req, res) => res.end()); // $ endpoint="POST /users" guard=none
app.use("/authors", authorRouter);
app.get("/theme", authorize, (req, res) => res.end()); // $ endpoint="GET /theme" guard=none
