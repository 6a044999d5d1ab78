const express = require("express");
const comments = express.Router({ mergeParams: true }).get("/:id", (q, s) => s.end()); // $ endpoint="GET /users/:userId/posts/:postId/comments/:id"
const posts = express.Router({ mergeParams: true }).use("/:postId/comments", comments);
const users = express.Router().use("/:userId/posts", posts);
express().use("/users", users);
