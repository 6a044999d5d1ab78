// What turns away by how busy the machine is, is no guard, though it tells its log who asked.
const os = require('os');
const express = require('express');

const app = express();

async function calmOnly(req, res, next) {
  const [load] = os.loadavg();
  if (load > 1e9) {
    console.log('turned away', req.user?.id, req.path);
    return res.status(403).json({ error: 'too busy' });
  }
  next();
}

function requireKey(req, res, next) {
  const key = req.get('x-api-key');
  if (!key) return res.status(401).end();
  next();
}

app.use(calmOnly);
app.get('/calm', (req, res) => res.json({})); // $ endpoint="GET /calm" guard=none
app.get('/mine', requireKey, (req, res) => res.json({})); // $ endpoint="GET /mine" guard=requireKey
app.listen(3000);
