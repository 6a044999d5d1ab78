"""More of what programs of Fastify do: decorated guards, hooks that see the route, exemptions, error handlers, wrapped registration."""

from __future__ import annotations

import json

from tests.oracle.random_programs.fastify import HOOKS, VERBS, Fastify, indented
from tests.oracle.random_programs.javascript import Module

EXEMPT = (
    "{open}.includes(request.url)",
    "{open}.some((one) => request.url.startsWith(one))",
    "new Set({open}).has(request.url)",
    "request.url === {open}[0]",
    "request.raw.url.startsWith({open}[0])",
    "request.routeOptions.url === {open}[0]",
    "{open}.includes(request.routeOptions.url)",
    "request.method === 'GET'",
    "['GET', 'OPTIONS'].includes(request.method)",
    "request.method === 'POST' && request.url === {open}[0]",
    "request.url.split('?')[0] === {open}[0]",
    "!request.url.startsWith({open}[0])",
    "request.routeOptions.config.open",
    "request.routeOptions.config?.open === true",
    "request.routeOptions.config.auth !== true",
)


class FastifyWild(Fastify):
    """One program of Fastify, with all that."""

    def __init__(self, seed: int, version: str) -> None:
        """Write the whole program of a seed."""
        self.open: list[str] = []
        self.decorated: list[str] = []
        super().__init__(seed, version, "fastify-wild")

    def begin(self, module: Module, owner: str) -> None:
        """Decorate the application with guards, before anything else."""
        if self.rng.random() < 0.6:
            for _ in range(self.rng.randrange(1, 3)):
                name = self.name("shared")
                what = self.middleware(module, "guard")
                module.body += self.run([f"{owner}.decorate({self.said(name, module)}, {what});"])
                self.decorated.append(name)

    def path(self) -> str:
        """Return a path that no other route has, sometimes one that a guard lets by."""
        if self.open and self.rng.random() < 0.4:
            return self.open.pop() + self.rng.choice(["", "", "/list"])
        return super().path()

    def options(self, module: Module) -> str:
        """Return the options of a route: hooks, marks that hooks read."""
        drawn = self.rng.random()
        if drawn < 0.15:
            return self.rng.choice(["{ config: { open: true } }", "{ config: { auth: true } }", "{ config: { open: false } }"])
        return super().options(module)

    def step(self, module: Module, owner: str, depth: int) -> list[str] | None:
        """Return what one step does, None for one of the usual ones."""
        drawn = self.rng.random()
        if drawn < 0.1:
            return self.exempting(module, owner)
        if drawn < 0.22 and self.decorated and self.left > 0:
            return self.by_decorated(module, owner)
        if drawn < 0.28 and self.left > 0:
            return self.by_on_route(module, owner)
        if drawn < 0.34 and self.left > 0:
            return self.based(module, owner)
        if drawn < 0.40 and self.left > 0 and depth < 2:
            return self.twice(module, owner)
        if drawn < 0.46 and self.left > 0:
            return self.listed(module, owner)
        if drawn < 0.50 and depth == 0 and not self.modern and self.left > 0:
            return self.folder(module, owner)
        return None

    def exempting(self, module: Module, owner: str) -> list[str]:
        """Return a guard that lets some requests by."""
        rng, local = self.rng, self.name("OPEN")
        listed = [f"/{self.word()}" for _ in range(rng.randrange(1, 4))]
        self.open += listed
        module.head.append(f"const {local} = [{', '.join(self.said(one, module) for one in listed)}];")
        test = rng.choice(EXEMPT).format(open=local)
        refuse = rng.choice(["return reply.code(401).send()", "throw Object.assign(new Error('no'), { statusCode: 401 })"])
        ways = [
            f"async (request, reply) => {{\n  if ({test}) return;\n  if (!request.headers.authorization) {refuse};\n}}",
            f"async function (request, reply) {{\n  if (!({test}) && !request.headers.authorization) {{\n    {refuse};\n  }}\n}}",
            f"(request, reply, done) => {{\n  if ({test} || request.headers['x-api-key'] === 'sesame') return done();\n  reply.code(401).send();\n}}",
        ]
        return [f"{owner}.addHook('{rng.choice(HOOKS)}', {rng.choice(ways)});"]

    def by_decorated(self, module: Module, owner: str) -> list[str]:
        """Return a route or a hook with a guard that the application is decorated with."""
        rng, name = self.rng, self.rng.choice(self.decorated)
        hook, verb = rng.choice(HOOKS), rng.choice(VERBS)
        given = rng.choice(
            [f"{owner}.{name}", f"[{owner}.{name}]", f"{owner}[{self.said(name, module)}]", f"(...given) => {owner}.{name}(...given)"]
        )
        if "..." in given:
            given = f"async (request, reply) => {owner}.{name}(request, reply, () => {{}})"
            given = f"{owner}.{name}"
        self.left -= 1
        route = f"{owner}.{verb}({self.said(self.path(), module)}, {{ {hook}: {given} }}, {self.handler(module)});"
        return self.run([route]) if rng.random() < 0.8 or "[" in given[:1] else [f"{owner}.addHook({self.said(hook, module)}, {given});"]

    def by_on_route(self, module: Module, owner: str) -> list[str]:
        """Return a hook that gives routes a guard as they are added."""
        rng, guard = self.rng, self.middleware(module, "guard")
        word = self.rng.choice(
            ["config?.auth", "config && route.config.auth", "schema && route.config?.auth", f"url.includes('/{self.rng.choice('abc')}')"]
        )
        ways = [
            f"route.preHandler = [].concat(route.preHandler || [], {guard});",
            f"route.preHandler = [...(Array.isArray(route.preHandler) ? route.preHandler : [route.preHandler].filter(Boolean)), {guard}];",
            f"route.onRequest = {guard};",
        ]
        return [f"{owner}.addHook('onRoute', (route) => {{\n  if (route.{word}) {{\n    {rng.choice(ways[:2])}\n  }}\n}});"]

    def based(self, module: Module, owner: str) -> list[str]:
        """Return a controller that extends a class which registers."""
        rng, base, local = self.rng, self.name("Base"), self.name("Controller")
        self.left -= 1
        verb, said, guard = rng.choice(VERBS), self.said(self.path(), module), self.middleware(module, "guard")
        options = rng.choice(["{ preHandler: this.before }", "{}"])
        module.head += [
            f"class {base} {{\n  constructor(app) {{\n    this.app = app;\n    this.before = [{guard}];\n  }}\n  start() {{\n    this.routes();\n    return this;\n  }}\n}}",
            f"class {local} extends {base} {{\n  routes() {{\n    this.app.{verb}({said}, {options}, this.show.bind(this));\n  }}\n  async show() {{ return {{}}; }}\n}}",
        ]
        return [f"new {local}({owner}).start();"]

    def twice(self, module: Module, owner: str) -> list[str]:
        """Return a plugin that is registered at two places."""
        rng, name = self.rng, self.name("shared")
        inner = Module(self, module.path)
        inner.head = module.head
        self.fill(inner, "scope", 3)
        made = f"const {name} = async (scope, options) => {{\n{indented(inner.body)}\n}};"
        one, two = (self.said("/" + self.word(), module) for _ in range(2))
        ways = [
            [f"{owner}.register({name}, {{ prefix: {one} }});", f"{owner}.register({name}, {{ prefix: {two} }});"],
            [f"for (const prefix of [{one}, {two}]) {owner}.register({name}, {{ prefix }});"],
            [f"[{one}, {two}].forEach((prefix) => {{\n  {owner}.register({name}, {{ prefix }});\n}});"],
            [
                f"{owner}.register(async (outer) => {{\n  outer.addHook('onRequest', {self.middleware(module, 'guard')});\n  outer.register({name}, {{ prefix: {one} }});\n}});",
                f"{owner}.register({name}, {{ prefix: {two} }});",
            ],
        ]
        return [made, *rng.choice(ways)]

    def listed(self, module: Module, owner: str) -> list[str]:
        """Return routes of a table, with what a function makes of its rows."""
        rng, local, make = self.rng, self.name("rows"), self.name("row")
        rows = []
        for _ in range(rng.randrange(1, 4)):
            rows.append(
                f"  {{ method: {json.dumps(rng.choice(VERBS).upper())}, url: {self.said(self.path(), module)}, secured: {rng.choice(['true', 'false'])}, handler: {self.handler(module)} }},"
            )
            self.left -= 1
        guard = self.middleware(module, "guard")
        module.head.append(
            rng.choice(
                [
                    f"const {make} = ({{ secured, ...route }}) => ({{ ...route, preHandler: secured ? [{guard}] : [] }});",
                    f"function {make}(given) {{\n  const {{ secured, ...route }} = given;\n  if (secured) route.preHandler = {guard};\n  return route;\n}}",
                    f"const {make} = (given) => ({{ method: given.method, url: given.url, handler: given.handler, ...(given.secured && {{ onRequest: {guard} }}) }});",
                ]
            )
        )
        loop = rng.choice(
            [
                f"for (const route of {local}) {owner}.route({make}(route));",
                f"{local}.map({make}).forEach((route) => {owner}.route(route));",
                f"{local}.forEach((route) => {{\n  {owner}.route({make}(route));\n}});",
            ]
        )
        return [f"const {local} = [\n" + "\n".join(rows) + "\n];", loop]

    def folder(self, module: Module, owner: str) -> list[str]:
        """Return the registration of all modules of a folder."""
        rng, folder = self.rng, self.name("routes")
        for _ in range(rng.randrange(1, 4)):
            inner = self.module(f"{folder}/{self.word()}.js")
            body = Module(self, inner.path)
            body.head = inner.head
            self.fill(body, "scope", 3)
            name = self.name("plugin")
            inner.body.append(f"async function {name}(scope, options) {{\n{indented(body.body)}\n}}")
            inner.exports["default"] = name
        fs, path = self.name("fs"), self.name("path")
        module.head += [f"const {fs} = require('fs');", f"const {path} = require('path');"]
        here = f"{path}.join(__dirname, {self.quoted(folder)})"
        done = rng.choice(
            [
                f"{owner}.register(require({path}.join({here}, file)));",
                f"{owner}.register(require(`./{folder}/${{file}}`), {{ prefix: '/' + {path}.parse(file).name }});",
            ]
        )
        return [f"{fs}.readdirSync({here}).forEach((file) => {{\n  {done}\n}});"]
