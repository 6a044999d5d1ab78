const express = require("express");
express().get("/from-example", (req, res) => res.end()).listen(1);
