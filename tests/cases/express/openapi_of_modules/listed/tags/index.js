module.exports = { GET: (req, res) => res.end() }; // $ endpoint="GET /inner/tags"
