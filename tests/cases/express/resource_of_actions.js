// $ oracle=no: resource-router-middleware is not installed there
const express = require("express");
const resource = require("resource-router-middleware");
const app = express();
const facets = resource({
  mergeParams: true,
  id: "facet",
  load(req, id, callback) {
    callback(null, { id });
  },
  index({ params }, res) { // $ endpoint="GET /facets"
    res.json(params);
  },
  create({ body }, res) { // $ endpoint="POST /facets"
    res.json(body);
  },
  read({ facet }, res) { // $ endpoint="GET /facets/:facet"
    res.json(facet);
  },
  update({ facet }, res) { // $ endpoint="PUT /facets/:facet"
    res.sendStatus(204);
  },
  delete({ facet }, res) { // $ endpoint="DELETE /facets/:facet"
    res.sendStatus(204);
  },
});
app.use("/facets", facets);
app.listen(3000);
