// A part of the program loads others by their place beside the main module.
const doors = require.main.require("./src/doors");
const path = require("path");

module.exports = (app) => {
  app.use("/doors", doors);
  app.use("/windows", require(path.join(require.main.path, "src/windows")));
  app.use("/halls", module.require("../src/halls"));
};
if (require.main === module) {
  module.exports(require("express")());
}
