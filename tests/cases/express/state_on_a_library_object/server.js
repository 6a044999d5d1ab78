const { settings } = require("@shop/common");
const express = require("express");
exports.start = function () {
  const app = express();
  app.use("/api", settings.config.backend.router);
  app.listen(3000);
};
