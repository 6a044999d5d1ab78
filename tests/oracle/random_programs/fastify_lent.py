"""Programs of Fastify whose guards come from plugins: @fastify/jwt, @fastify/sensible, @fastify/auth, decorations of the instance."""

from __future__ import annotations

from tests.oracle.random_programs.fastify import HOOKS, VERBS, Fastify, indented
from tests.oracle.random_programs.javascript import Module

THROWING = (
    "async (request) => {\n  await request.jwtVerify();\n}",
    "async function (request, reply) {\n  return request.jwtVerify();\n}",
    "(request, reply, done) => {\n  request.jwtVerify((error) => done(error));\n}",
    "async function (request) {\n  if (!request.headers['x-api-key']) throw this.httpErrors.forbidden();\n}",
    "async (request) => {\n  request.server.assert(request.headers.authorization, 401, 'no');\n}",
    "async (request) => {\n  const { authorization } = request.headers;\n  if (!authorization) throw request.server.httpErrors.unauthorized('who asks?');\n}",
)
ANSWERING = (
    "async (request, reply) => {\n  try {\n    await request.jwtVerify();\n  } catch (error) {\n    reply.send(error);\n  }\n}",
    "async (request, reply) => {\n  try {\n    await request.jwtVerify();\n  } catch {\n    return reply.code(401).send({ error: 'no' });\n  }\n}",
    "async function (request, reply) {\n  if (!request.headers.authorization) return reply.unauthorized('who asks?');\n}",
    "async (request, reply) => {\n  const user = await request.jwtVerify().catch(() => null);\n  if (!user) return reply.forbidden();\n}",
    "function (request, reply, done) {\n  request.jwtVerify().then(() => done(), () => reply.code(401).send());\n}",
)
DECOYS = (
    "async (request) => {\n  request.user = await request.jwtVerify().catch(() => null);\n}",
    "async (request) => {\n  try {\n    await request.jwtVerify();\n  } catch {\n    request.log.info('a stranger');\n  }\n}",
    "async function (request, reply) {\n  if (Number(request.headers['content-length'] ?? 0) > 1e9) return reply.badRequest();\n}",
    "async (request) => {\n  if (request.headers.authorization) await request.jwtVerify();\n}",
)


class FastifyLent(Fastify):
    """One program of Fastify, with such guards."""

    def __init__(self, seed: int, version: str) -> None:
        """Write the whole program of a seed."""
        self.lent: dict[str, list[str]] = {"throwing": [], "answering": [], "decoy": []}
        super().__init__(seed, version, "fastify-lent")
        self.needs |= {"@fastify/jwt": "*", "@fastify/sensible": "*", "@fastify/auth": "*"}

    def begin(self, module: Module, owner: str) -> None:
        """Register the plugins and decorate the instance, here or in a plugin of the program's own."""
        rng, apart = self.rng, self.rng.random() < 0.6
        inner = self.module(f"{rng.choice(['', 'plugins/'])}{self.name('auth')}.js") if apart else module
        scope, lines = ("scope" if apart else owner), []
        for package, options in (("@fastify/jwt", ", { secret: 'sesame' }"), ("@fastify/sensible", ""), ("@fastify/auth", "")):
            local = self.name("lent")
            inner.head.append(f"import {local} from '{package}';" if self.modern else f"const {local} = require('{package}');")
            lines.append(f"{'await ' if apart and rng.random() < 0.5 else ''}{scope}.register({local}{options});")
        for kind, texts in (("throwing", THROWING), ("answering", ANSWERING), ("decoy", DECOYS)):
            for text in rng.sample(texts, rng.randrange(1, 3)):
                name = rng.choice(["authenticate", "verify", "guard", "check"]) + self.name("")
                lines.append(f"{scope}.decorate({self.said(name, inner)}, {text});")
                self.lent[kind].append(name)
        if not apart:
            module.body += lines
            return
        fp, local = self.name("fp"), self.name("auth")
        inner.head.append(f"import {fp} from 'fastify-plugin';" if self.modern else f"const {fp} = require('fastify-plugin');")
        inner.body.append(f"const {local} = {fp}(async ({scope}, options) => {{\n{indented(lines)}\n}});")
        inner.exports["default"] = local
        module.body.append(f"{owner}.register({module.imports(inner, 'default')});")

    def step(self, module: Module, owner: str, depth: int) -> list[str] | None:
        """Return a route or a hook with such a guard; on the instance itself they are there once the plugins are."""
        rng = self.rng
        if rng.random() > 0.45 or self.left <= 0:
            return None
        hook, verb = rng.choice(HOOKS), rng.choice(VERBS)
        kind = rng.choice(["throwing", "answering", "decoy", "several"])
        if kind == "several":
            names = rng.sample(self.lent["throwing"] + self.lent["decoy"], 2)
            relation = rng.choice(["", ", { relation: 'and' }", ", { relation: 'or' }", ", { run: 'all' }"])
            given, hook = f"{owner}.auth([{', '.join(f'{owner}.{name}' for name in names)}]{relation})", "preHandler"
        else:
            member = f"{owner}.{rng.choice(self.lent[kind])}"
            given = rng.choice([member, f"[{member}]", f"{member}.bind({owner})"])
        self.left -= 1
        added = f"{owner}.addHook('{hook}', {given.strip('[]') if kind != 'several' else given});"
        said = self.said(self.path(), module)
        made = [
            f"{owner}.{verb}({said}, {{ {hook}: {given} }}, {self.handler(module)});",
            f"{owner}.route({{ method: '{verb.upper()}', url: {said}, {hook}: {given}, handler: {self.handler(module)} }});",
            added,
        ]
        line = rng.choice(made[:2] if depth == 0 or rng.random() < 0.7 else made)
        if depth > 0:
            return self.run([line])
        inside = f"  {line}".replace(f"{owner}.", "inner.").replace(f"bind({owner})", "bind(inner)")
        return rng.choice(
            [
                [f"{owner}.after(() => {{\n  {line}\n}});"],
                [f"{owner}.register(async (inner) => {{\n{inside}\n}});"],
                [f"{owner}.register((inner, options, done) => {{\n{inside}\n  done();\n}}, {{ prefix: '/{self.word()}' }});"],
            ]
        )
