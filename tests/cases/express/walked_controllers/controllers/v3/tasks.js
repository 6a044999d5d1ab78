const api = {};
api.list = { method: "GET", url: "/tasks", handler(req, res) { res.end(); } };
api.add = { method: "POST", url: "/tasks", middlewares: [], handler(req, res) { res.end(); } };
module.exports = api;
