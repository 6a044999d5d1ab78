exports.all = (req, res) => res.json([]); // $ endpoint="GET /v1/trucks"
exports.draft = (req, res) => res.json([]);

/** Trucks, as the depot knows them. */
const known = [];

/**
 * @openapi
 * /trucks:
 *   post:
 *     x-swagger-router-controller: trucks
 *     operationId: add
 *     responses: {}
 * @private
 */
exports.add = (req, res) => res.end(); // $ endpoint="POST /v1/trucks"

exports.known = () => known;
