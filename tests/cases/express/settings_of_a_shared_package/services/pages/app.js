// $ oracle=no (a package of the workspace has to be installed for it)
// The folder that a program is started in is its own package's, also where a package that it shares with others asks for it.
const path = require("path");
const express = require("express");
const settings = require("@shared/settings");

const app = express();
for (const name of settings.modules || []) {
  require(path.join(__dirname, "modules", name)).apply(app);
}
app.get(settings.prefix + "/:id", (req, res) => res.end()); // $ endpoint="GET /pages/:id"
app.listen(3000);
