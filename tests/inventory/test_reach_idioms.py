"""Through which ways of writing a call a path goes on, and where it ends."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from analyzer.inventory.take import Inputs
from tests.inventory.reaching import endpoint, reach_of

Service = Callable[..., Inputs]
PYTHON = {
    "a library that the handler calls": (
        {"main.py": "import openai\nclient = openai.OpenAI()\ndef handler():\n    return client.chat.completions.create(model='gpt-4o')\n"},
        ("pypi:openai",),
    ),
    "a library that another handler of the module calls": (
        {"main.py": (
"import openai\n"
"client = openai.OpenAI()\n"
"def other():\n"
"    client.chat.completions.create()\n"
"def handler():\n"
"    return 1\n"
)},
        (),
    ),
    "through a service class and its field": (
        {
            "main.py": "from service import Answers\nanswers = Answers()\ndef handler():\n    return answers.ask('x')\n",
            "service.py": (
                "from langchain_openai import OpenAIEmbeddings\nclass Answers:\n"
"    def __init__(self):\n        self.model = OpenAIEmbeddings()\n"
                "    def ask(self, text):\n        return self.model.embed_query(text)\n    def idle(self):\n        return 1\n"
            ),
        },
        ("pypi:langchain",),
    ),
    "a method that is not called": (
        {
            "main.py": "from service import Answers\ndef handler(answers: Answers):\n    return answers.idle()\n",
            "service.py": (
"import openai\n"
"class Answers:\n"
"    def ask(self):\n"
"        return openai.OpenAI().responses.create()\n"
"    def idle(self):\n"
"        return 1\n"
),
        },
        (),
    ),
    "a method of a generic class that another derives from": (
        {
            "main.py": "from service import Child\ndef handler():\n    return Child().ask()\n",
            "service.py": (
                "import openai\nfrom typing import Generic, TypeVar\nT = TypeVar('T')\nclass Base(Generic[T]):\n"
                "    def __init__(self):\n        self.client = openai.OpenAI()\n"
                "    def ask(self):\n        return self.client.responses.create()\n"
                "class Child(Base[str]):\n    pass\n"
            ),
        },
        ("pypi:openai",),
    ),
    "an inherited method that is called twice": (
        {
            "main.py": "from service import Child\ndef first():\n    return Child().ask()\ndef handler():\n    return Child().ask()\n",
            "service.py": (
                "import openai\nclass Base:\n    def ask(self):\n        return openai.OpenAI().responses.create()\n"
                "class Child(Base):\n    pass\n"
            ),
        },
        ("pypi:openai",),
    ),
    "an inherited method of an annotated parameter": (
        {
            "main.py": "from service import Child\ndef handler(child: Child):\n    return child.ask()\n",
            "service.py": (
"import openai\n"
"class Base:\n"
"    def ask(self):\n"
"        return openai.OpenAI().responses.create()\n"
"class Child(Base):\n"
"    pass\n"
),
        },
        ("pypi:openai",),
    ),
    "a property that makes the service": (
        {
            "main.py": "from own import Controller\nclass Items(Controller):\n    def handler(self):\n        return self.service.ask()\n",
            "own.py": (
                "from functools import cached_property\nimport openai\n"
                "class Service:\n    def ask(self):\n        return openai.OpenAI().responses.create()\n"
                "class Controller:\n    @cached_property\n    def service(self):\n        return Service()\n"
            ),
        },
        ("pypi:openai",),
    ),
    "a client of one's own class": (
        {
            "main.py": "from own import Client\nclient = Client()\ndef handler():\n    return client.responses.create()\n",
            "own.py": "import openai\nclass Client(openai.OpenAI):\n    def extra(self): ...\n",
        },
        ("pypi:openai",),
    ),
    "an overriding method of an abstract one": (
        {
            "main.py": "from service import Base\ndef handler(model: Base):\n    return model.ask()\n",
            "service.py": (
                "import openai\nclass Base:\n    def ask(self):\n        raise NotImplementedError\n"
                "class Real(Base):\n    def ask(self):\n        return openai.OpenAI().responses.create()\n"
            ),
        },
        ("pypi:openai",),
    ),
    "a variable of a module that a local class made": (
        {
            "main.py": "from agent import agent\ndef handler():\n    return agent.run()\n",
            "agent.py": (
                "import openai\nclass Agent:\n    def __init__(self, model):\n"
"        self.model = model\n    def run(self):\n        return self.model()\n"
                "agent = Agent(openai.OpenAI())\nspare = 1\n"
            ),
        },
        ("pypi:openai",),
    ),
    "a function passed on": (
        {"main.py": (
"import openai\n"
"def ask(x):\n"
"    return openai.OpenAI().responses.create()\n"
"def handler(tasks):\n"
"    tasks.add_task(ask, 1)\n"
)},
        ("pypi:openai",),
    ),
    "a task that is only enqueued": (
        {
            "main.py": "from work import ask\ndef handler():\n    ask.delay(1)\n",
            "work.py": (
"import openai\n"
"from celery import Celery\n"
"app = Celery('w')\n"
"@app.task\n"
"def ask(x):\n"
"    return openai.OpenAI().responses.create()\n"
),
        },
        (),
    ),
    "a store through a dependency that yields": (
        {
            "main.py": (
"from fastapi import Depends\n"
"from db import get_db\n"
"def handler(db=Depends(get_db)):\n"
"    return db.execute('select 1')\n"
),
            "db.py": (
                "from sqlalchemy import create_engine\n"
"from sqlalchemy.orm import sessionmaker\nengine = create_engine('postgresql://x/y')\n"
                "Session = sessionmaker(engine)\ndef get_db():\n    session = Session()\n    yield session\n"
            ),
        },
        ("postgresql",),
    ),
    "a local module that hides a package": (
        {"main.py": "import openai\ndef handler():\n    return openai.ask()\n", "openai.py": "def ask():\n    return 1\n"},
        (),
    ),
    "an inference server": (
        {"main.py": "import httpx\ndef handler():\n    return httpx.post('http://localhost:11434/api/generate')\n"},
        ("inference_http:localhost:11434",),
    ),
}  # fmt: skip


@pytest.mark.parametrize(("files", "expected"), PYTHON.values(), ids=PYTHON)
def test_python(service: Service, files: dict[str, str], expected: tuple[str, ...]):
    inputs = service(files)
    handler = endpoint(files["main.py"], "main.py", "def handler")
    assert reach_of(inputs, [handler]).reaches[handler.id] == expected


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
