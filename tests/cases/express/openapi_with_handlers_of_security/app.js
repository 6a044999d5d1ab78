// $ oracle=no: express-openapi is not installed there
// What a description of an operation asks for is asked by the handler of that scheme; one without a handler lets everybody by.
const express = require("express");
const { initialize } = require("express-openapi");

const app = express();
initialize({
  app,
  apiDoc: {
    openapi: "3.0.0",
    components: {
      securitySchemes: {
        Bearer: { type: "http", scheme: "bearer" },
        OptionalBearer: { type: "http", scheme: "bearer" },
        Key: { type: "apiKey", in: "header", name: "x-key" },
      },
    },
    paths: {},
  },
  exposeApiDocs: false,
  securityHandlers: {
    Bearer: async (req) => req.headers.authorization === `Bearer ${process.env.TOKEN}`,
    OptionalBearer: async () => true,
  },
  paths: "./api",
});
app.listen(3000);
