// $ oracle=no: it is run as it is compiled
import express from "express";
import setUp from "./config/routes";

const app = express();
setUp(app);
app.listen(3000);
