// $ oracle=no: swagger-tools and swagger-jsdoc are not installed there
const express = require("express");
const swaggerJSDoc = require("swagger-jsdoc");
const swaggerTools = require("swagger-tools");
const swaggerUi = require("swagger-ui-express");

const document = swaggerJSDoc({
  definition: { swagger: "2.0", info: { title: "Fleet", version: "1" }, basePath: "/v1" },
  apis: ["./api/*.yaml", "./controllers/*.js"],
});
document.consumes = ["application/json"];
["draft"].forEach((name) => {
  delete document.paths[`/${name}`];
});

const app = express();
swaggerTools.initializeMiddleware(document, (middleware) => {
  app.use(middleware.swaggerRouter({ controllers: "./controllers" }));
  app.use("/explorer", swaggerUi.serve, swaggerUi.setup(document));
  app.listen(3000);
});
