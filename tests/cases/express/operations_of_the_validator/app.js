// $ oracle=no: express-openapi-validator is not installed there
const express = require("express");
const path = require("path");
const OpenApiValidator = require("express-openapi-validator");

const app = express();
app.use(express.json());
app.use(
  OpenApiValidator.middleware({
    apiSpec: path.join(__dirname, "document.yaml"),
    validateSecurity: { handlers: { bearer: (req) => req.headers.authorization === "Bearer well-known" } },
    operationHandlers: path.join(__dirname, "handlers"),
  }),
);
app.get("/health", (req, res) => res.end()); // $ endpoint="GET /health"
app.listen(3000);
