import express from "express";
import * as routes from "./routes/index.js";
import { health as livenessRouter } from "./routes/index.js";
const app = express();
app.use("/users", routes.users);
app.use("/orders", routes.ordersRouter);
app.use(livenessRouter);
app.listen(3000);
