// $ oracle=no: lodash is not installed there
const _ = require("lodash");
const express = require("express");
const app = express();
const ok = (req, res) => res.end();

_.each({ a: "/a", b: "/b" }, (path) => app.get(path, ok)); // $ endpoint="GET /a" endpoint="GET /b"
_.forOwn({ put: "/c" }, (path, method) => app[method](path, ok)); // $ endpoint="PUT /c"
_.forEach(_.pick({ x: "/x", y: "/y" }, ["x"]), (path) => app.get(path, ok)); // $ endpoint="GET /x"
for (const name of _.map(["UserProfile", "APIKey"], _.kebabCase)) app.get(`/${name}`, ok); // $ endpoint="GET /user-profile" endpoint="GET /api-key"
app.get(_.get({ deep: { path: "/d" } }, "deep.path", "/never"), ok); // $ endpoint="GET /d"
app.listen(3000);
