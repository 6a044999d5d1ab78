const list = () => (req, res) => res.json([]); // $ endpoint="GET /notes" guard=security(Bearer)

exports.GET = [list()];
exports.GET.apiDoc = { security: [{ Bearer: [] }], responses: { 200: { description: "notes" } } };

exports.POST = function create(req, res) { // $ endpoint="POST /notes" guard=security(Bearer)
  res.json({});
};
exports.POST.apiDoc = { security: [{ Bearer: ["write"] }], responses: { 200: { description: "note" } } };

exports.PUT = function replace(req, res) { // $ endpoint="PUT /notes" guard=none
  res.json({});
};
exports.PUT.apiDoc = { security: [{ OptionalBearer: [] }], responses: { 200: { description: "note" } } };

exports.PATCH = function change(req, res) { // $ endpoint="PATCH /notes" guard=none
  res.json({});
};
exports.PATCH.apiDoc = { security: [{ Bearer: [] }, {}], responses: { 200: { description: "note" } } };

exports.DELETE = function remove(req, res) { // $ endpoint="DELETE /notes" guard=none
  res.json({});
};
exports.DELETE.apiDoc = { security: [{ Key: [] }], responses: { 200: { description: "gone" } } };
