// $ oracle=no: oas3-tools is not installed there
const http = require("http");
const path = require("path");
const oas3Tools = require("oas3-tools");

const settings = oas3Tools.expressAppConfig(path.join(__dirname, "document.json"), {
  routing: { controllers: path.join(__dirname, "./controllers") },
});
http.createServer(settings.getApp()).listen(8080);
