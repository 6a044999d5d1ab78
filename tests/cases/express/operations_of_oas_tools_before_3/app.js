// $ oracle=no: oas-tools is not installed there
const http = require("http");
const path = require("path");
const app = require("express")();
const oasTools = require("oas-tools");
const SwaggerParser = require("@apidevtools/swagger-parser");

(async () => {
  const document = await SwaggerParser.validate(path.join(__dirname, "/api/parcels.yaml"));
  oasTools.configure({ controllers: path.join(__dirname, "./controllers"), oasSecurity: true, securityFile: {}, router: true });
  oasTools.initialize(document, app, () => {
    app.get("/ready", (req, res) => res.end()); // $ endpoint="GET /ready" guard=none
    http.createServer(app).listen(3000);
  });
})();
