"""Through which ways of writing a call a path goes on in JavaScript, and where it ends."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from analyzer.inventory.take import Inputs
from tests.inventory.reaching import endpoint, reach_of

Service = Callable[..., Inputs]
JAVASCRIPT = {
    "through module.exports and a class": (
        {
            "app.js": "const ai = require('./ai')\nconst handler = async (req, res) => res.json(await ai.ask(req.body))\n",
            "ai.js": (
"const OpenAI = require('openai')\n"
"const client = new OpenAI()\n"
"module.exports = { ask: (x) => client.responses.create(x), idle() { return 1 } }\n"
),
        },
        ("npm:openai",),
    ),
    "another function of the same record": (
        {
            "app.js": "const ai = require('./ai')\nconst handler = (req, res) => res.json(ai.idle())\n",
            "ai.js": (
"const OpenAI = require('openai')\n"
"const client = new OpenAI()\n"
"module.exports = { ask: (x) => client.responses.create(x), idle() { return 1 } }\n"
),
        },
        (),
    ),
    "constructor injection": (
        {
            "app.ts": (
                "import { Answers } from './answers'\nclass Controller {\n  constructor(private readonly answers: Answers) {}\n"
                "  handler = async (req, res) => { res.json(await this.answers.ask()) }\n}\n"
            ),
            "answers.ts": (
"import OpenAI from 'openai'\n"
"export class Answers {\n"
"  private client = new OpenAI()\n"
"  async ask() { return this.client.responses.create({}) }\n"
"}\n"
),
        },
        ("npm:openai",),
    ),
    "a getter that makes the service": (
        {
            "app.ts": (
                "import OpenAI from 'openai'\n"
                "class Answers {\n  get client() { return new OpenAI() }\n"
                "  handler = async (req, res) => { res.json(await this.client.responses.create({})) }\n}\n"
            ),
        },
        ("npm:openai",),
    ),
    "a method of the base class": (
        {
            "app.ts": (
                "import OpenAI from 'openai'\nclass Base { ask() { return new OpenAI().responses.create({}) } }\nclass C extends Base {\n"
                "  handler(req, res) { super.ask(); res.end() }\n}\n"
            ),
        },
        ("npm:openai",),
    ),
    "a callback without a name": (
        {"app.js": (
"const OpenAI = require('openai')\n"
"const c = new OpenAI()\n"
"const handler = (req, res) => [1].map((x) => c.responses.create(x))\n"
)},
        ("npm:openai",),
    ),
    "a required module that is one function": (
        {
            "app.js": "const ask = require('./ask')\nconst handler = (req, res) => ask(req, res)\n",
            "ask.js": "const OpenAI = require('openai')\nmodule.exports = async (req, res) => new OpenAI().responses.create({})\n",
        },
        ("npm:openai",),
    ),
    "a container of dependencies": (
        {
            "app.ts": (
                "import { Container } from 'typedi'\nimport { Answers } from './answers'\n"
                "const handler = (req, res) => Container.get(Answers).ask()\n"
            ),
            "answers.ts": "import OpenAI from 'openai'\nexport class Answers {\n  ask() { return new OpenAI().responses.create({}) }\n}\n",
        },
        ("npm:openai",),
    ),
    "awilix, asked by name": (
        {
            "app.js": (
                "const { createContainer, asClass } = require('awilix')\nconst Answers = require('./answers')\n"
                "const container = createContainer()\ncontainer.register({ answers: asClass(Answers).singleton() })\n"
                "const handler = (req, res) => container.resolve('answers').ask()\n"
            ),
            "answers.js": (
                "const OpenAI = require('openai')\n"
                "module.exports = class Answers {\n  ask() { return new OpenAI().responses.create({}) }\n}\n"
            ),
        },
        ("npm:openai",),
    ),
    "awilix, given to a constructor by name": (
        {
            "app.js": (
                "const { createContainer, asClass } = require('awilix')\nconst Answers = require('./answers')\n"
                "const container = createContainer()\n"
                "class Desk {\n  constructor({ answers }) { this.answers = answers }\n  help() { return this.answers.ask() }\n}\n"
                "container.register({ answers: asClass(Answers), desk: asClass(Desk) })\n"
                "const handler = (req, res) => container.cradle.desk.help()\n"
            ),
            "answers.js": (
                "const OpenAI = require('openai')\n"
                "module.exports = class Answers {\n  ask() { return new OpenAI().responses.create({}) }\n}\n"
            ),
        },
        ("npm:openai",),
    ),
    "inversify, by a token": (
        {
            "app.ts": (
                "import { Container } from 'inversify'\nimport { Answers } from './answers'\nimport { TYPES } from './types'\n"
                "const container = new Container()\ncontainer.bind(TYPES.Answers).to(Answers)\n"
                "const handler = (req, res) => container.get(TYPES.Answers).ask()\n"
            ),
            "types.ts": "export const TYPES = { Answers: Symbol.for('Answers') }\n",
            "answers.ts": "import OpenAI from 'openai'\nexport class Answers {\n  ask() { return new OpenAI().responses.create({}) }\n}\n",
        },
        ("npm:openai",),
    ),
    "tsyringe, through a function of one's own": (
        {
            "app.ts": (
                "import { resolve } from './di'\nimport { Answers } from './answers'\n"
                "const handler = (req, res) => {\n  const answers = resolve(Answers)\n  return answers.ask()\n}\n"
            ),
            "di.ts": (
                "import { container, type InjectionToken } from 'tsyringe'\n"
                "export const resolve = <T>(token: InjectionToken<T> | string) => {\n  return container.resolve<T>(token)\n}\n"
            ),
            "answers.ts": "import OpenAI from 'openai'\nexport class Answers { ask() { return new OpenAI().responses.create({}) } }\n",
        },
        ("npm:openai",),
    ),
    "tsyringe, by a token": (
        {
            "app.ts": (
                "import { container } from 'tsyringe'\nimport { Answers } from './answers'\n"
                "container.register('Answers', { useClass: Answers })\n"
                "const handler = (req, res) => container.resolve('Answers').ask()\n"
            ),
            "answers.ts": "import OpenAI from 'openai'\nexport class Answers {\n  ask() { return new OpenAI().responses.create({}) }\n}\n",
        },
        ("npm:openai",),
    ),
    "a map's get is no container": (
        {
            "app.js": (
                "require('awilix')\nconst OpenAI = require('openai')\nconst container = new Map()\n"
                "container.set('answers', 1)\nconst handler = (req, res) => container.get('answers')\n"
            ),
        },
        (),
    ),
    "what a server is decorated with": (
        {
            "app.js": "const handler = async (request) => request.server.answers.ask()\n",
            "plugin.js": (
                "const OpenAI = require('openai')\nfunction create(fastify) {\n"
                "  return { ask: () => new OpenAI().responses.create({}) }\n}\n"
                "module.exports = async (fastify) => {\n  fastify.decorate('answers', create(fastify))\n}\n"
            ),
        },
        ("npm:openai",),
    ),
    "a model": (
        {
            "app.js": "const User = require('./user')\nconst handler = async (req, res) => res.json(await User.find())\n",
            "user.js": (
"const mongoose = require('mongoose')\n"
"module.exports = mongoose.model('User', new mongoose.Schema({ name: String }))\n"
),
        },
        ("mongodb",),
    ),
}  # fmt: skip


@pytest.mark.parametrize(("files", "expected"), JAVASCRIPT.values(), ids=JAVASCRIPT)
def test_javascript(service: Service, files: dict[str, str], expected: tuple[str, ...]):
    inputs = service({"package.json": '{"name": "x", "dependencies": {"express": "4"}}', **files})
    main = next(name for name in files if name.startswith("app."))
    handler = endpoint(files[main], main, "handler")
    assert reach_of(inputs, [handler]).reaches[handler.id] == expected
