import express from "express";
import * as paths from "./paths.cjs";
import * as prefix from "./prefix.cjs";
import * as mount from "./mount.cjs";

const app = express();
app.get(paths.default.items, (req, res) => res.end()); // $ endpoint="GET /items"
app.get(paths.tags, (req, res) => res.end()); // $ endpoint="GET /tags"
app.get(prefix.default + "/users", (req, res) => res.end()); // $ endpoint="GET /api/users"
mount.default(app);
mount.more(app);
app.listen(3000);
