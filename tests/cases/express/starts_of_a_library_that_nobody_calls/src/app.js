const express = require("express");

module.exports = function (config) {
  const app = express();
  app.locals.queues = { ...config };
  return { app, queues: app.locals.queues };
};
