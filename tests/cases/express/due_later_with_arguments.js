// What runs later gets the arguments that stand behind it: at once for setImmediate and nextTick, behind a time for setTimeout.
const express = require("express");

const app = express();
const serve = (path) => app.get(path, (req, res) => res.end()); // $ endpoint="GET /immediate" endpoint="GET /timeout" endpoint="GET /tick"

setImmediate(serve, "/immediate");
setTimeout(serve, 0, "/timeout");
process.nextTick(serve, "/tick");

app.listen(3000);
