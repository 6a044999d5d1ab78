exports.get = (req, res) => res.end();
