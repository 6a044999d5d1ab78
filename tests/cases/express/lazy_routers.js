// $ oracle=no: express-lazy-router is not installed there
// A library makes a router when the first request comes; what it will make is known.
const express = require("express");
const { createLazyRouter } = require("express-lazy-router");
const app = express();
app.lazyUse = function (path, make) {
  const lazy = createLazyRouter();
  this.use(path, lazy(() => Promise.resolve(make())));
};
function section(name) {
  const router = express.Router();
  router.get("/" + name, (req, res) => res.end()); // $ endpoint="GET /api/notes" endpoint="GET /site/pages" endpoint="GET /a/one" endpoint="GET /b/two"
  return router;
}
app.lazyUse("/api", () => section("notes"));
app.lazyUse("/site", () => section("pages"));
app.lazyUse("/a", () => section("one"));
app.lazyUse("/b", () => section("two"));
app.listen(3000);
