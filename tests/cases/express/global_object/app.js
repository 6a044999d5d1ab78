const express = require("express");
global.APP = { prefix: "/v1", server: express() };
shared = "/shared";
require("./routes");
