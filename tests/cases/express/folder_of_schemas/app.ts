// $ oracle=no: @openaddresses/batch-schema is not installed there
import express from "express";
import Schema from "@openaddresses/batch-schema";

const app = express();
const schema = new Schema(express.Router(), { prefix: "/api", limit: 50 });
app.use("/api", schema.router);
await schema.api();
await schema.load(new URL("./routes/", import.meta.url), { title: "items" }, { silent: true });
schema.not_found();
app.listen(3000);
