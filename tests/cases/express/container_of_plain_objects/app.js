const express = require("express");
const container = require("./container");
const app = express();
container.resolve("userRoutes").mount(app);
app.use(container.resolve("teamRoutes").router);
