exports.stats = { method: "GET", url: "/user/stats", handler(req, res) { res.end(); } };
