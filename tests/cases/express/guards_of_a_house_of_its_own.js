// $ oracle=no (the packages are a company's own)
// Guards that a package exports that is not to be seen: as its one function, given the router; and called by a function of one's own.
const express = require('express');
const itemAuth = require('house.api.auth');
const grant = require('house-grants');
const { authMiddleware } = require('@house/web-guards');

const app = express();
const items = express.Router();
const notes = express.Router();
const forms = express.Router();

const gate = (req, res, next) => {
  if (req.originalUrl === '/forms/open') return next();
  return authMiddleware({ login: '/login' })(req, res, next);
};

items.use('/', itemAuth(items, { tenant: 'house' }));
items.get('/', (req, res) => res.json([])); // $ endpoint="GET /items" guard=house.api.auth
notes.use(grant(notes));
notes.get('/', (req, res) => res.json([])); // $ endpoint="GET /notes" guard=none
forms.get('/open', (req, res) => res.send('')); // $ endpoint="GET /forms/open" guard=none
forms.get('/one', (req, res) => res.send('')); // $ endpoint="GET /forms/one" guard=gate
app.use('/items', items);
app.use('/notes', notes);
app.use('/forms', gate, forms);
app.listen(3000);
