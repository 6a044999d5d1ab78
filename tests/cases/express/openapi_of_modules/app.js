// $ oracle=no: express-openapi is not installed there
const express = require("express");
const { initialize } = require("express-openapi");
const document = { openapi: "3.0.0", servers: [{ url: "https://example.org/v1/" }], paths: {} };
const app = express();
initialize({ app, apiDoc: document, dependencies: { users: { all: () => [] } }, paths: "./api" }); // $ endpoint="GET /v1/api-docs"

const inner = express();
const names = ["tags", "tags/{slug}"];
initialize({
  app: inner,
  apiDoc: { swagger: "2.0", basePath: "/" },
  exposeApiDocs: false,
  paths: names.map((name) => ({ path: "/" + name, module: require(`./listed/${name}`) })),
});
app.use("/inner", inner);
app.listen(3000);
