const identify = (req, res, next) => next();
exports.get = [identify, (req, res) => res.end()]; // $ endpoint="GET /posts/:id"
exports.del = (req, res) => res.end(); // $ endpoint="DELETE /posts/:id"
exports.title = "a post";
