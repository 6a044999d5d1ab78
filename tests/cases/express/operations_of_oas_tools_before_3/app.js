// $ oracle=no: oas-tools is not installed there
const fs = require("fs");
const http = require("http");
const path = require("path");
const app = require("express")();
const jsyaml = require("js-yaml");
const oasTools = require("oas-tools");

const document = jsyaml.safeLoad(fs.readFileSync(path.join(__dirname, "/api/parcels.yaml"), "utf8"));
oasTools.configure({ controllers: path.join(__dirname, "./controllers"), oasSecurity: true, securityFile: {}, router: true });
oasTools.initialize(document, app, () => {
  app.get("/ready", (req, res) => res.end()); // $ endpoint="GET /ready" guard=none
  http.createServer(app).listen(3000);
});
