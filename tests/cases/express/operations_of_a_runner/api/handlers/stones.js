exports.oneStone = (req, res) => res.json({}); // $ endpoint="GET /stones/:stone"
