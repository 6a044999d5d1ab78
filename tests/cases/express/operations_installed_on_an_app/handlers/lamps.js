module.exports = { all: (req, res) => res.json([]) }; // $ endpoint="GET /lamps" guard=none
