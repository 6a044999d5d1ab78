// $ oracle=no (the setting is not set there)
// A header of one's own that has to be what a setting says is a key, whatever it is called; one that has to be there, or to be a known text, is none.
const express = require("express");
const app = express();

const done = (req, res) => res.end();
const NAME = "x-station-header";
const open = ["GET::/hours"];

app.use(function ofOurFrontEnd(req, res, next) {
  const path = req.path.endsWith("/") ? req.path.substr(0, req.path.length - 1) : req.path;
  if (open.includes(`${req.method}::${path}`)) {
    next();
    return;
  }
  const { headers } = req;
  if (headers[NAME] !== process.env.STATION_HEADER) {
    res.sendStatus(401);
  } else {
    next();
  }
});

app.get("/hours", done); // $ endpoint="GET /hours" guard=none
app.get("/tickets", done); // $ endpoint="GET /tickets" guard=ofOurFrontEnd

app.listen(3000);
