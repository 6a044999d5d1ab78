module.exports = (req, res) => res.json({}); // $ endpoint="GET /api/v1/kites/:id" guard=none
