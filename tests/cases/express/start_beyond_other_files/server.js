const { Registry } = require("./lib/registry");
const registry = new Registry();
registry.open(3000);
