// The answer has helpers of the program's own; where the credential is missing, what they answer refuses.
const express = require("express");
const jwt = { verify: (token) => { if (token !== process.env.TOKEN) throw new Error("no"); return { id: 1 }; } };
const app = express();
app.use((req, res, next) => {
  res.fail = (message, status) => res.status(status || 401).json({ message });
  next();
});
function limitedUse(req, res, next) {
  let token;
  if (req.headers && req.headers.authorization) {
    const parts = req.headers.authorization.split(" ");
    if (parts[0] === "Bearer") token = parts[1];
  }
  if (!token) return res.fail("Missing token");
  try {
    req.decoded = jwt.verify(token);
    return next();
  } catch (error) {
    return res.fail("Invalid token");
  }
}
function paged(req, res, next) {
  if (!req.query.page) return res.fail("Missing page", 422);
  return next();
}
app.get("/reports", limitedUse, (req, res) => res.end()); // $ endpoint="GET /reports" guard=limitedUse
app.get("/pages", paged, (req, res) => res.end()); // $ endpoint="GET /pages" guard=none
app.listen(3000);
