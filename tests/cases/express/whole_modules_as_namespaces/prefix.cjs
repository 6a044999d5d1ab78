module.exports = "/api";
