const express = require("express");
const join = function () { return [].slice.call(arguments).join("/").replace(/[\/]+/g, "/"); };
const joined = (...parts) => [].slice.call(parts, 0).join("/");
function flat() { return Array.prototype.concat.apply([], arguments); }
function register(app) {
  Array.prototype.slice.call(arguments, 1).forEach((name) => {
    app.get("/" + name, (req, res) => res.end()); // $ endpoint="GET /first" endpoint="GET /second"
  });
}
const app = express();
app.get(join("/", "api", "/users"), (req, res) => res.end()); // $ endpoint="GET /api/users"
app.get(joined("", "api", "teams"), (req, res) => res.end()); // $ endpoint="GET /api/teams"
flat(["/a"], ["/b", "/c"]).forEach((path) => app.get(path, (req, res) => res.end())); // $ endpoint="GET /a" endpoint="GET /b" endpoint="GET /c"
register(app, "first", "second");
app.listen(3000);
