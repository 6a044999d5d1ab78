const { Router } = require("express");
const express = require("express");
const router = Router();
router.route("/books").get((req, res) => res.end()).post((req, res) => res.end()); // $ endpoint="GET /api/books" endpoint="POST /api/books"
const one = router.route("/books/:id");
one.get((req, res) => res.end()); // $ endpoint="GET /api/books/:id"
one.delete((req, res) => res.end()); // $ endpoint="DELETE /api/books/:id"
express().use("/api", router);
