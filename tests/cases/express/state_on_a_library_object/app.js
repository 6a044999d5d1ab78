// $ oracle=no
const common = require("@shop/common");
Object.assign(common.settings.config, { backend: {} });
common.started = true;
require("./routes");
require("./server").start();
