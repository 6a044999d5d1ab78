export const funchealth = (req, res) => res.sendStatus(200); // $ endpoint="GET /health" guard=none
