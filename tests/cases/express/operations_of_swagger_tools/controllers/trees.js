module.exports.listTrees = (req, res) => res.end("[]"); // $ endpoint="GET /api/trees" guard=none
module.exports.post = (req, res) => res.end(); // $ endpoint="POST /api/trees" guard=security(token)
