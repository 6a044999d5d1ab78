// $ oracle=no (the variable would have to be set)
// A variable that has to be one of the cases is what the deployment sets it to.
const express = require("express");
const app = express();

const settings = () => {
  switch (process.env.HALL_KIND) {
    case "small":
      return { prefix: "/small" };
    case "great":
      return { prefix: "/great" };
    default:
      throw new Error(`no such hall: ${process.env.HALL_KIND}`);
  }
};
const colour = () => {
  switch (process.env.HALL_COLOUR) {
    case "red":
      return "/red";
    default:
      return "/blue";
  }
};
app.get(settings().prefix + "/doors", (req, res) => res.json([])); // $ endpoint="GET /great/doors"
switch (process.env.HALL_PART) {
  case "roof":
    app.get("/roof", (req, res) => res.json([])); // $ endpoint="GET /roof" confidence=conditional
    break;
  default:
    app.get("/floor", (req, res) => res.json([])); // $ endpoint="GET /floor"
}
app.get(colour(), (req, res) => res.json([])); // $ endpoint="GET /blue"
app.listen(3000);
