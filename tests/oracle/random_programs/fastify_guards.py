"""Guards of Fastify as programs write them, and hooks that refuse nobody for who he is. ``{name}`` is what each is called."""

MORE_GUARDS = (
    "const {name} = async (request, reply) => {{\n  const [scheme, token] = (request.headers.authorization ?? '').split(' ');\n  if (scheme !== 'Bearer' || !token) {{\n    return reply.status(401).send({{ error: 'no' }});\n  }}\n}};",
    "function {name}(request, reply, done) {{\n  const error = request.headers.authorization ? undefined : Object.assign(new Error('who asks?'), {{ statusCode: 401 }});\n  done(error);\n}}",
    "class {name}Error extends Error {{\n  constructor(message) {{\n    super(message);\n    this.statusCode = 403;\n  }}\n}}\nasync function {name}(request) {{\n  if (request.headers['x-token'] !== 'sesame') throw new {name}Error('no');\n}}",
    "const {name}Check = async (token) => {{\n  if (!token) throw Object.assign(new Error('none'), {{ statusCode: 401 }});\n  return {{ id: 1 }};\n}};\n"
    "const {name} = async (request) => {{\n  request.user = await {name}Check(request.headers.authorization?.slice(7));\n}};",
    "const {name}Users = new Map([['one', {{ id: 1 }}]]);\nasync function {name}(request, reply) {{\n  const user = {name}Users.get(request.headers['x-token']);\n  if (!user) {{\n    reply.code(401);\n    return reply.send({{ error: 'unknown' }});\n  }}\n  request.user = user;\n}}",
    "const {name}Keys = ['one', 'two'];\nconst {name} = async (request, reply) => {{\n  const key = request.headers['x-api-key'];\n  const known = typeof key === 'string' && {name}Keys.includes(key);\n  if (!known) await reply.code(403).send({{ error: 'forbidden' }});\n}};",
    "const {name} = (request, reply, done) => {{\n  const given = Buffer.from((request.headers.authorization || '').replace(/^Basic /, ''), 'base64').toString();\n  const [user, password] = given.split(':');\n"
    "  if (user === 'admin' && password === 'sesame') {{\n    done();\n    return;\n  }}\n  reply.header('www-authenticate', 'Basic').code(401).send();\n}};",
    "const {name}Lookup = (request) => Promise.resolve(request.headers.cookie ? {{ id: 1 }} : null);\nfunction {name}(request, reply, done) {{\n  {name}Lookup(request).then((user) => {{\n    if (!user) return reply.code(401).send();\n    request.user = user;\n    return done();\n  }}, done);\n}}",
    "const {name}Verify = (token, callback) => (token ? callback(null, {{ id: 1 }}) : callback(Object.assign(new Error('none'), {{ statusCode: 401 }})));\n"
    "function {name}(request, reply, done) {{\n  {name}Verify(request.headers.authorization, (error, user) => {{\n    if (error) return done(error);\n    request.user = user;\n    done();\n  }});\n}}",
    "const {name}Steps = [\n  async (request) => {{\n    request.user = request.headers.authorization ? {{ id: 1 }} : undefined;\n  }},\n  async (request, reply) => {{\n    if (!request.user) return reply.code(401).send();\n  }},\n];\n"
    "const {name} = async (request, reply) => {{\n  for (const step of {name}Steps) await step(request, reply);\n}};",
    "async function {name}(request, reply) {{\n  switch (request.headers.authorization) {{\n    case undefined:\n    case '':\n      return reply.code(401).send({{}});\n    default:\n      request.user = {{ id: 1 }};\n  }}\n}}",
    "const {name} = async (request, reply) => (request.headers.authorization ? undefined : reply.code(401).send({{ ok: false }}));",
    "const {name}Rights = (...rights) => async (request, reply) => {{\n  const given = String(request.headers['x-scopes'] ?? '').split(',');\n  if (!rights.every((one) => given.includes(one))) return reply.code(403).send();\n}};\nconst {name} = {name}Rights('read', 'write');",
    "const {name} = async (request, reply) => {{\n  let status = 0;\n  if (!request.headers.authorization) {{\n    status = 401;\n  }} else if (request.headers.authorization.length < 4) {{\n    status = 403;\n  }}\n  if (status) return reply.code(status).send();\n}};",
    "async function {name}(request, reply) {{\n  try {{\n    const {{ session }} = Object.fromEntries(request.headers.cookie.split('; ').map((one) => one.split('=')));\n    request.session = session;\n  }} catch {{\n    reply.code(401).send({{ error: 'no session' }});\n    return reply;\n  }}\n}}",
    "const {name}Of = {{\n  key: 'sesame',\n  async check(request, reply) {{\n    if (request.headers['x-api-key'] !== {name}Of.key) return reply.redirect('/login');\n  }},\n}};\nconst {name} = {name}Of.check;",
)
MORE_DECOYS = (
    "async function {name}(request, reply) {{\n  const token = request.headers.authorization?.split(' ')[1];\n  if (token) request.user = {{ token }};\n}}",
    "const {name}Seen = new Map();\nasync function {name}(request, reply) {{\n  const count = ({name}Seen.get(request.ip) ?? 0) + 1;\n  {name}Seen.set(request.ip, count);\n  if (count > 100000) return reply.code(429).send();\n}}",
    "function {name}(request, reply, done) {{\n  if (Number(request.headers['content-length'] ?? 0) > 1e9) return reply.code(413).send();\n  done();\n}}",
    "const {name} = async (request) => {{\n  request.language = (request.headers['accept-language'] ?? 'en').split(',')[0];\n}};",
    "async function {name}(request, reply) {{\n  if (request.method === 'OPTIONS' && request.headers['access-control-request-method']) return reply.code(204).send();\n  reply.header('access-control-allow-origin', request.headers.origin ?? '*');\n}}",
    "const {name}Down = false;\nconst {name} = async (request, reply) => {{\n  if ({name}Down) return reply.code(503).send();\n}};",
    "const {name} = async (request) => {{\n  try {{\n    if (!request.headers.authorization) throw new Error('none');\n    request.user = {{ id: 1 }};\n  }} catch {{\n    request.user = {{ anonymous: true }};\n  }}\n}};",
    "function {name}(request, reply, done) {{\n  request.began = request.headers['x-request-id'] || String(Math.random());\n  setImmediate(done);\n}}",
)
