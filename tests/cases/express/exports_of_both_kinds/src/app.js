import express from "express";
import notes from "./notes";
import orders, { all } from "./orders";

const app = express();
app.use("/api", orders);
app.use("/api", require("./bills"));
app.use("/api", notes);
app.get("/all", all); // $ endpoint="GET /all"
app.listen(3000);
