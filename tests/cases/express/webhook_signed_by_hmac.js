const crypto = require("crypto");
const express = require("express");
const app = express();
app.use(express.json());
const digest = (body, secret) => crypto.createHmac("sha256", secret).update(JSON.stringify(body ?? {})).digest("base64");
function fromShop(req, res, next) {
  const given = req.get("X-Shopify-Hmac-Sha256");
  if (!given) return res.status(401).json({ error: "no HMAC" });
  if (digest(req.body, process.env.SHOP) !== given) return res.status(401).end();
  next();
}
const fromBank = (req, res, next) => {
  if (!req.headers["verif-hash"] || req.headers["verif-hash"] !== process.env.BANK) {
    return res.status(401).end();
  }
  next();
};
const fromPay = (req, res, next) => {
  const given = req.headers["x-nowpayments-sig"];
  if (given !== digest(req.body, process.env.PAY || "pay")) return res.status(403).end();
  next();
};
app.post("/shop", fromShop, (req, res) => res.end()); // $ endpoint="POST /shop" guard=fromShop
app.post("/bank", fromBank, (req, res) => res.end()); // $ endpoint="POST /bank" guard=fromBank
app.post("/pay", fromPay, (req, res) => res.end()); // $ endpoint="POST /pay" guard=fromPay
app.listen(3000);
