"""Programs of Fastify: plugins in plugins with prefixes, hooks by scope, decorators, guards of routes, and routes in many styles."""

from __future__ import annotations

import json

from tests.oracle.random_programs.fastify_guards import MORE_DECOYS, MORE_GUARDS
from tests.oracle.random_programs.javascript import Module, Program

VERBS = ("get", "post", "put", "delete", "patch")
HANDLERS = (
    "async () => ({{ ok: true }})",
    "(request, reply) => {{ reply.send({{ ok: true }}); }}",
    "async function {name}(request, reply) {{ return reply.code(200).send('ok'); }}",
    "function {name}(request, reply) {{ reply.send('ok'); }}",
)
GUARDS = (
    "async function {name}(request, reply) {{\n  if (!request.headers.authorization) return reply.code(401).send({{ error: 'no' }});\n}}",
    "function {name}(request, reply, done) {{\n  if (request.headers['x-api-key'] !== 'sesame') {{\n    reply.code(403).send();\n    return;\n  }}\n  done();\n}}",
    "const {name} = async (request, reply) => {{\n  const token = (request.headers.authorization || '').replace('Bearer ', '');\n  if (token === '') {{\n    const error = new Error('none');\n    error.statusCode = 401;\n"
    "    throw error;\n  }}\n  request.token = token;\n}};",
    "const {name} = (request, reply, done) => {{\n  const {{ authorization }} = request.headers;\n  if (authorization) return done();\n  done(Object.assign(new Error('no'), {{ statusCode: 401 }}));\n}};",
    "const {name}Of = (role) => async (request, reply) => {{\n  if (request.user?.role !== role) {{\n    await reply.status(403).send({{ message: 'forbidden' }});\n    return reply;\n  }}\n}};\n"
    "const {name} = {name}Of('admin');",
    "class {name}Of {{\n  constructor(key) {{ this.key = key; }}\n  check = async (request, reply) => {{\n    try {{\n      this.verify(request.headers['x-token']);\n    }} catch (error) {{\n"
    "      reply.code(401).send({{ error: error.message }});\n      return reply;\n    }}\n  }};\n  verify(token) {{\n    if (token !== this.key) throw new Error('wrong');\n  }}\n}}\n"
    "const {name} = new {name}Of('sesame').check;",
)
DECOYS = (
    "async function {name}(request) {{\n  request.began = Date.now();\n}}",
    "function {name}(request, reply, done) {{\n  reply.header('x-powered-by', 'us');\n  done();\n}}",
    "const {name} = async (request) => {{\n  request.user = request.headers.authorization ? {{ id: 1 }} : null;\n}};",
    "const {name} = async (request) => {{\n  try {{\n    request.token = request.headers.authorization.split(' ')[1];\n  }} catch (error) {{\n    request.token = undefined;\n  }}\n}};",
)
HOOKS = ("onRequest", "preHandler", "preValidation")


class Fastify(Program):
    """One program of Fastify."""

    def __init__(self, seed: int, version: str, style: str = "fastify") -> None:
        """Write the whole program of a seed."""
        super().__init__(seed, style, {"fastify": version, "fastify-plugin": "*"})
        self.declare(["guards.js", "plugins/auth.js", "lib/guards.js"], (*GUARDS, *MORE_GUARDS), (*DECOYS, *MORE_DECOYS))
        self.left = self.rng.randrange(4, 18)
        app = self.module("app.js")
        local = self.rng.choice(["fastify", "Fastify", "createServer"])
        made = f"{local}({self.rng.choice(['', '{}', '{ logger: true }'])})"
        app.head.append(f"import {local} from 'fastify';" if self.modern else f"const {local} = require('fastify');")
        if self.rng.random() < 0.4:
            app.body.append(f"const app = {made};")
            self.begin(app, "app")
            self.fill(app, "app", 0)
            app.body.append("app.listen({ port: 3000 });")
        else:
            inner = Module(self, app.path)
            inner.head = app.head
            self.begin(inner, "app")
            self.fill(inner, "app", 0)
            app.body.append(
                f"function build(options) {{\n{indented(inner.body)}\n  return app;\n}}".replace("\n", f"\n  const app = {made};\n", 1)
            )
            app.body.append(
                self.rng.choice(
                    [
                        "build().listen({ port: 3000 });",
                        "const start = async () => {\n  const app = build({});\n  await app.listen({ port: 3000 });\n};\nstart();",
                    ]
                )
            )

    def options(self, module: Module) -> str:
        """Return the options of a route, with or without hooks."""
        rng, drawn = self.rng, self.rng.random()
        if drawn < 0.5:
            return rng.choice(["{}", "{ schema: { response: {} } }"])
        kind = ["decoy"] if drawn < 0.65 else ["guard"] if drawn < 0.85 else ["decoy", "guard"]
        listed = [self.middleware(module, one) for one in kind]
        hook = rng.choice(HOOKS)
        said = listed[0] if len(listed) == 1 and rng.random() < 0.5 else f"[{', '.join(listed)}]"
        ways = [
            f"{{ {hook}: {said} }}",
            f"{{ ...{{ {hook}: {said} }}, schema: {{}} }}",
            f"Object.assign({{}}, {{ {hook}: {said} }})",
            f"{{ [{self.said(hook, module)}]: {said} }}",
        ]
        return rng.choice(ways)

    def handler(self, module: Module) -> str:
        """Return an expression of a handler."""
        text, drawn, local = self.rng.choice(HANDLERS).format(name=self.name("handle")), self.rng.random(), self.name("act")
        if drawn < 0.6:
            return text
        if drawn < 0.8:
            module.head.append(f"const {local} = {text};")
            return local
        module.head.append(f"class {local} {{\n  async show(request, reply) {{ return {{}}; }}\n  list = async () => [];\n}}")
        return self.rng.choice([f"new {local}().list", f"((it) => it.show.bind(it))(new {local}())"])

    def path(self) -> str:
        """Return a path that no other route has."""
        rng, word = self.rng, self.word()
        return rng.choice([f"/{word}", f"/{word}", f"/{word}/:id", f"/{word}/list", f"/{word}/:a/:b", f"/{word}/*", f"/{word}/"])

    def route(self, module: Module, owner: str) -> list[str]:
        """Return statements that add one or several routes."""
        rng = self.rng
        verb, path, options, handler = rng.choice(VERBS), self.path(), self.options(module), self.handler(module)
        self.left -= 1
        local, said = self.name("of"), self.said(path, module)
        upper = rng.choice([verb.upper(), verb.upper(), verb])
        whole = f"{{ method: {json.dumps(upper)}, url: {said}, handler: {handler}, ...{options} }}"
        style = rng.randrange(14)
        if style < 3:
            return [f"{owner}.{verb}({said}, {options}, {handler});"]
        if style == 3:
            return [f"{owner}.{verb}({said}, {handler});"]
        if style == 4:
            return [f"{owner}.{verb}({said}, {{ ...{options}, handler: {handler} }});"]
        if style == 5:
            return [f"{owner}.route({whole});"]
        if style == 6:
            other = rng.choice([v for v in VERBS if v != verb]).upper()
            return [
                f"{owner}.route({{ method: [{json.dumps(verb.upper())}, {json.dumps(other)}], url: {said}, handler: {handler}, ...{options} }});"
            ]
        if style == 7:
            more = f"{{ method: 'GET', url: {self.said(self.path(), module)}, handler: {self.handler(module)} }}"
            loops = [
                f"{local}.forEach((row) => {owner}.route(row));",
                f"for (const row of {local}) {owner}.route({{ ...row }});",
                f"{local}.forEach(({owner}.route).bind({owner}));",
            ]
            return [f"const {local} = [{whole}, {more}];", rng.choice(loops)]
        if style == 8:
            return [f"{owner}[{self.said(verb, module)}]({said}, {options}, {handler});"]
        if style == 9:
            return [f"{owner}.{verb}({said}, {options}, {handler}).get({self.said(self.path(), module)}, {self.handler(module)});"]
        if style == 10:
            module.head.append(
                f"function {local}(scope, method, url, options, handler) {{\n  scope.route({{ method, url, ...options, handler }});\n}}"
            )
            return [f"{local}({owner}, {json.dumps(upper)}, {said}, {options}, {handler});"]
        if style == 11:
            loop = f"for (const [key, [options, handler]] of Object.entries({local})) {{\n  const [method, url] = key.split(' ');\n  {owner}.route({{ ...options, method, url, handler }});\n}}"
            return [f"const {local} = {{ {json.dumps(verb.upper() + ' ' + path)}: [{options}, {handler}] }};", loop]
        if style == 12:
            return [f"{owner}.all({said}, {options}, {handler});"]
        return [f"const {local} = {{ ...{options}, schema: {{}} }};", f"{owner}.{verb}({said}, {local}, {handler});"]

    def plugin(self, module: Module, owner: str, depth: int) -> list[str]:
        """Return statements that register a new plugin."""
        rng = self.rng
        inner = module if rng.random() < 0.35 else self.module(f"{rng.choice(['', 'routes/', 'src/plugins/'])}{self.name('part')}.js")
        scope, name = rng.choice(["scope", "instance", "fastify"]) + str(depth), self.name("plugin")
        body = Module(self, inner.path)
        body.head = inner.head
        self.fill(body, scope, depth + 1)
        inside = indented(body.body)
        after = rng.random() < 0.3
        texts = [
            f"async function {name}({scope}, options) {{\n{inside}\n}}",
            f"const {name} = async ({scope}) => {{\n{inside}\n}};",
            f"function {name}({scope}, options, done) {{\n{inside}\n  done();\n}}",
            f"const {name} = ({scope}, _, next) => {{\n{inside}\n  next();\n}};",
            f"class {name}Of {{\n  constructor(prefix) {{ this.prefix = prefix; }}\n  async register({scope}) {{\n{inside}\n  }}\n}}\nconst {name} = async (one, options) => new {name}Of('').register(one, options);",
            f"const {name}Of = (word) => async function ({scope}) {{\n{inside}\n}};\nconst {name} = {name}Of('x');",
        ]
        inner.body.append(rng.choice(texts))
        local = name
        if rng.random() < 0.25:  # breaks out of its scope
            local, fp = self.name("shared"), self.name("fp")
            inner.head.append(f"import {fp} from 'fastify-plugin';" if self.modern else f"const {fp} = require('fastify-plugin');")
            inner.body.append(f"const {local} = {fp}({name}{rng.choice(['', ', { name: ' + json.dumps(local) + ' }'])});")
        if inner is not module:
            exported = "default" if rng.random() < 0.6 else self.name("shared")
            inner.exports[exported] = local
            local = module.imports(inner, exported)
        prefix = rng.choice([f"/{self.word()}", f"/{self.word()}", f"/{self.word()}/:key", "", None, "/"])
        said = "" if prefix is None else f", {{ prefix: {self.said(prefix, module) if prefix else self.quoted('')} }}"
        ways = [f"{owner}.register({local}{said});", f"{owner}.register(async (one, options) => {{ one.register({local}); }}{said});"]
        if "=" not in said and after:
            ways.append(f"{owner}.register({local}{said}).after(() => {{}});")
        return [rng.choice(ways)]

    def begin(self, module: Module, owner: str) -> None:
        """Write what a kind of program of its own does first."""

    def fill(self, module: Module, owner: str, depth: int) -> None:
        """Write what one plugin does, in order."""
        rng = self.rng
        for _ in range(rng.randrange(2, 6)):
            drawn, other = rng.random(), self.step(module, owner, depth)
            if other is not None:
                module.body += other
            elif drawn < 0.18:
                hook, what = rng.choice(HOOKS), self.middleware(module, rng.choice(["guard", "decoy", "decoy"]))
                module.body += self.run([f"{owner}.addHook({self.said(hook, module)}, {what});"])
            elif drawn < 0.42 and depth < 3 and self.left > 0:
                module.body += self.plugin(module, owner, depth)
            elif self.left > 0:
                module.body += self.run(self.route(module, owner))


def indented(body: list[str]) -> str:
    """Return statements as they stand in a function."""
    return "\n".join("  " + line for text in body for line in text.split("\n"))
