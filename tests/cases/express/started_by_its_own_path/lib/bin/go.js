#!/usr/bin/env node
const { routes } = require("../shop");
require("../keep")({ routes, prefix: "/v1" });
