// $ oracle=no
module.exports = { ...require("./admin"), ...require("./public"), ...require("./base") };
