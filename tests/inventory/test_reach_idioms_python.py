"""Through which ways of writing a call a path goes on in Python, and where it ends."""

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
    "the method of a generic base, through super": (
        {
            "main.py": "from repos import Users\nusers = Users()\ndef handler():\n    return users.find('x')\n",
            "repos.py": (
"import openai\n"
"from typing import Generic, TypeVar\n"
"T = TypeVar('T')\n"
"class Repo(Generic[T]):\n"
"    def find(self, text):\n"
"        return openai.OpenAI().responses.create(input=text)\n"
"class Users(Repo[str]):\n"
"    def find(self, text):\n"
"        return super().find(text)\n"
),
        },
        ("pypi:openai",),
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
