// $ oracle=no: what the list holds is not in the repository
const express = require("express");
const { loadPlugins } = require("plugin-host");
const app = express();
app.get("/health", (req, res) => res.end()); // $ endpoint="GET /health"
for (const plugin of loadPlugins()) {
  app.get(`/plugins/${plugin.name}`, plugin.handler); // $ endpoint="GET /plugins/{?}" confidence=conditional
}
app.listen(3000);
