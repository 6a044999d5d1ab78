// $ oracle=no: there is no such loader
// What a library calls back is only tried, but one that goes on registering gets on.
const express = require("express");
const loader = require("some-loader");
const app = express();
const words = Array.from({ length: 400 }, (_, at) => `word-${at}`);
const names = ["a", "b", "c", "d", "e", "f", "g", "h", "i", "j", "k", "l", "m", "n", "o", "p", "q", "r", "s", "t", "u", "v", "w", "x"];
loader.load(() => {
  for (const name of names) {
    let size = 0;
    for (const word of words) if (word === name) size += 1;
    for (const word of words) if (word + name === name) size += 1;
    for (const word of words) if (name + word === word) size += 1;
    app.get("/" + name + "/" + size, (req, res) => res.end()); // $ endpoint="GET /a/0" endpoint="GET /b/0" endpoint="GET /c/0" endpoint="GET /d/0" endpoint="GET /e/0" endpoint="GET /f/0" endpoint="GET /g/0" endpoint="GET /h/0" endpoint="GET /i/0" endpoint="GET /j/0" endpoint="GET /k/0" endpoint="GET /l/0" endpoint="GET /m/0" endpoint="GET /n/0" endpoint="GET /o/0" endpoint="GET /p/0" endpoint="GET /q/0" endpoint="GET /r/0" endpoint="GET /s/0" endpoint="GET /t/0" endpoint="GET /u/0" endpoint="GET /v/0" endpoint="GET /w/0" endpoint="GET /x/0"
  }
  app.get("/last", (req, res) => res.end()); // $ endpoint="GET /last"
});
app.listen(3000);
