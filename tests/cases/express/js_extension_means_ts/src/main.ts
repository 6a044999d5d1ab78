import express from "express";
import { router } from "./items.router.js";
const { default: more } = await import("./more.js");
const app = express();
app.use("/api", router);
app.use("/more", more);
