const express = require("express");
const router = require("./router");
require("./a");
require("./b");
express().use("/s", router);
