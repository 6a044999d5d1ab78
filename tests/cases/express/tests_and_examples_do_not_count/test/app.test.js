const express = require("express");
const stub = express();
stub.get("/from-test", (req, res) => res.end());
