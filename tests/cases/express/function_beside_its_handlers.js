const express = require("express");
const { Pool } = require("pg");
const pool = new Pool();
const app = express();
function forms() {
  const router = express.Router();
  router.get("/:id/file", async (req, res, next) => { // $ endpoint="GET /forms/:id/file" guard=handler
    try {
      const id = req.user?.id;
      if (!id) return res.status(401).json({ error: "who are you" });
      const form = await pool.query("select 1", [id]);
      await sendFile(form, res);
    } catch (error) {
      next(error);
    }
  });
  router.post("/link", async (req, res) => { // $ endpoint="POST /forms/link" guard=handler
    const claims = await readToken(req.headers.authorization);
    if (!claims) return res.status(403).end();
    await signIn(req, res, claims, false);
  });
  async function readToken(token) {
    return token ? pool.query("select 2", [token]) : null;
  }
  async function signIn(req, res, claims, fresh) {
    res.json({ claims, fresh });
  }
  async function sendFile(form, res) {
    res.download(form.url);
  }
  return router;
}
app.use("/forms", forms());
app.listen(3000);
