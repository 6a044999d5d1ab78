// What registering code takes out of the context that it is given helps its handlers; none of it is a handler that they wrap.
const express = require('express')

const app = express()
class Errors {
  fail(error, res) {
    res.status(error.code === 'NOT_AUTHORIZED' ? 401 : 400).end()
  }
}
const errors = new Errors()
const fail = errors.fail.bind(errors)
const identify = (req, res, then) => {
  if (!req.header('x-identity')) return fail({ code: 'NOT_AUTHORIZED' }, res)
  return then({})
}
const cache = (res, seconds) => res.setHeader('Cache-Control', 'max-age=' + seconds)

function register(router, context) {
  const { identify, fail, cache } = context
  router.get('/balance', (req, res) => { // $ endpoint="GET /balance" guard=handler
    identify(req, res, (server) => {
      server.balance((error, balance) => {
        if (error) return fail(error, res)
        res.json(balance)
      })
    })
  })
  router.get('/rates/:code', (req, res) => { // $ endpoint="GET /rates/:code" guard=none
    cache(res, 60)
    rates.get({ code: req.params.code, ts: req.query.ts ? 1 : null })
      .then((found) => res.json(found))
      .catch((error) => context.fail(error, res))
  })
}
register(app, { identify, fail, cache })

const guarded = (options) => {
  const { handler } = options
  return (req, res) => {
    if (!req.header('x-identity')) return res.status(401).end()
    return handler(req, res)
  }
}
app.get('/guarded', guarded({ handler: (req, res) => res.json({}) })) // $ endpoint="GET /guarded" guard=guarded
app.listen(3000)
