exports.one = (req, res) => res.json({}); // $ endpoint="GET /v2/parcels/:id" guard=none
exports.replace = (req, res) => res.end(); // $ endpoint="PUT /v2/parcels/:id" guard=security(key)
