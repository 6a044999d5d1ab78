// $ oracle=no
const { serve, makeRouter } = require("@shop/kit");
const router = makeRouter();
router.get("/items", (req, res) => res.end()); // $ endpoint="GET /items"
serve(router);
