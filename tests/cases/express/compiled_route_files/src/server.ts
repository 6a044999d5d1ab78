// $ oracle=no: the sources run there, not what a compiler makes of them
import express from "express";
import { loadRoutes } from "./routes";

const app = express();
loadRoutes(app);
app.listen(3000);
