const Router = require("router");
const router = new Router();
router.get("/:configuration?/manifest.json", (req, res) => res.end()); // $ endpoint="GET /:configuration?/manifest.json"
router.get("/resolve/:id", (req, res) => res.end()); // $ endpoint="GET /resolve/:id"
module.exports = function (req, res) {
  router(req, res, function () {
    res.statusCode = 404;
    res.end();
  });
};
