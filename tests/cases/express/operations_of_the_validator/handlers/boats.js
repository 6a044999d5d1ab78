exports.listBoats = (req, res) => res.json([]); // $ endpoint="GET /v1/boats" guard=none
exports.addBoat = (req, res) => res.end(); // $ endpoint="POST /v1/boats" guard=security(bearer)
exports.sink = (req, res) => res.end(); // $ endpoint="DELETE /v1/boats/:boatId" guard=security(bearer)
