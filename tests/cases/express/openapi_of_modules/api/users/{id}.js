exports.default = () => ({ delete: (req, res) => res.end() }); // $ endpoint="DELETE /v1/users/:id"
