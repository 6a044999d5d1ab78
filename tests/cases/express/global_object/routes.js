/* global APP, shared */
APP.server.get(APP.prefix + "/items", (req, res) => res.end()); // $ endpoint="GET /v1/items"
APP.server.get(shared, (req, res) => res.end()); // $ endpoint="GET /shared"
