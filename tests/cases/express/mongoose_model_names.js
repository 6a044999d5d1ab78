// $ oracle=no: mongoose is not installed there
const express = require("express");
const mongoose = require("mongoose");
const User = mongoose.model("User", new mongoose.Schema({ name: String }));
const Stream = mongoose.createConnection("mongodb://localhost").model("Stream", new mongoose.Schema({}), "streams");
const app = express();
for (const model of [User, Stream]) {
  app.get(`/${model.modelName.toLowerCase()}s`, (req, res) => res.end()); // $ endpoint="GET /users" endpoint="GET /streams"
  if (model && model.modelName) app.get(`/all/${model.modelName}`, (req, res) => res.end()); // $ endpoint="GET /all/User" endpoint="GET /all/Stream"
}
app.listen(3000);
