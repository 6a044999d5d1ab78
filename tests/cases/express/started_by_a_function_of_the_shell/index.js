exports.Harbour = require("./harbour_app");
