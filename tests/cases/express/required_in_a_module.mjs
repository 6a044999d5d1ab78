// An ES module makes itself a require; lists come from lengths, paths from URLs.
import { createRequire } from "node:module";
const require = createRequire(import.meta.url);
const express = require("express");
const app = express();
const base = new URL("https://example.org/api/v1");
for (const number of Array(2).keys()) {
  app.get(`/page${number}`, (req, res) => res.end()); // $ endpoint="GET /page0" endpoint="GET /page1"
}
new Array(2).fill("/tab").forEach((path, index) => {
  app.get(path + index, (req, res) => res.end()); // $ endpoint="GET /tab0" endpoint="GET /tab1"
});
app.get(base.pathname + "/notes", (req, res) => res.end()); // $ endpoint="GET /api/v1/notes"
app.listen(3000);
