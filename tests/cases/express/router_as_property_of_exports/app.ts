import express from "express";
import * as controllers from "./controllers";
const app = express();
Object.values(controllers).forEach((controller) => app.use(controller.path, controller.router));
