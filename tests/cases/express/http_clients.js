const express = require("express");
const axios = require("axios");
const NodeCache = require("node-cache");
const request = require("supertest");
const app = express();
const cache = new NodeCache();
const client = axios.create({ baseURL: "https://example.org" });
const headers = new Map();
app.get("/live", async (req, res) => { // $ endpoint="GET /live"
  const hit = cache.get("/k");
  await axios.get("/remote");
  await client.post("/remote", {});
  res.json({ hit, token: req.get("/token"), h: headers.get("/h") });
});
cache.get("/warm");
client.get("/warm");
headers.delete("/x");
if (process.env.SMOKE) request(app).get("/live");
