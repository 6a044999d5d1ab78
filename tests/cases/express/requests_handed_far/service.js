const { Router } = require("express");
let instance;
module.exports = {
  init() {
    const router = Router().get("/jwks.json", (req, res) => res.json({})); // $ endpoint="GET /later/jwks.json"
    const pages = Router().get("/pages", (req, res) => res.json({})); // $ endpoint="GET /maybe/pages"
    instance = { inner: { router, pages } };
  },
  get api() {
    return instance;
  },
};
