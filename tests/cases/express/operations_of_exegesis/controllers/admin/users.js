exports.list = () => []; // $ endpoint="GET /pages/users" guard=none
