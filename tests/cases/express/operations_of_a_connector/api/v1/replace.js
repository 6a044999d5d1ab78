module.exports = (req, res) => res.sendStatus(204); // $ endpoint="PUT /api/v1/kites/:id" guard=signed
