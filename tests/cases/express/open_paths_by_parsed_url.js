// A middleware that lets some paths by asks for them as Node's request has them, or as Express keeps them parsed.
const express = require('express')

const app = express()
const open = []
const requireLogin = (req, res, next) => {
  if (open.includes(req._parsedUrl.pathname)) return next()
  if (!req.headers.authorization) return res.status(401).end()
  next()
}
app.use(requireLogin)
app.get('/login', (req, res) => res.send('form')) // $ endpoint="GET /login" guard=none
open.push('/login')
app.get('/secret', (req, res) => res.send('s')) // $ endpoint="GET /secret" guard=requireLogin
app.listen(3000)
