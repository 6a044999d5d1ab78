exports.show = (context) => context.params.path.page; // $ endpoint="GET /pages/:page" guard=none
exports.change = (context) => context.params.path.page; // $ endpoint="PUT /pages/:page" guard=security(key)
