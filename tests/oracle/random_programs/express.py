"""Programs of Express: routers in routers, middleware in order, guards of many kinds, and routes in many styles."""

from __future__ import annotations

import json

from tests.oracle.random_programs.express_guards import MORE_DECOYS, MORE_GUARDS
from tests.oracle.random_programs.javascript import Module, Program

VERBS = ("get", "post", "put", "delete", "patch")
HANDLERS = (
    "(req, res) => res.send('ok')",
    "(req, res) => {{ res.json({{ ok: true }}); }}",
    "async (req, res) => {{ res.status(200).send(); }}",
    "function {name}(req, res) {{ res.end('ok'); }}",
    "async function (req, res, next) {{ try {{ res.send('ok'); }} catch (error) {{ next(error); }} }}",
)
GUARDS = (
    "function {name}(req, res, next) {{\n  if (!req.headers.authorization) return res.status(401).json({{ error: 'no' }});\n  next();\n}}",
    "const {name} = (req, res, next) => (req.headers['x-api-key'] === 'sesame' ? next() : res.sendStatus(403));",
    "const {name} = (req, res, next) => {{\n  const token = (req.get('authorization') || '').split(' ')[1];\n  if (token) {{\n    req.user = token;\n    next();\n  }} else {{\n"
    "    res.status(401).end();\n  }}\n}};",
    "async function {name}(req, res, next) {{\n  try {{\n    const token = req.header('Authorization');\n    if (!token) throw new Error('none');\n    req.user = {{ token }};\n"
    "    next();\n  }} catch (error) {{\n    res.status(401).send({{ error: error.message }});\n  }}\n}}",
    "const {name} = (req, res, next) => {{\n  if (req.headers.authorization) return next();\n  next(Object.assign(new Error('no'), {{ status: 401 }}));\n}};",
    "const {name} = function (req, res, next) {{\n  if (!req.headers['x-token']) {{\n    res.writeHead(401);\n    res.end();\n    return;\n  }}\n  next();\n}};",
    "class {name}Of {{\n  static check(req, res, next) {{\n    const {{ authorization }} = req.headers;\n    if (authorization === undefined) return res.sendStatus(401);\n"
    "    return next();\n  }}\n}}\nconst {name} = {name}Of.check;",
    "const {name}Of = (role) => (req, res, next) => {{\n  if (!req.user || req.user.role !== role) return res.status(403).json({{}});\n  next();\n}};\nconst {name} = {name}Of('admin');",
    "class {name}Of {{\n  constructor(key) {{ this.key = key; this.handle = this.handle.bind(this); }}\n  handle(req, res, next) {{\n    if (req.headers['x-api-key'] !== this.key) {{\n"
    "      return res.status(403).end();\n    }}\n    next();\n  }}\n}}\nconst {name} = new {name}Of('sesame').handle;",
    "function {name}(req, res, next) {{\n  const allowed = Boolean(req.headers.cookie && req.headers.cookie.includes('session='));\n  switch (allowed) {{\n"
    "    case true:\n      return next();\n    default:\n      return res.status(401).end();\n  }}\n}}",
    "const {name} = async (req, res, next) => {{\n  const user = await Promise.resolve(req.headers.authorization ?? null);\n  if (user === null) {{\n    return res.status(401).json({{}});\n  }}\n"
    "  return next();\n}};",
)
DECOYS = (
    "function {name}(req, res, next) {{\n  req.began = Date.now();\n  next();\n}}",
    "const {name} = (req, res, next) => {{\n  req.user = req.headers.authorization ? {{ id: 1 }} : null;\n  next();\n}};",
    "const {name} = (req, res, next) => {{\n  res.set('x-powered-by', 'us');\n  return next();\n}};",
    "const {name} = async (req, res, next) => {{\n  try {{\n    req.token = req.headers.authorization.split(' ')[1];\n  }} catch (error) {{\n    req.token = undefined;\n  }}\n  next();\n}};",
    "const {name} = (...given) => given[2]();",
)


class Express(Program):
    """One program of Express."""

    def __init__(self, seed: int, version: str, style: str = "express") -> None:
        """Write the whole program of a seed."""
        super().__init__(seed, style, {"express": version})
        self.declare(["guards.js", "middleware/auth.js", "lib/guards.js"], (*GUARDS, *MORE_GUARDS), (*DECOYS, *MORE_DECOYS))
        self.left = self.rng.randrange(4, 18)
        app = self.module("app.js")
        app.head.append(self.of_express(app, "express"))
        app.body.append("const app = express();")
        self.fill(app, "app", 0)
        app.body.append(self.rng.choice(["app.listen(3000);", "app.listen(process.env.PORT || 3000, () => console.log('up'));"]))
        app.exports["default"] = "app"

    def of_express(self, module: Module, local: str) -> str:
        """Return the import of Express under a name."""
        return f"import {local} from 'express';" if self.modern else f"const {local} = require('express');"

    def middleware(self, module: Module, kind: str) -> str:
        """Return an expression of one guard, or of something that guards nothing."""
        local = super().middleware(module, kind)
        return self.rng.choice([local, local, f"[{local}]", f"(req, res, next) => {local}(req, res, next)"])

    def before(self, module: Module) -> list[str]:
        """Return what stands before a handler: nothing, something harmless, a guard."""
        drawn = self.rng.random()
        if drawn < 0.55:
            return []
        if drawn < 0.7:
            return [self.middleware(module, "decoy")]
        if drawn < 0.9:
            return [self.middleware(module, "guard")]
        return [self.middleware(module, "decoy"), self.middleware(module, "guard")]

    def handler(self, module: Module) -> str:
        """Return an expression of a handler."""
        text = self.rng.choice(HANDLERS).format(name=self.name("handle"))
        drawn = self.rng.random()
        if drawn < 0.6:
            return text
        local = self.name("act")
        if drawn < 0.75:
            module.head.append(f"const {local} = {text};")
            return local
        if drawn < 0.85:
            module.head.append(f"const {local} = {{ show: {text} }};")
            return self.rng.choice([f"{local}.show", f"{local}.show.bind({local})", f"(...given) => {local}.show(...given)"])
        if drawn < 0.93:
            module.head.append(f"class {local} {{\n  show(req, res) {{ res.send('ok'); }}\n  list = (req, res) => res.json([]);\n}}")
            return self.rng.choice([f"new {local}().list", f"((it) => it.show.bind(it))(new {local}())"])
        module.head.append(f"const {local} = (fn) => (req, res, next) => Promise.resolve(fn(req, res, next)).catch(next);")
        return f"{local}({text})"

    def path(self) -> str:
        """Return a path that no other route has."""
        rng, word = self.rng, self.word()
        return rng.choice([f"/{word}", f"/{word}", f"/{word}/:id", f"/{word}/list", f"/:id/{word}", f"/{word}/", f"/{word}/:a/:b"])

    def given(self, parts: list[str]) -> str:
        """Return arguments of a call."""
        drawn = self.rng.random()
        if drawn < 0.7 or len(parts) < 2:
            return ", ".join(parts)
        return "[" + ", ".join(parts) + "]" if drawn < 0.85 else "...[" + ", ".join(parts) + "]"

    def route(self, module: Module, owner: str) -> list[str]:
        """Return statements that add one or several routes."""
        rng, said = self.rng, lambda value: self.said(value, module)
        verb, path = rng.choice(VERBS), self.path()
        chain = [*self.before(module), self.handler(module)]
        self.left -= 1
        local = self.name("of")
        style = rng.randrange(15)
        if style < 4:
            return [f"{owner}.{verb}({said(path)}, {self.given(chain)});"]
        if style == 4:
            return [f"{owner}[{said(verb)}]({said(path)}, {self.given(chain)});"]
        if style == 5:
            other = ", ".join([*self.before(module), self.handler(module)])
            return [f"{owner}.route({said(path)}).{verb}({self.given(chain)}).options({other});"]
        if style == 6:
            return [f"{owner}.route({said(path)})\n  .all({self.handler(module)});"]
        if style == 7:
            return [f"{owner}.all({said(path)}, {self.given(chain)});"]
        if style == 8:
            rows = [(verb, path, chain), (rng.choice(VERBS), self.path(), [*self.before(module), self.handler(module)])]
            listed = ",\n".join(f"  {{ method: {json.dumps(v)}, path: {said(p)}, chain: [{', '.join(c)}] }}" for v, p, c in rows)
            loops = [
                f"for (const {{ method, path, chain }} of {local}) {owner}[method](path, ...chain);",
                f"{local}.forEach((row) => {owner}[row.method](row.path, row.chain));",
                f"for (let i = 0; i < {local}.length; i++) {{\n  const row = {local}[i];\n  {owner}[row.method](row.path, ...row.chain);\n}}",
                f"{local}.map(({{ method, path, chain: [...all] }}) => {owner}[method](path, all));",
            ]
            return [f"const {local} = [\n{listed}\n];", rng.choice(loops)]
        if style == 9:
            key = json.dumps(f"{verb.upper()} {path}")
            loop = f"for (const [key, chain] of Object.entries({local})) {{\n  const [verb, path] = key.split(' ');\n  {owner}[verb.toLowerCase()](path, ...chain);\n}}"
            return [f"const {local} = {{ {key}: [{', '.join(chain)}] }};", loop]
        if style == 10:
            return [f"['get', {json.dumps(rng.choice(VERBS[1:]))}].forEach((verb) => {owner}[verb]({said(path)}, {self.given(chain)}));"]
        if style == 11:
            return [f"{owner}.{verb}([{said(path)}, {said(self.path())}], {self.given(chain)});"]
        if style == 12:
            return [f"const {local} = {owner}.{verb}.bind({owner});", f"{local}({said(path)}, {self.given(chain)});"]
        if style == 13:
            module.head.append(f"function {local}(router, verb, path, ...chain) {{\n  return router[verb](path, ...chain);\n}}")
            return [f"{local}({owner}, {said(verb)}, {said(path)}, {self.given(chain)});"]
        module.head.append(
            f"class {local} {{\n  constructor(router) {{ this.router = router; }}\n  add(verb, path, ...chain) {{\n    this.router[verb](path, ...chain);\n    return this;\n  }}\n}}"
        )
        return [f"new {local}({owner}).add({json.dumps(verb)}, {said(path)}, {self.given(chain)});"]

    def mount(self, module: Module, owner: str, depth: int) -> list[str]:
        """Return statements that mount a new router."""
        rng = self.rng
        inner = module if rng.random() < 0.35 else self.module(f"{rng.choice(['', 'routes/', 'src/api/'])}{self.name('part')}.js")
        express = self.name("express")
        inner.head.append(self.of_express(inner, express))
        options = rng.choice(["", "", "{ mergeParams: true }", "{ strict: false }"])
        makes = rng.choice(
            [f"{express}.Router({options})", f"{express}.Router({options})", f"new {express}.Router({options})", f"{express}()"]
        )
        local, style = self.name("router"), rng.randrange(5)
        prefix = rng.choice([f"/{self.word()}", f"/{self.word()}", f"/{self.word()}/:key", "/", None, f"/{self.word()}/"])
        at = [] if prefix is None else [self.said(prefix, module)]
        if style == 0 and inner is not module:
            body = Module(self, inner.path)
            body.head = inner.head
            self.fill(body, local, depth + 1)
            inside = "\n".join("  " + line for text in body.body for line in text.split("\n"))
            make = self.name("make")
            inner.body.append(f"function {make}() {{\n  const {local} = {makes};\n{inside}\n  return {local};\n}}")
            made = f"{self.handed(inner, module, make)}()"
        elif style == 1 and inner is not module:
            body = Module(self, inner.path)
            body.head = inner.head
            self.fill(body, "this.router", depth + 1)
            inside = "\n".join("    " + line for text in body.body for line in text.split("\n"))
            kind = self.name("Part")
            inner.body.append(
                f"class {kind} {{\n  constructor() {{\n    this.router = {makes};\n    this.begin();\n  }}\n  begin() {{\n{inside}\n  }}\n}}"
            )
            made = f"new {self.handed(inner, module, kind)}().router"
        else:
            inner.body.append(f"const {local} = {makes};")
            self.fill(inner, local, depth + 1)
            made = local if inner is module else self.handed(inner, module, local)
        chain = [*at, *self.before(module), made]
        if prefix not in {None, "/"} and rng.random() < 0.1:  # Express 5 takes "/" in a list for the address itself alone
            chain = [f"[{at[0]}, {self.said('/' + self.word(), module)}]", *chain[1:]]
        return [f"{owner}.use({', '.join(chain)});"]

    def handed(self, inner: Module, module: Module, local: str) -> str:
        """Return the local name of what another module makes."""
        name = "default" if self.rng.random() < 0.6 else self.name("shared")
        inner.exports[name] = local
        return module.imports(inner, name)

    def fill(self, module: Module, owner: str, depth: int) -> None:
        """Write what one router or application does, in order."""
        rng = self.rng
        for _ in range(rng.randrange(2, 6)):
            drawn, other = rng.random(), self.step(module, owner, depth)
            if other is not None:
                module.body += other
            elif drawn < 0.15:
                what = self.middleware(module, rng.choice(["guard", "decoy", "decoy"]))
                at = [self.said(f"/{self.word()}", module)] if rng.random() < 0.3 else []
                module.body += self.run([f"{owner}.use({', '.join([*at, what])});"] if "this" not in owner else [])
            elif drawn < 0.4 and depth < 3 and self.left > 0:
                module.body += self.mount(module, owner, depth)
            elif self.left > 0:
                made = self.route(module, owner)
                module.body += made if owner.startswith("this") else self.run(made)
