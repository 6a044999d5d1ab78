// $ oracle=no: types are emitted by the compiler
// Decorators fill a registry; a container makes classes by the types of their constructors; the registry's routes are mounted at the start.
import "reflect-metadata";
import express from "express";
import { Container } from "./container";
import { Activator } from "./activator";
import "./notes";

const app = express();
Container.get(Activator).activate(app);
app.listen(3000);
