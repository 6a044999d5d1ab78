// $ oracle=no: @awaitjs/express is not installed there
// Applications and routers get a second method for each verb, whose handlers may be asynchronous.
const express = require("express");
const { addAsync, Router, wrap } = require("@awaitjs/express");
const app = addAsync(express());
app.getAsync("/health", async (req, res) => { res.end(); }); // $ endpoint="GET /health"
app.get("/plain", wrap(async (req, res) => { res.end(); })); // $ endpoint="GET /plain"
const router = Router();
router.postAsync("/", async (req, res) => { res.end(); }); // $ endpoint="POST /items"
router.deleteAsync("/:id", async (req, res) => { res.end(); }); // $ endpoint="DELETE /items/:id"
app.useAsync("/items", router);
const inner = addAsync(express.Router());
inner.allAsync("/any", async (req, res) => { res.end(); }); // $ endpoint="ALL /inner/any"
app.use("/inner", inner);
app.listen(3000);
