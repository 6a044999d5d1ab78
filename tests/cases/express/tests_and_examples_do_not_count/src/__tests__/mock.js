const express = require("express");
express().get("/from-mock", (req, res) => res.end());
