const express = require("express");
const crud = (name, { readOnly = false } = {}) => {
  const router = express.Router();
  router.get("/", (q, s) => s.end()); // $ endpoint="GET /cats" endpoint="GET /dogs"
  if (!readOnly) router.post("/", (q, s) => s.end()); // $ endpoint="POST /cats"
  return [`/${name}`, router];
};
const app = express();
app.use(...crud("cats"));
app.use(...crud("dogs", { readOnly: true }));
