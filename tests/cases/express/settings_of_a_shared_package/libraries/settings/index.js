const fs = require("fs");
const path = require("path");

const cwd = process.cwd();
const mode = (process.env.NODE_ENV || "development").toLowerCase();

let settings;
const defaults = there(path.join(cwd, "config/settings.defaults.cjs")) || there(path.join(cwd, "config/settings.defaults.js"));
if (defaults) {
  settings = require(defaults);
} else {
  settings = {};
}
const overrides = there(process.env.SETTINGS) || there(path.join(cwd, `config/settings.${mode}.js`));
if (overrides) {
  settings = { ...settings, ...require(overrides) };
}

module.exports = settings;

function there(file) {
  if (file && fs.existsSync(file)) {
    return file;
  }
  return null;
}
