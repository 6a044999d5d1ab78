// What is made under a setting and filled under it is whole: nothing of it depends on a further setting.
const express = require("express");
const app = express();

class Hall {
  constructor() {
    this.prefix = "";
    this.prefix = "/hall";
  }

  move(prefix) {
    this.prefix = prefix;
    return this;
  }
}
function Shed() {
  this.prefix = "/shed";
}
const open = (name, moved) => {
  const options = {};
  options.prefix = "/" + name;
  options.prefix += "/all";
  if (moved) options.prefix = "/moved";
  if (process.env.DEEP) options.prefix = "/deep";
  app.get(options.prefix, (req, res) => res.end()); // $ endpoint="GET /doors/all" endpoint="GET /moved" confidence=conditional
  app.get(new Hall().prefix + "/in", (req, res) => res.end()); // $ endpoint="GET /hall/in" confidence=conditional
  app.get(new Hall().move("/yard").prefix, (req, res) => res.end()); // $ endpoint="GET /yard" confidence=conditional
  app.get(new Shed().prefix, (req, res) => res.end()); // $ endpoint="GET /shed" confidence=conditional
};
const given = { prefix: "/given" };
app.get("/", (req, res) => res.end()); // $ endpoint="GET /"
if (process.env.OPEN) {
  given.prefix = "/other";
  given.late = "/late";
  open("doors", false);
  open("windows", true);
  const inner = express();
  inner.locals.path = "/path";
  inner.get(inner.locals.path, (req, res) => res.end()); // $ endpoint="GET /inner/path" confidence=conditional
  app.use("/inner", inner);
}
app.get(given.prefix, (req, res) => res.end()); // $ endpoint="GET /given"
app.listen(3000);
