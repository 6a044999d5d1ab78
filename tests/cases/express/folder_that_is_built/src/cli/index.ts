const shop = require("../../dist");
shop.serve("/shop");
