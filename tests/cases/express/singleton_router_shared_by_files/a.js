require("./router").get("/a", (req, res) => res.end()); // $ endpoint="GET /s/a"
