import { app } from "../app.js";

app.get("/side-effect", async () => ""); // $ endpoint="GET /side-effect"
