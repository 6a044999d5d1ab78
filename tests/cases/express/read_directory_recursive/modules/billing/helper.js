module.exports = (app) => app.get("/helper", () => {});
