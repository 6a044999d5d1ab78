// $ oracle=no: its package is not linked there
const { Shop } = require("@all/shop");
Shop.open({ prefix: "/shop" }).serve();
