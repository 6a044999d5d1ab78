"""Guards of Express as programs write them, and middleware that refuses nobody for who he is. ``{name}`` is what each is called."""

MORE_GUARDS = (
    "const {name} = (req, res, next) => {{\n  const header = req.headers['authorization'];\n  const token = header && header.split(' ')[1];\n  if (token == null) return res.sendStatus(401);\n  next();\n}};",
    "const {name} = (req, res, next) => {{\n  if (!req.headers.authorization?.startsWith('Bearer ')) {{\n    return res.status(401).json({{ message: 'Unauthorized' }});\n  }}\n  return next();\n}};",
    "function {name}(req, res, next) {{\n  const [scheme, token] = (req.headers.authorization ?? '').split(' ');\n  if (scheme !== 'Bearer' || !token) return void res.status(401).end();\n  next();\n}}",
    "class {name}Error extends Error {{\n  constructor(status, message) {{\n    super(message);\n    this.status = status;\n  }}\n}}\nconst {name} = (req, res, next) => {{\n"
    "  const token = req.headers.authorization?.split(' ')?.[1];\n  if (!token) throw new {name}Error(401, 'who asks?');\n  next();\n}};",
    "const {name}Check = (token) => {{\n  if (token !== 'sesame') {{\n    const error = new Error('wrong');\n    error.status = 403;\n    throw error;\n  }}\n}};\n"
    "const {name} = (req, res, next) => {{\n  try {{\n    {name}Check(req.get('x-token'));\n    next();\n  }} catch (error) {{\n    next(error);\n  }}\n}};",
    "const {name}Users = [{{ id: 1, token: 'one' }}, {{ id: 2, token: 'two' }}];\nfunction {name}(req, res, next) {{\n  const user = {name}Users.find((one) => one.token === req.get('x-token'));\n"
    "  if (!user) return res.sendStatus(401);\n  req.user = user;\n  next();\n}}",
    "const {name}Tokens = new Set(['one', 'two']);\nconst {name} = (req, res, next) => {{\n  if (!{name}Tokens.has(req.get('x-token'))) {{\n    res.status(403).send('no');\n    return;\n  }}\n  next();\n}};",
    "const {name}Keys = {{ sesame: 'admin' }};\nconst {name} = (req, res, next) => {{\n  const role = {name}Keys[req.headers['x-api-key']];\n  if (role === undefined) return res.status(401).json({{}});\n  req.role = role;\n  next();\n}};",
    "function {name}(req, res, next) {{\n  const given = Buffer.from((req.headers.authorization || '').split(' ')[1] || '', 'base64').toString();\n  const [user, password] = given.split(':');\n"
    "  if (user === 'admin' && password === 'sesame') return next();\n  res.set('WWW-Authenticate', 'Basic');\n  res.status(401).send('Authentication required');\n}}",
    "const {name}Lookup = async (req) => (req.headers.authorization ? {{ id: 1 }} : null);\nconst {name} = (req, res, next) => {{\n  {name}Lookup(req)\n    .then((user) => {{\n      if (!user) return res.sendStatus(401);\n"
    "      req.user = user;\n      return next();\n    }})\n    .catch(next);\n}};",
    "const {name}Verify = (token, done) => (token ? done(null, {{ id: 1 }}) : done(new Error('none')));\nfunction {name}(req, res, next) {{\n  {name}Verify(req.headers.authorization, (error, user) => {{\n"
    "    if (error) return res.sendStatus(403);\n    req.user = user;\n    next();\n  }});\n}}",
    "const {name}Async = (fn) => (req, res, next) => Promise.resolve(fn(req, res, next)).catch(next);\nconst {name} = {name}Async(async (req, res, next) => {{\n  const user = await Promise.resolve(req.get('authorization'));\n"
    "  if (!user) {{\n    res.status(401);\n    return res.json({{ error: 'no' }});\n  }}\n  next();\n}});",
    "function {name}(req, res, next) {{\n  let status = 200;\n  if (!req.headers.authorization) status = 401;\n  if (status !== 200) {{\n    res.statusCode = status;\n    res.end();\n  }} else {{\n    next();\n  }}\n}}",
    "const {name}Can = (token, right) => Boolean(token) && token.includes(right);\nconst {name} = (req, res, next) =>\n  {name}Can(req.headers.authorization, 'read') ? next() : res.status(403).json({{ error: 'Forbidden' }});",
    "const {name}Parts = [\n  (req, res, next) => {{\n    req.user = req.headers.authorization ? {{ id: 1 }} : undefined;\n    next();\n  }},\n  (req, res, next) => (req.user ? next() : res.sendStatus(401)),\n];\nconst {name} = (req, res, next) => {name}Parts[0](req, res, () => {name}Parts[1](req, res, next));",
    "function {name}(req, res, next) {{\n  const {{ authorization, 'x-api-key': key }} = req.headers;\n  const known = [authorization, key].filter(Boolean).length > 0;\n  if (!known) {{\n    return res.status(401).json({{ ok: false }});\n  }}\n  return next();\n}}",
    "const {name} = (req, res, next) => {{\n  const fail = (why) => res.status(401).json({{ why }});\n  if (!req.headers.authorization) return fail('missing');\n  if (req.headers.authorization.length < 10) return fail('short');\n  next();\n}};",
    "const {name} = (req, res, next) => {{\n  const cookies = Object.fromEntries((req.headers.cookie || '').split('; ').filter(Boolean).map((one) => one.split('=')));\n  if (!cookies.session) return res.redirect('/login');\n  next();\n}};",
)
MORE_DECOYS = (
    "const {name}Seen = new Map();\nfunction {name}(req, res, next) {{\n  const count = ({name}Seen.get(req.ip) || 0) + 1;\n  {name}Seen.set(req.ip, count);\n  if (count > 100000) return res.status(429).send('slow down');\n  next();\n}}",
    "const {name} = (req, res, next) => {{\n  if (req.headers['content-length'] > 1e9) return res.status(413).end();\n  next();\n}};",
    "const {name} = (req, res, next) => {{\n  const language = (req.headers['accept-language'] || 'en').split(',')[0];\n  res.locals.language = language;\n  next();\n}};",
    "function {name}(req, res, next) {{\n  res.on('finish', () => console.log(req.method, req.url, res.statusCode));\n  next();\n}}",
    "const {name} = (req, res, next) => {{\n  const token = req.headers.authorization?.split(' ')[1];\n  if (token) {{\n    req.user = {{ token }};\n  }}\n  next();\n}};",
    "const {name} = async (req, res, next) => {{\n  req.user = await Promise.resolve(req.headers.authorization ? {{ id: 1 }} : null);\n  next();\n}};",
    "const {name} = (req, res, next) => {{\n  try {{\n    if (!req.headers.authorization) throw new Error('none');\n    req.user = {{ id: 1 }};\n  }} catch (error) {{\n    req.user = {{ anonymous: true }};\n  }} finally {{\n    next();\n  }}\n}};",
    "const {name} = (req, res, next) => {{\n  if (req.method === 'OPTIONS' && req.headers['access-control-request-method']) return res.sendStatus(204);\n  res.header('Access-Control-Allow-Origin', req.headers.origin || '*');\n  next();\n}};",
    "const {name}Down = false;\nconst {name} = (req, res, next) => ({name}Down ? res.status(503).end() : next());",
    "function {name}(req, res, next) {{\n  req.id = req.headers['x-request-id'] || String(Math.random());\n  setImmediate(next);\n}}",
)
