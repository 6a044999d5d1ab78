import express from "express";
import * as calls from "./calls/index.js";

const app = express();
for (const name in calls) {
  const call = calls[name];
  if (typeof call !== "function") continue;
  if (call.length > 1) app.post(`/${name}`, call); // $ endpoint="POST /show" endpoint="POST /remove"
  else app.get(`/${name}`, call); // $ endpoint="GET /list"
}

class Paths {
  static lamps = "/lamps";
  static doors = "/doors";
}
for (const name in Paths) app.put(Paths[name], calls.show); // $ endpoint="PUT /lamps" endpoint="PUT /doors"

function marked() {}
marked.first = "/first";
for (const name in marked) app.delete(marked[name] + "/" + name, calls.show); // $ endpoint="DELETE /first/first"

for (const position in "ab") app.get(`/at/${position}`, calls.show); // $ endpoint="GET /at/0" endpoint="GET /at/1"

app.listen(3000);
