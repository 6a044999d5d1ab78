// A router that a setting mounts in one place or in another is served once: where the default says.
const express = require('express')

const app = express()
const items = express.Router()
items.get('/items', (req, res) => res.json([])) // $ endpoint="GET /api/items"

if (process.env.OLD_PATHS) {
  app.use('/old', items)
} else {
  app.use('/api', items)
}

app.listen(3000)
