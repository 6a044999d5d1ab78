// $ oracle=no: TypeScript's decorators
import "reflect-metadata";
import express from "express";
import Lamps from "./lamps";

const app = express();
app.get(`${Reflect.getMetadata("prefix", Lamps)}/all`, (req, res) => res.json([])); // $ endpoint="GET /lamps/all"
app.listen(3000);
