// $ oracle=no (no environment is set there)
// A setting's default stays one whatever is asked of it, looked up by it or returned because of it: it may be otherwise.
const express = require("express");

const isOn = (mode) => {
  if (mode === "prod") return true;
  return false;
};
function isChosen(mode) {
  switch (mode) {
    case "prod":
      return true;
    default:
      return false;
  }
}

const app = express();
const answer = (req, res) => res.end();

if (({ prod: true })[process.env.MODE || "dev"]) app.get("/on-1", answer); // $ endpoint="GET /on-1" confidence=conditional
else app.get("/off-1", answer); // $ endpoint="GET /off-1"
if (({ prod: true, dev: false })[process.env.MODE || "dev"]) app.get("/on-2", answer); // $ endpoint="GET /on-2" confidence=conditional
else app.get("/off-2", answer); // $ endpoint="GET /off-2"
if (/prod/.test(process.env.MODE || "dev")) app.get("/on-3", answer); // $ endpoint="GET /on-3" confidence=conditional
else app.get("/off-3", answer); // $ endpoint="GET /off-3"
if (isOn(process.env.MODE || "dev")) app.get("/on-4", answer); // $ endpoint="GET /on-4" confidence=conditional
else app.get("/off-4", answer); // $ endpoint="GET /off-4"
if (isChosen(process.env.MODE || "dev")) app.get("/on-5", answer); // $ endpoint="GET /on-5" confidence=conditional
else app.get("/off-5", answer); // $ endpoint="GET /off-5"
app.listen(3000);
