// $ oracle=no
const express = require("express");
const { Queue } = require("somewhere-queue");
const app = express();
const connect = function (whenReady) {
  const queue = new Queue();
  queue.messages = (message) => { if (message.ready) whenReady(); };
  return queue;
};
connect(() => {
  app.get("/documents", (req, res) => res.end()); // $ endpoint="GET /documents"
  app.listen(8000);
});
