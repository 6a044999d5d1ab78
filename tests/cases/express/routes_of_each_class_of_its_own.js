const express = require("express");
const app = express();

// Each class gets a list of its own the first time that it is asked, and a derived class begins with a copy.
function routesOf(cls) {
  if (!cls.hasOwnProperty("routes")) cls.routes = [...(cls.routes ?? [])];
  return cls.routes;
}

function route(cls, verb, path) {
  routesOf(cls).push({ verb, path });
}

class Base {}
class Lamps extends Base {}
class Doors extends Base {}
route(Base, "get", "/health");
route(Lamps, "get", "/lamps");
route(Doors, "post", "/doors");
route(Doors, "put", "/doors");

for (const cls of [Lamps, Doors]) {
  for (const { verb, path } of cls.routes) {
    app[verb](`/${cls.name}${path}`, (req, res) => res.end()); // $ endpoint="GET /Lamps/health" endpoint="GET /Lamps/lamps" endpoint="GET /Doors/health" endpoint="POST /Doors/doors" endpoint="PUT /Doors/doors"
  }
}

// The same on prototypes, as decorators get them.
function kept(prototype, path) {
  if (!prototype.hasOwnProperty("kept")) prototype.kept = [...(prototype.kept || [])];
  prototype.kept.push(path);
}
class Plain {
  list() {}
}
class Fancy extends Plain {
  show() {}
}
kept(Plain.prototype, "/plain");
kept(Fancy.prototype, "/fancy");
for (const path of Fancy.prototype.kept) app.patch(path, Fancy.prototype.list); // $ endpoint="PATCH /plain" endpoint="PATCH /fancy"

class Settings {
  lamps = "/own/lamps";
  inherited() {}
}
const settings = new Settings();
for (const key in settings) {
  if (Object.prototype.hasOwnProperty.call(settings, key)) app.get(settings[key], (req, res) => res.end()); // $ endpoint="GET /own/lamps"
}
if (settings.hasOwnProperty("inherited")) app.get("/never", (req, res) => res.end());
if (Base.isPrototypeOf(Lamps) && !Lamps.isPrototypeOf(Doors)) app.get("/derived", (req, res) => res.end()); // $ endpoint="GET /derived"

app.listen(3000);
