module.exports = { prefix: "/api/v1" };
