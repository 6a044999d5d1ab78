// Middleware that is used below a path stands before a part of a router that is mounted above it, and before nothing that stands earlier.
const express = require('express');

const app = express();
const shop = express.Router();
const early = express.Router();

function requireKey(req, res, next) {
  if (!req.headers['x-api-key']) return res.status(401).end();
  next();
}

early.get('/till', (req, res) => res.json({})); // $ endpoint="GET /shop/till" guard=none
app.use('/shop', early);
app.use('/shop/orders', requireKey);
app.use(new RegExp('^/shop/staff/.+'), requireKey);
app.use('/other', requireKey);
shop.get('/', (req, res) => res.json({})); // $ endpoint="GET /shop" guard=none
shop.get('/orders', (req, res) => res.json([])); // $ endpoint="GET /shop/orders" guard=requireKey
shop.get('/ordersheet', (req, res) => res.json([])); // $ endpoint="GET /shop/ordersheet" guard=none
shop.get('/staff', (req, res) => res.json([])); // $ endpoint="GET /shop/staff" guard=none
const orders = express.Router();
orders.get('/:id', (req, res) => res.json({})); // $ endpoint="GET /shop/orders/:id" guard=requireKey
shop.use('/orders', orders);
const staff = express.Router();
staff.get('/:id', (req, res) => res.json({})); // $ endpoint="GET /shop/staff/:id" guard=requireKey
shop.use('/staff', staff);
app.use('/shop', shop);
app.listen(3000);
