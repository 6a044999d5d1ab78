const express = require("express");
const app = express();
setup(app);
function setup(target) {
  target.use("/h", build());
}
function build() {
  return require("./router").default;
}
