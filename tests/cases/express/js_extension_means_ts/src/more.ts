import { Router } from "express";
export default Router().get("/x", (req, res) => { res.end(); }); // $ endpoint="GET /more/x"
