"""More of what programs of Express do: exemptions by path and method, errors that a handler answers, folders, base classes, lists of handlers."""

from __future__ import annotations

import json

from tests.oracle.random_programs.express import VERBS, Express
from tests.oracle.random_programs.javascript import Module

EXEMPT = (
    "{open}.includes(req.path)",
    "{open}.indexOf(req.path) !== -1",
    "{open}.some((one) => req.originalUrl.startsWith(one))",
    "{open}.find((one) => one === req.path)",
    "new Set({open}).has(req.url)",
    "req.path === {open}[0]",
    "req.path.startsWith({open}[0])",
    "new RegExp('^' + {open}[0]).test(req.path)",
    "req.originalUrl.split('?')[0] === {open}[0]",
    "req.baseUrl + req.path === {open}[0]",
    "req.method === 'GET'",
    "['GET', 'HEAD', 'OPTIONS'].includes(req.method)",
    "req.method === 'OPTIONS' || {open}.includes(req.path)",
    "req.method === 'POST' && req.path === {open}[0]",
    "!req.path.startsWith({open}[0])",
    "req.path.match(/\\/list$/)",
)


class ExpressWild(Express):
    """One program of Express, with all that."""

    def __init__(self, seed: int, version: str, style: str = "express-wild") -> None:
        """Write the whole program of a seed."""
        self.open: list[str] = []
        super().__init__(seed, version, style)

    def path(self) -> str:
        """Return a path that no other route has, sometimes one that a guard lets by."""
        if self.open and self.rng.random() < 0.4:
            return self.open.pop() + self.rng.choice(["", "", "/list", "/:id"])
        return super().path()

    def step(self, module: Module, owner: str, depth: int) -> list[str] | None:
        """Return what one step does, None for one of the usual ones."""
        rng, drawn = self.rng, self.rng.random()
        inside = owner.startswith("this")
        if drawn < 0.10:
            return self.exempting(module, owner)
        if drawn < 0.14 and not inside:
            return [
                f"{owner}.use({rng.choice([f'[{self.said(self.reserved(), module)}, {self.said(self.reserved(), module)}]', self.pattern()])}, {self.middleware(module, 'guard')});"
            ]
        if drawn < 0.20 and self.left > 0:
            return self.in_two(module, owner)
        if drawn < 0.26 and self.left > 0:
            return self.listed(module, owner)
        if drawn < 0.32 and self.left > 0 and not inside:
            return self.twice(module, owner)
        if drawn < 0.38 and self.left > 0 and depth == 0 and not self.modern:
            return self.folder(module, owner)
        if drawn < 0.46 and self.left > 0:
            return self.based(module, owner)
        if drawn < 0.50 and self.left > 0:
            return self.chained(module, owner)
        return None

    def reserved(self) -> str:
        """Return a path that a later route may have."""
        made = f"/{self.word()}"
        self.open.append(made)
        return made

    def pattern(self) -> str:
        """Return a regular expression of the beginning of a path."""
        return f"/^\\/{self.reserved()[1:]}/"

    def exempting(self, module: Module, owner: str) -> list[str]:
        """Return a guard that lets some requests by."""
        rng, local = self.rng, self.name("OPEN")
        listed = [self.reserved() for _ in range(rng.randrange(1, 4))]
        module.head.append(f"const {local} = [{', '.join(self.said(one, module) for one in listed)}];")
        test = rng.choice(EXEMPT).format(open=local)
        guard = self.middleware(module, "guard")
        while not guard.isidentifier():
            guard = self.middleware(module, "guard")
        ways = [
            f"(req, res, next) => {{\n  if ({test}) return next();\n  return {guard}(req, res, next);\n}}",
            f"(req, res, next) => ({test} ? next() : {guard}(req, res, next))",
            f"(req, res, next) => {{\n  if (!({test})) {{\n    {guard}(req, res, next);\n  }} else {{\n    next();\n  }}\n}}",
            f"(req, res, next) => {{\n  const passes = {test};\n  if (passes) {{\n    next();\n    return;\n  }}\n  if (!req.headers.authorization) {{\n    res.status(401).end();\n    return;\n  }}\n  next();\n}}",
        ]
        return [f"{owner}.use({rng.choice(ways)});"]

    def in_two(self, module: Module, owner: str) -> list[str]:
        """Return a route whose guard and handler are registered one after the other."""
        rng, verb, path = self.rng, self.rng.choice(VERBS), f"/{self.word()}"
        said, guard, handler = self.said(path, module), self.middleware(module, rng.choice(["guard", "decoy"])), self.handler(module)
        self.left -= 1
        if rng.random() < 0.6:
            return [f"{owner}.use({said}, {guard});", f"{owner}.{verb}({self.quoted(path)}, {handler});"]
        return [f"{owner}.route({said}).{verb}({guard}, {handler});"]

    def listed(self, module: Module, owner: str) -> list[str]:
        """Return a route whose handlers a function puts in a list."""
        rng, local, guard, handler = self.rng, self.name("chained"), self.middleware(module, "guard"), self.handler(module)
        self.left -= 1
        ways = [
            f"const {local} = (handler) => [{guard}, handler];",
            f"const {local} = (...handlers) => [{guard}, ...handlers];",
            f"function {local}(handler) {{\n  const chain = [];\n  chain.push({guard});\n  chain.push(handler);\n  return chain;\n}}",
            f"const {local} = (handler, guarded = true) => (guarded ? [{guard}, handler] : [handler]);",
            f"const {local} = (handler) => [{guard}].concat(handler);",
            f"const {local} = (handler) => [handler].reduce((all, one) => [...all, one], [{guard}]);",
            f"const {local} = (handler, guarded = false) => [guarded && ({guard}), handler].filter(Boolean);",
        ]
        module.head.append(rng.choice(ways))
        return [f"{owner}.{rng.choice(VERBS)}({self.said(self.path(), module)}, {local}({handler}));"]

    def twice(self, module: Module, owner: str) -> list[str]:
        """Return a router that is mounted at two places."""
        local, express = self.name("shared"), self.name("express")
        module.head.append(self.of_express(module, express))
        inner = Module(self, module.path)
        inner.head = module.head
        self.fill(inner, local, 3)
        first, second = f"/{self.word()}", f"/{self.word()}"
        guard = self.middleware(module, self.rng.choice(["guard", "decoy"]))
        made = f"const {local} = {express}.Router();"
        return [
            made,
            *inner.body,
            f"{owner}.use({self.said(first, module)}, {local});",
            f"{owner}.use({self.said(second, module)}, {guard}, {local});",
        ]

    def folder(self, module: Module, owner: str) -> list[str]:
        """Return the registration of all modules of a folder."""
        rng, folder = self.rng, self.name("routes")
        styles = rng.randrange(3)
        for _ in range(rng.randrange(1, 4)):
            inner = self.module(f"{folder}/{self.word()}.js")
            express, local = self.name("express"), self.name("router")
            inner.head.append(self.of_express(inner, express))
            if styles == 2:
                body = Module(self, inner.path)
                body.head = inner.head
                self.fill(body, "app", 3)
                inside = "\n".join("  " + line for text in body.body for line in text.split("\n"))
                inner.body.append(f"function {local}(app) {{\n{inside}\n}}")
            else:
                inner.body.append(f"const {local} = {express}.Router();")
                self.fill(inner, local, 3)
            inner.exports["default"] = local
        fs, path = self.name("fs"), self.name("path")
        module.head += [f"const {fs} = require('fs');", f"const {path} = require('path');"]
        here = f"{path}.join(__dirname, {self.quoted(folder)})"
        listing = rng.choice(
            [
                f"{fs}.readdirSync({here})",
                f"{fs}.readdirSync({here}).filter((file) => file.endsWith('.js'))",
                f"{fs}.readdirSync({here}, {{ withFileTypes: true }}).map((one) => one.name)",
            ]
        )
        loaded = rng.choice(
            [
                f"require({path}.join({here}, file))",
                f"require(`${{{here}}}/${{file}}`)",
                f"require('./{folder}/' + file.replace('.js', ''))",
            ]
        )
        done = [
            f"{owner}.use('/' + {path}.basename(file, '.js'), {loaded});",
            f"{owner}.use(`/${{file.split('.')[0]}}`, {loaded});",
            f"{loaded}({owner});",
        ][styles]
        return [rng.choice([f"{listing}.forEach((file) => {{\n  {done}\n}});", f"for (const file of {listing}) {{\n  {done}\n}}"])]

    def based(self, module: Module, owner: str) -> list[str]:
        """Return a controller that extends a class which registers."""
        rng, base, local = self.rng, self.name("Base"), self.name("Controller")
        self.left -= 1
        verb, path, guard = rng.choice(VERBS), self.path(), self.middleware(module, "guard")
        said, guarded = self.said(path, module), rng.random() < 0.5
        ways = [
            (
                f"class {base} {{\n  constructor(router) {{\n    this.router = router;\n    this.routes();\n  }}\n  secure(...given) {{ return [{guard}, ...given]; }}\n}}",
                f"class {local} extends {base} {{\n  routes() {{\n    this.router.{verb}({said}, {'this.secure(this.show)' if guarded else 'this.show'});\n  }}\n  show(req, res) {{ res.send('ok'); }}\n}}",
                f"new {local}({owner});",
            ),
            (
                f"class {base} {{\n  register(router) {{\n    for (const [verb, path, name, ...before] of this.table()) router[verb](path, ...before, this[name].bind(this));\n  }}\n  table() {{ return []; }}\n}}",
                f"class {local} extends {base} {{\n  table() {{ return [[{json.dumps(verb)}, {said}, 'show'{', ' + guard if guarded else ''}]]; }}\n  show(req, res) {{ res.send('ok'); }}\n}}",
                f"new {local}().register({owner});",
            ),
            (
                f"function {base}(router) {{\n  this.router = router;\n}}\n{base}.prototype.add = function (verb, path, ...chain) {{\n  this.router[verb](path, ...chain);\n}};",
                f"const {local} = (router) => new {base}(router);",
                f"{local}({owner}).add({json.dumps(verb)}, {said}, {guard + ', ' if guarded else ''}(req, res) => res.send('ok'));",
            ),
            (
                f"const {base} = {{\n  add(router) {{\n    Object.keys(this.routes).forEach((key) => router[key](this.path, ...this.routes[key]));\n  }},\n}};",
                f"const {local} = Object.assign(Object.create({base}), {{ path: {said}, routes: {{ {verb}: [{guard + ', ' if guarded else ''}(req, res) => res.send('ok')] }} }});",
                f"{local}.add({owner});",
            ),
        ]
        above, kind, start = rng.choice(ways)
        module.head += [above, kind]
        return [start]

    def chained(self, module: Module, owner: str) -> list[str]:
        """Return a router that is made in one expression."""
        rng, express = self.rng, self.name("express")
        module.head.append(self.of_express(module, express))
        self.left -= 2
        chain = [f".{rng.choice(VERBS)}({self.said(self.path(), module)}, {self.handler(module)})" for _ in range(2)]
        chain.insert(rng.randrange(3), f".use({self.middleware(module, rng.choice(['guard', 'decoy']))})")
        return [f"{owner}.use({self.said('/' + self.word(), module)}, {express}.Router(){''.join(chain)});"]
