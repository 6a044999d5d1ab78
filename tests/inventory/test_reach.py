"""What endpoints and jobs reach: through which calls, and where a path ends."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from analyzer.inventory.reach import Reach, Sources, find_reach
from analyzer.inventory.take import Inputs, take
from analyzer.model.http import Endpoint
from analyzer.model.location import Location
from analyzer.model.reach import ReachGraph

Service = Callable[..., Inputs]


def endpoint(text: str, file: str, marker: str, name: str = "") -> Endpoint:
    """Return an endpoint whose handler begins on the first line of ``text`` that holds ``marker``."""
    line = next(number for number, content in enumerate(text.splitlines(), 1) if marker in content)
    place = Location(file=file, line=line)
    return Endpoint(
        id=name or marker,
        method="GET",
        path=f"/{name}",
        template=f"/{name}",
        handler=marker,
        location=place,
        confidence="certain",
        handler_location=place,
    )


def reach_of(inputs: Inputs, endpoints: list[Endpoint], before: dict[str, list[Location]] | None = None) -> Reach:
    found = take(inputs)
    return find_reach(
        Sources(
            project=inputs.project,
            index=inputs.index,
            endpoints=endpoints,
            before=before or {},
            jobs=found.jobs,
            libraries=found.libraries,
            stores=found.data_stores,
            models=found.data_models,
            realtime=found.realtime,
            signals=found.ai_signals,
        )
    )


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


MODEL = "const mongoose = require('mongoose')\nmodule.exports = mongoose.model('User', new mongoose.Schema({ name: String }))\n"
USERS = (
    "const User = require('./user')\nconst log = require('./logger')\n"
    "const create = async (req, res) => { log.info('x'); await User.create(req.body) }\nconst list = async (req, res) => User.find()\n"
)
USERS_FILES = {"users.js": USERS, "user.js": MODEL, "logger.js": "exports.info = (text) => { console.log(text) }\n"}


def users(service: Service) -> tuple[ReachGraph, list[Endpoint]]:
    endpoints = [endpoint(USERS, "users.js", "const create", "create"), endpoint(USERS, "users.js", "const list", "list")]
    return reach_of(service(USERS_FILES), endpoints).graph, endpoints


def test_a_model_is_state_of_its_own_and_knows_who_writes(service: Service):
    graph, _ = users(service)
    assert {(edge.source, edge.writes) for edge in graph.edges if edge.target == "state:mongodb/User"} == {
        ("function:users.js#create", True),
        ("function:users.js#list", False),
    }


def test_logging_is_shared(service: Service):
    graph, _ = users(service)
    assert [node.id for node in graph.nodes if node.shared] == ["function:logger.js#info"]


def test_the_way_is_evidence(service: Service):
    graph, _ = users(service)
    assert [node.id for node in graph.way("endpoint:list", "mongodb")] == ["endpoint:list", "function:users.js#list", "state:mongodb/User"]
    assert graph.way("endpoint:list", "redis") == []
    assert graph.path("endpoint:nobody", "state:mongodb/User") == []


def test_middleware_counts_and_idle_middleware_is_left_out(service: Service):
    text = (
        "const User = require('./user')\n"
        "function who(req, res, next) { User.findOne(); next() }\n"
        "function idle(req, res, next) { next() }\n"
        "function last(req, res) { res.end() }\n"
    )
    inputs = service({"app.js": text, "user.js": MODEL})
    handler = endpoint(text, "app.js", "function last", "last")
    before = {"last": [Location(file="app.js", line=2), Location(file="app.js", line=3)]}
    found = reach_of(inputs, [handler], before)
    assert found.reaches == {"last": ("mongodb",)}
    assert "function:app.js#idle" not in {node.id for node in found.graph.nodes}


def test_jobs_reach_too(service: Service):
    files = {
        "package.json": '{"name": "x", "dependencies": {"bullmq": "5"}}',
        "worker.js": (
            "const { Worker } = require('bullmq')\nconst { ask } = require('./ai')\nnew Worker('letters', async (job) => ask(job.data))\n"
        ),
        "ai.js": "const OpenAI = require('openai')\nexports.ask = (x) => new OpenAI().responses.create(x)\n",
    }
    found = reach_of(service(files), [])
    assert found.reaches == {"bullmq:letters": ("npm:openai",)}
    assert [node.kind for node in found.graph.nodes] == ["function", "function", "job", "library"]


def test_handlers_inside_one_plugin_do_not_share_what_they_reach(service: Service):
    text = (
        "const OpenAI = require('openai')\nmodule.exports = async function plugin(fastify) {\n  const client = new OpenAI()\n"
        "  fastify.get('/a', async () =>\n    client.responses.create({}))\n  fastify.get('/b', async () =>\n    1)\n}\n"
    )
    inputs = service({"app.js": text})
    endpoints = [endpoint(text, "app.js", "'/a'", "a"), endpoint(text, "app.js", "'/b'", "b")]
    assert reach_of(inputs, endpoints).reaches == {"a": ("npm:openai",), "b": ()}


def test_five_thousand_functions_are_walked_once(service: Service) -> None:
    files = {}
    for module in range(100):
        first = f"from m{module - 1} import f{module - 1}_0\n" if module else "import openai\n"
        ends = f"f{module - 1}_0()" if module else "openai.OpenAI()"
        body = [f"def f{module}_{at}():\n    return {f'f{module}_{at + 1}()' if at < 49 else ends}\n" for at in range(50)]
        files[f"m{module}.py"] = first + "".join(body)
    entries = [endpoint(files[f"m{module}.py"], f"m{module}.py", f"def f{module}_0", f"e{module}") for module in range(100)]
    found = reach_of(service(files), entries)
    assert (len(found.graph.nodes), len(found.graph.edges)) == (5_101, 5_100)
    assert set(found.reaches.values()) == {("pypi:openai",)}
    assert len(found.graph.way(found.graph.nodes[0].id, "pypi:openai")) > 1


def test_a_circle_of_calls_ends(service: Service):
    text = "import openai\ndef one(n):\n    return two(n)\ndef two(n):\n    openai.OpenAI().responses.create()\n    return one(n)\n"
    handler = endpoint(text, "main.py", "def one")
    assert reach_of(service({"main.py": text}), [handler]).reaches[handler.id] == ("pypi:openai",)


def test_functions_that_give_each_other_are_followed_once(service: Service):
    """Each of forty functions has eight results, calls of the next: followed one by one they would be 8 ** 40."""
    lines = [f"function f{at}(x) {{ {' '.join(f'if (x == {way}) return f{at + 1}(x);' for way in range(8))} }}" for at in range(40)]
    text = "\n".join([*lines, "const handler = (req, res) => f0(req).send()", ""])
    handler = endpoint(text, "app.js", "const handler")
    assert reach_of(service({"app.js": text}), [handler]).reaches[handler.id] == ()


def test_what_all_requests_meet_says_nothing_of_one(service: Service):
    """A meter before every endpoint asks a model; only the endpoint that asks one itself is said to reach it."""
    lines = [
        "const OpenAI = require('openai')",
        "const c = new OpenAI()",
        "function meter(req, res, next) { c.responses.create({}); next() }",
    ]
    lines += [f"function h{at}(req, res) {{ res.end({'c.responses.create({})' if at == 0 else ''}) }}" for at in range(9)]
    text = "\n".join([*lines, ""])
    endpoints = [endpoint(text, "app.js", f"function h{at}(", f"e{at}") for at in range(9)]
    found = reach_of(service({"app.js": text}), endpoints, {item.id: [Location(file="app.js", line=3)] for item in endpoints})
    assert [entry for entry, names in found.reaches.items() if names] == ["e0"]
    assert found.graph.path("endpoint:e5", "library:npm:openai") == ["endpoint:e5", "function:app.js#meter", "library:npm:openai"]
