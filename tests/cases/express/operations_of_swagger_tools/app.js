// $ oracle=no: swagger-tools is not installed there
const app = require("express")();
const fs = require("fs");
const jsyaml = require("js-yaml");
const swaggerTools = require("swagger-tools");

const document = jsyaml.safeLoad(fs.readFileSync("./document.yaml", "utf8"));
swaggerTools.initializeMiddleware(document, (middleware) => {
  app.use(middleware.swaggerMetadata());
  app.use(middleware.swaggerSecurity({ token: (req, definition, token, next) => next(token ? undefined : new Error("no")) }));
  app.use(middleware.swaggerValidator());
  app.use(middleware.swaggerRouter({ controllers: "./controllers" }));
  app.listen(3000);
});
