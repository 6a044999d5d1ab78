// $ oracle=no (what the environment lists is not known)
// Names that the environment lists are looked up in a table of the program: any entry of the table may be listed.
const express = require("express");
const app = express();
const beds = express.Router();
const desks = express.Router();
const parts = { beds, desks };
const halls = new Map([["north", beds], ["south", desks]]);
beds.get("/soft", (req, res) => res.end()); // $ endpoint="GET /beds/soft" endpoint="GET /halls/north/soft" confidence=conditional
desks.get("/high", (req, res) => res.end()); // $ endpoint="GET /desks/high" endpoint="GET /halls/south/high" confidence=conditional
app.get("/", (req, res) => res.end()); // $ endpoint="GET /"
for (const name of process.env.PARTS.split(",")) {
  const router = parts[name];
  if (!router) throw new Error("no such part: " + name);
  app.use("/" + name, router);
}
process.env.HALLS.split(",").forEach((name) => {
  app.use(`/halls/${name}`, halls.get(name));
});
app.listen(3000);
