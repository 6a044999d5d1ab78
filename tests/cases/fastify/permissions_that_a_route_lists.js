// A hook gathers what a route's config asks for, one permission or a list of them, and lets by where that is nothing.
const fastify = require('fastify')()
const fp = require('fastify-plugin')

function wanted(request) {
  const marks = request.routeOptions?.config ?? {}
  if (typeof marks.permission === 'string' && marks.permission.trim()) return [marks.permission.trim()]
  if (Array.isArray(marks.permissions)) {
    return marks.permissions.map((value) => (typeof value === 'string' ? value.trim() : '')).filter(Boolean)
  }
  return []
}

const permits = fp(async function permits(app) {
  app.addHook('preHandler', async function requirePermissions(request, reply) {
    const needed = wanted(request)
    if (needed.length === 0) return
    if (!request.user) return reply.code(401).send({})
  })
})

function requireOne(request, reply, done) {
  const given = []
  if (request.headers['x-api-key']) given.push(request.headers['x-api-key'])
  if (given.length === 0) return reply.code(401).send({})
  done()
}

function requireClient(request, reply, done) {
  const { authorizationclient } = request.headers
  if (!authorizationclient) return reply.code(401).send({})
  done()
}

fastify.register(permits)
fastify.register(async (app) => {
  app.get('/open', async () => ({})) // $ endpoint="GET /open" guard=none
  app.get('/marked', { config: { owner: 'x' } }, async () => ({})) // $ endpoint="GET /marked" guard=none
  app.get('/none', { config: { permissions: [] } }, async () => ({})) // $ endpoint="GET /none" guard=none
  app.get('/one', { config: { permission: 'one:read' } }, async () => ({})) // $ endpoint="GET /one" guard=requirePermissions
  app.get('/many', { config: { permissions: ['many:read'] } }, async () => ({})) // $ endpoint="GET /many" guard=requirePermissions
  app.get('/key', { onRequest: requireOne }, async () => ({})) // $ endpoint="GET /key" guard=requireOne
  app.get('/client', { onRequest: requireClient }, async () => ({})) // $ endpoint="GET /client" guard=requireClient
})
fastify.listen({ port: 3000 })
