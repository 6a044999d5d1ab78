exports.items = { name: "items", versions: ["v1", "v2"], plugin: require("./items") };
exports.orders = { name: "orders", versions: ["v1"], plugin: require("./orders") };
