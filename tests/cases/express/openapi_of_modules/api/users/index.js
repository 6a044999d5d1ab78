module.exports = (users) => {
  const get = (req, res) => res.json(users.all()); // $ endpoint="GET /v1/users"
  async function POST(req, res) { // $ endpoint="POST /v1/users" guard=requireUser
    res.end();
  }
  const requireUser = (req, res, next) => (req.user ? next() : res.status(401).end());
  return { get, POST: [requireUser, POST], parameters: [] };
};
