export const one = (req, res) => res.json({}); // $ endpoint="GET /tasks/:id" guard=none
export function drop(req, res) { // $ endpoint="DELETE /tasks/:id" guard=security(token)
  res.sendStatus(204);
}
