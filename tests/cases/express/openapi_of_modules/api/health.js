module.exports = { GET: (req, res) => res.end() }; // $ endpoint="GET /v1/health"
