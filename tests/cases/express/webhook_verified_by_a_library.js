const express = require("express");
const { Webhook } = require("svix");
const captcha = require("captcha-service");
const app = express();
const fromService = (req, res, next) => {
  const hook = new Webhook(process.env.HOOK_SECRET);
  try {
    req.event = hook.verify(req.body, req.headers);
    next();
  } catch (error) {
    res.status(401).json({});
  }
};
const human = async (req, res, next) => {
  const answer = await captcha.verify(req);
  if (!answer.success) return res.status(400).json({});
  next();
};
app.post("/hook", fromService, (req, res) => res.end()); // $ endpoint="POST /hook" guard=fromService
app.post("/talk", human, (req, res) => res.end()); // $ endpoint="POST /talk" guard=none
app.listen(3000);
