module.exports = { root: "/pages" };
