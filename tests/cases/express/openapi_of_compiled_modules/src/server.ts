// $ oracle=no: express-openapi is not installed there
// The folder of modules is named as it is once the program is compiled; what is committed are the sources.
import express from "express";
import * as openapi from "express-openapi";

const app = express();
openapi.initialize({ app, apiDoc: { swagger: "2.0", basePath: "/api" }, exposeApiDocs: false, paths: "./lib/Server/api" });
app.listen(3000);
