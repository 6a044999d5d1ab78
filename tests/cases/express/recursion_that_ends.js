// A function calls itself for each of the names, one after the other; what it knows ends it.
const express = require("express");
const app = express();
const names = ["a", "b", "c", "d", "e", "f", "g", "h", "i", "j", "k", "l"];
function next(position) {
  if (position >= names.length) return;
  app.get(`/${names[position]}`, (req, res) => res.end()); // $ endpoint="GET /a" endpoint="GET /b" endpoint="GET /c" endpoint="GET /d" endpoint="GET /e" endpoint="GET /f" endpoint="GET /g" endpoint="GET /h" endpoint="GET /i" endpoint="GET /j" endpoint="GET /k" endpoint="GET /l"
  next(position + 1);
}
next(0);
app.listen(3000);
