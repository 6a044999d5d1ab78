// $ oracle=no: @oas-tools/core is not installed there
import express from "express";
import { initialize, use } from "@oas-tools/core";

const audit = (req, res, next) => next();
const config = process.env.NODE_ENV === "production" ? { middleware: { validator: { responseValidation: false } } } : {};

const app = express();
use(audit, {}, 1);
initialize(app, config).then(() => app.listen(8080));
