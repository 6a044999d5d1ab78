const express = require("express");
const app = express();
const connect = () => Promise.resolve();
connect()
  .then(() => {
    app.get("/after", (req, res) => res.end()); // $ endpoint="GET /after"
  })
  .catch(() => process.exit(1));
