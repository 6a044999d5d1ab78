// $ oracle=no
const autoload = require("auto-load");
const express = require("express");
const path = require("path");

const routers = autoload(path.join(__dirname, "routers"));
express().use("/", routers.health).use("/v1", routers.api.items);
