const express = require("express");

module.exports = function keep(options) {
  const app = express();
  const api = express.Router();
  options.routes(api);
  app.use(options.prefix, api);
  app.listen(3000);
};
