const express = require("express");
(async () => {
  const app = express();
  await connect();
  app.get("/ready", (req, res) => res.end()); // $ endpoint="GET /ready"
  app.listen(0);
})();
async function connect() {}
