// A handler takes apart what a function from outside makes of the request: that function is no handler which it wraps.
const express = require('express');

const app = express();

const tools = (req, res) => ({ links: [req.path] });

const page = (makeTools) => async (req, res) => {
  const { links } = makeTools(req, res);
  if (!req.headers.authorization) {
    res.status(401).json({});
    return;
  }
  res.json(links);
};

app.get('/page', page(tools)); // $ endpoint="GET /page" guard=handler
app.listen(3000);
