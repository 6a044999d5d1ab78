exports.get = (req, res) => res.end(); // $ endpoint="GET /"
