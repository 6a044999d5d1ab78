// $ oracle=no: express-openapi-validator is not installed there
const express = require("express");
const { OpenApiValidator } = require("express-openapi-validator");

const app = express();
const boot = async () => {
  await new OpenApiValidator({ apiSpec: "./document.json", operationHandlers: "./handlers", validateSecurity: false }).install(app);
  app.listen(3000);
};
boot();
