"""What a call stands for: aliases, fields, factories, modules."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from analyzer.inventory.take import Inputs

Service = Callable[..., Inputs]

JAVASCRIPT = {
    "default import": ("import Queue from 'bull';\nconst q = new Queue('a');\nq.process(f);", "bull:default().process"),
    "named import renamed": ("import { Queue as Q } from 'bullmq';\nconst q = new Q('a');\nq.add('x');", "bullmq:Queue().add"),
    "require": ("const Queue = require('bull');\nconst q = new Queue('a');\nq.process(f);", "bull:().process"),
    "require, destructured": ("const { Worker: W } = require('bullmq');\nnew W('a', f);", "bullmq:Worker"),
    "require, a member": ("const sign = require('jsonwebtoken').sign;\nsign({});", "jsonwebtoken:sign"),
    "namespace": ("import * as z from 'zod';\nz.object({});", "zod:object"),
    "dynamic import": ("async function f() { const { x } = await import('lib'); x(); }", "lib:x"),
    "field of this": (
        "import Queue from 'bull';\nclass S { constructor() { this.q = new Queue('a'); } go() { this.q.add(1); } }",
        "bull:default().add",
    ),
    "class field": ("import Queue from 'bull';\nclass S { q = new Queue('a'); go() { this.q.add(1); } }", "bull:default().add"),
    "parameter property": (
        "import { Queue } from 'bullmq';\nclass S { constructor(private q: Queue) {} go() { this.q.add('x'); } }",
        "bullmq:Queue().add",
    ),
    "what a function returns": (
        "import IORedis from 'ioredis';\nfunction make() { return new IORedis(); }\nmake().xadd('s');",
        "ioredis:default().xadd",
    ),
    "either": ("import A from 'a';\nlet q = null;\nfunction init() { q = new A(); }\nfunction go() { q.run(); }", "a:default().run"),
    "record": ("import A from 'a';\nconst qs = { mail: new A() };\nqs.mail.add();", "a:default().add"),
    "index with a literal": ("import A from 'a';\nconst qs = { mail: new A() };\nqs['mail'].add();", "a:default().add"),
    "awaited": (
        (
            "import { connect } from 'amqplib';\n"
            "async function f() { const c = await connect(u); const ch = await c.createChannel(); ch.consume('q', g); }"
        ),
        "amqplib:connect().createChannel().consume",
    ),
    "alternatives": ("import A from 'a';\nconst q = global.q || new A();\nq.run();", "a:default().run"),
}
PYTHON = {
    "module": ("import jwt\njwt.decode(t)", "jwt:decode"),
    "alias": ("import pandas as pd\npd.read_csv(p)", "pandas:read_csv"),
    "dotted": ("import google.generativeai\ngoogle.generativeai.configure()", "google:generativeai.configure"),
    "from": ("from celery import Celery as C\napp = C('x')\napp.send_task('y')", "celery:Celery().send_task"),
    "annotated parameter": (
        "from fastapi import BackgroundTasks\ndef f(tasks: BackgroundTasks):\n    tasks.add_task(g)",
        "fastapi:BackgroundTasks().add_task",
    ),
    "optional parameter": ("from redis import Redis\ndef f(r: Redis | None = None):\n    r.xadd('s', {})", "redis:Redis().xadd"),
    "Annotated": (
        "from typing import Annotated\nfrom redis import Redis\ndef f(r: Annotated[Redis, 1]):\n    r.xadd('s', {})",
        "redis:Redis().xadd",
    ),
    "field of self": (
        (
            "from openai import OpenAI\n"
            "class S:\n"
            "    def __init__(self):\n"
            "        self.client = OpenAI()\n"
            "    def go(self):\n"
            "        self.client.chat.completions.create(model='m')"
        ),
        "openai:OpenAI().chat.completions.create",
    ),
    "global": (
        "from celery import Celery\napp = None\ndef init():\n    global app\n    app = Celery('x')\ndef go():\n    app.send_task('y')",
        "celery:Celery().send_task",
    ),
    "with": (
        "from httpx import AsyncClient\nasync def f():\n    async with AsyncClient() as c:\n        await c.get('/')",
        "httpx:AsyncClient().get",
    ),
    "factory": (
        "from celery import Celery\ndef make():\n    c = Celery('x')\n    return c\napp = make()\napp.send_task('y')",
        "celery:Celery().send_task",
    ),
    "import inside a function": ("def f():\n    from spacy import load\n    load('en')", "spacy:load"),
}


@pytest.mark.parametrize(("name", "source", "expected"), [(name, *case) for name, case in JAVASCRIPT.items()])
def test_javascript(service: Service, name: str, source: str, expected: Any) -> None:
    project = service({"a.ts": source}).project
    assert project.calls[-1].ref is not None
    assert expected in {call.ref.text for call in project.calls if call.ref}


@pytest.mark.parametrize(("name", "source", "expected"), [(name, *case) for name, case in PYTHON.items()])
def test_python(service: Service, name: str, source: str, expected: Any) -> None:
    project = service({"a.py": source}).project
    assert expected in {call.ref.text for call in project.calls if call.ref}


def test_a_parameter_hides_an_import(service: Service) -> None:
    project = service({"a.js": "const redis = require('redis');\nfunction f(redis) { redis.get('x'); }"}).project
    assert [call.ref for call in project.calls if call.text == "redis.get"] == [None]


def test_a_type_only_import_binds_nothing(service: Service) -> None:
    project = service({"a.ts": "import type { OpenAI } from 'openai';\nfunction f(c: OpenAI) { c.chat.completions.create({}); }"}).project
    assert [call.ref for call in project.calls] == [None]


@pytest.mark.parametrize(
    ("exporting", "importing"),
    [
        ("const Queue = require('bull');\nmodule.exports = new Queue('a');", "const q = require('./q');\nq.process(f);"),
        (
            "const Queue = require('bull');\nconst mail = new Queue('a');\nmodule.exports = { mail };",
            "const { mail } = require('./q');\nmail.process(f);",
        ),
        ("const Queue = require('bull');\nexports.mail = new Queue('a');", "const q = require('./q');\nq.mail.process(f);"),
    ],
)
def test_across_commonjs_modules(service: Service, exporting: str, importing: str) -> None:
    project = service({"q.js": exporting, "use.js": importing}).project
    assert "bull:().process" in {call.ref.text for call in project.calls if call.ref}


def test_across_es_modules_with_a_barrel(service: Service) -> None:
    files = {
        "lib/q.ts": "import { Queue } from 'bullmq';\nexport const mail = new Queue('a');",
        "lib/index.ts": "export * from './q';",
        "use.ts": "import { mail } from './lib';\nmail.add('x');",
    }
    project = service(files).project
    assert "bullmq:Queue().add" in {call.ref.text for call in project.calls if call.ref}


def test_across_python_modules(service: Service) -> None:
    files = {
        "app/__init__.py": "",
        "app/celery_app.py": "from celery import Celery\napp = Celery('x')",
        "app/tasks.py": "from .celery_app import app\n@app.task\ndef send(): ...",
        "app/views.py": "from app.tasks import send\ndef view():\n    send.delay()",
    }
    project = service(files).project
    assert [decoration.ref.text for decoration in project.decorations] == ["celery:Celery().task"]
    enqueue = next(call for call in project.calls if call.text == "send.delay")
    assert (enqueue.ref.local, enqueue.ref.path, enqueue.function) == (True, ("send", "delay"), "view")


def test_a_local_module_hides_a_package(service: Service) -> None:
    project = service({"jwt.py": "def decode(t): ...", "main.py": "import jwt\njwt.decode('t')"}).project
    assert [call.ref.local for call in project.calls if call.text == "jwt.decode"] == [True]


def test_import_cycles_and_self_references_end(service: Service) -> None:
    files = {
        "a.js": "const b = require('./b');\nmodule.exports = b.x || b;\nb.y();",
        "b.js": "const a = require('./a');\nmodule.exports = a.x || a;\na.z();",
    }
    assert len(service(files).project.calls) >= 4


def test_a_chain_of_many_calls_ends(service: Service) -> None:
    project = service({"a.js": "const z = require('zod');\nz" + ".a()" * 3000 + ";"}).project
    assert len(project.calls) > 200


@pytest.mark.parametrize("link", [".get(A)", ".get(A).b", ".get(A).b()", "?.get(A)"])
def test_a_chain_of_calls_that_may_ask_containers_costs_no_more_with_each_link_than_with_the_last(service: Service, link: str) -> None:
    project = service({"a.js": f"class A {{}}\nconst made = (c) => c{link * 60};\nmade(1);"}).project
    assert len(project.calls) > 60


def test_base_classes_through_local_ones(service: Service) -> None:
    project = service({"a.py": "from pydantic import BaseModel\nclass A(BaseModel): ...\nclass B(A): ..."}).project
    facts = project.modules["a.py"]
    assert [ref.text for ref in project.bases(facts.classes["B"])] == ["pydantic:BaseModel"]
