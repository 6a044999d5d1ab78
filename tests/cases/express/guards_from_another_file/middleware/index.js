module.exports = { ...require("./token"), session: require("./session"), isAdmin: require("./roles").allow("admin") };
