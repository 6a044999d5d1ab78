exports.post = (req, res) => res.end(); // $ endpoint="POST /api/users"
