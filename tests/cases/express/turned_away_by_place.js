// What turns away by the place that a request comes from is no guard, though it tells its log who asked.
const express = require('express');

const app = express();

const blocked = new Set((process.env.BLOCKED || '').split(','));

async function nearOnly(req, res, next) {
  const place = await fetch(`http://places.local/${req.ip}`).then((answer) => answer.json());
  if (blocked.has(place.country)) {
    console.log('turned away', req.user?.id, req.path);
    return res.status(403).json({ error: 'not from there' });
  }
  next();
}

function requireKey(req, res, next) {
  const key = req.get('x-api-key');
  if (!key) return res.status(401).end();
  next();
}

app.use(nearOnly);
app.get('/near', (req, res) => res.json({})); // $ endpoint="GET /near" guard=none
app.get('/mine', requireKey, (req, res) => res.json({})); // $ endpoint="GET /mine" guard=requireKey
app.listen(3000);
