module.exports = (req, res) => res.json({ uptime: process.uptime() }); // $ endpoint="GET /ping" guard=none
