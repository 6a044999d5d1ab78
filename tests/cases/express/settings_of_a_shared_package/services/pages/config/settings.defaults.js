module.exports = { modules: ["launch"], prefix: "/pages" };
