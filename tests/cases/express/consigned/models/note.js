module.exports = (app) => ({ path: "/notes" });
