// Controllers are objects of actions; folders of them are walked, by paths that end in a slash.
const express = require("express");
const fs = require("fs");
const path = require("path");
const app = express();

function readController(router, controller) {
  for (const action of Object.values(controller)) {
    const { method, url, middlewares = [], handler } = action;
    router[method.toLowerCase()](url, ...middlewares, handler); // $ endpoint="GET /api/v3/tasks" endpoint="POST /api/v3/tasks" endpoint="GET /api/v3/user/stats"
  }
}
function walkControllers(router, folder) {
  fs.readdirSync(folder).forEach((name) => {
    if (!fs.statSync(folder + name).isFile()) {
      walkControllers(router, `${folder}${name}/`);
    } else if (name.match(/\.js$/)) {
      readController(router, require(folder + name));
    }
  });
}

const v3 = express.Router();
walkControllers(v3, path.join(__dirname, "/controllers/v3/"));
app.use("/api/v3", v3);
const [, version] = "release-4.2".match(/-(\d)\./);
app.get(`/v${version}`, (req, res) => res.end()); // $ endpoint="GET /v4"
app.listen(3000);
