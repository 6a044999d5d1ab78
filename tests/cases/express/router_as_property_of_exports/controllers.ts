import { Router } from "express";
const make = (path: string) => ({ path, router: Router().get("/", (req, res) => { res.end(); }) }); // $ endpoint="GET /cats" endpoint="GET /dogs"
export const cats = make("/cats");
export const dogs = make("/dogs");
