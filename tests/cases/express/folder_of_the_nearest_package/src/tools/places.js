const findRoot = require("find-root");
const path = require("path");
exports.areas = path.join(findRoot(__dirname), "src", "areas");
