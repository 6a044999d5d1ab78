"""Calls where the code chooses: each of what may be called is reached."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from analyzer.inventory.take import Inputs
from tests.inventory.reaching import endpoint, reach_of

Service = Callable[..., Inputs]
PROVIDERS = (
    "const { OpenAI } = require('openai');\n"
    "const { Ollama } = require('ollama');\n"
    "class Hosted { ask(text) { return new OpenAI().responses.create({ input: text }); } }\n"
    "class Local { ask(text) { return new Ollama().chat({ messages: [text] }); } idle() { return 1; } }\n"
)
BOTH = ("npm:ollama", "npm:openai")
JAVASCRIPT = {
    "an entry of a record, by a key that is not known": (
        (
            f"{PROVIDERS}const providers = {{ hosted: new Hosted(), local: new Local() }};\n"
            "function handler(req) { return providers[req.body.name].ask('x'); }\n"
        ),
        BOTH,
    ),
    "an entry that a variable holds": (
        (
            f"{PROVIDERS}const providers = {{ hosted: Hosted, local: Local }};\n"
            "function handler(req) {\n  const Chosen = providers[req.body.name];\n  return new Chosen().ask('x');\n}\n"
        ),
        BOTH,
    ),
    "a function of a record": (
        (
            f"{PROVIDERS}const actions = {{ ask: () => new Hosted().ask('x'), other: () => new Local().ask('x') }};\n"
            "function handler(req) { return actions[req.params.action](); }\n"
        ),
        BOTH,
    ),
    "a known key": (
        (
            f"{PROVIDERS}const providers = {{ hosted: new Hosted(), local: new Local() }};\n"
            "function handler() { return providers['local'].ask('x'); }\n"
        ),
        ("npm:ollama",),
    ),
    "a factory with several results": (
        (
            f"{PROVIDERS}function make(name) {{\n  switch (name) {{ case 'a': return new Hosted(); default: return new Local(); }}\n}}\n"
            "function handler(req) { return make(req.body.name).ask('x'); }\n"
        ),
        BOTH,
    ),
    "a choice between two": (
        f"{PROVIDERS}function handler(req) {{\n  const one = req.body.local ? new Local() : new Hosted();\n  return one.ask('x');\n}}\n",
        BOTH,
    ),
    "a variable that is set in each branch": (
        (
            f"{PROVIDERS}function handler(req) {{\n  let one;\n"
            "  if (req.body.local) { one = new Local(); } else { one = new Hosted(); }\n"
            "  return one.ask('x');\n}\n"
        ),
        BOTH,
    ),
    "a record that a field holds, behind a method": (
        (
            f"{PROVIDERS}class Manager {{\n  constructor() {{ this.services = {{ a: new Hosted(), b: new Local() }}; }}\n"
            "  service(name) { return this.services[name]; }\n}\nconst manager = new Manager();\n"
            "function handler(req) { return manager.service(req.body.name).ask('x'); }\n"
        ),
        BOTH,
    ),
    "a map": (
        (
            f"{PROVIDERS}const providers = new Map([['hosted', new Hosted()], ['local', new Local()]]);\n"
            "function handler(req) { return providers.get(req.body.name).ask('x'); }\n"
        ),
        BOTH,
    ),
    "a package's client, chosen": (
        (
            "const { OpenAI } = require('openai');\nconst { Ollama } = require('ollama');\n"
            "const clients = { hosted: new OpenAI(), local: new Ollama() };\n"
            "function handler(req) { return clients[req.body.name].chat(); }\n"
        ),
        BOTH,
    ),
    "a record that a field holds, by a known key": (
        (
            f"{PROVIDERS}class Pipeline {{\n  constructor() {{ this.stages = {{ a: new Hosted(), b: new Local() }}; }}\n"
            "  run() { return this.stages.b.ask('x'); }\n}\n"
            "function handler() { return new Pipeline().run(); }\n"
        ),
        ("npm:ollama",),
    ),
    "another method of one of them": (
        (
            f"{PROVIDERS}const providers = {{ hosted: new Hosted(), local: new Local() }};\n"
            "function handler(req) { return providers[req.body.name].idle(); }\n"
        ),
        (),
    ),
    "a record that nothing is asked of": (
        (
            f"{PROVIDERS}const providers = {{ hosted: new Hosted(), local: new Local() }};\n"
            "function handler() { return Object.keys(providers); }\n"
        ),
        (),
    ),
}
CLASSES = (
    "import ollama\nimport openai\n\n\nclass Hosted:\n"
    "    def ask(self, text):\n        return openai.OpenAI().responses.create(input=text)\n\n\n"
    "class Local:\n    def ask(self, text):\n        return ollama.Client().chat(model='x')\n\n\n"
)
PYTHON = {
    "a class of a dictionary": (
        f"{CLASSES}PROVIDERS = {{'hosted': Hosted, 'local': Local}}\n\n\ndef handler(name):\n    return PROVIDERS[name]().ask('x')\n"
    ),
    "one that is asked for with get": (
        f"{CLASSES}PROVIDERS = {{'hosted': Hosted, 'local': Local}}\n\n\n"
        "def handler(name):\n    chosen = PROVIDERS.get(name)\n    return chosen().ask('x')\n"
    ),
    "a factory with several results": (
        f"{CLASSES}def make(name):\n    if name == 'local':\n        return Local()\n    return Hosted()\n\n\n"
        "def handler(name):\n    return make(name).ask('x')\n"
    ),
}


@pytest.mark.parametrize(("text", "reached"), JAVASCRIPT.values(), ids=JAVASCRIPT)
def test_what_javascript_chooses_from(service: Service, text: str, reached: tuple[str, ...]) -> None:
    inputs = service({"a.js": text})
    assert reach_of(inputs, [endpoint(text, "a.js", "function handler")]).reaches == {"function handler": reached}


@pytest.mark.parametrize("text", PYTHON.values(), ids=PYTHON)
def test_what_python_chooses_from(service: Service, text: str) -> None:
    inputs = service({"main.py": text}, framework="fastapi")
    assert reach_of(inputs, [endpoint(text, "main.py", "def handler")]).reaches == {"def handler": ("pypi:ollama", "pypi:openai")}


def test_a_method_that_only_derived_classes_have(service: Service) -> None:
    text = (
        "import { OpenAI } from 'openai';\n"
        "abstract class Stage {\n  execute(text: string) { return this.process(text); }\n"
        "  protected abstract process(text: string): unknown;\n}\n"
        "class Asking extends Stage {\n  protected process(text: string) { return new OpenAI().responses.create({ input: text }); }\n}\n"
        "class Other extends Stage {\n  protected process(text: string) { return text; }\n}\n"
        "function handler() { return new Asking().execute('x'); }\n"
    )
    assert reach_of(service({"a.ts": text}), [endpoint(text, "a.ts", "function handler")]).reaches == {"function handler": ("npm:openai",)}


def test_a_typed_field_that_holds_a_record(service: Service) -> None:
    text = (
        "import { OpenAI } from 'openai';\n"
        "class Stage<T> { execute(text: T) { return new OpenAI().responses.create({ input: text }); } }\n"
        "class Asking extends Stage<string> {}\n"
        "class Pipeline {\n  stages: { asking: Asking };\n  constructor() { this.stages = { asking: new Asking() }; }\n"
        "  run() { return this.stages.asking.execute('x'); }\n}\n"
        "function handler() { return new Pipeline().run(); }\n"
    )
    assert reach_of(service({"a.ts": text}), [endpoint(text, "a.ts", "function handler")]).reaches == {"function handler": ("npm:openai",)}


def test_a_factory_that_gives_itself_ends(service: Service) -> None:
    text = "function make(a) { return a ? make(a.b) : make(a.c); }\nfunction handler(req) { return make(req).ask(); }\n"
    assert reach_of(service({"a.js": text}), [endpoint(text, "a.js", "function handler")]).reaches == {"function handler": ()}


@pytest.mark.parametrize(
    ("files", "reached"),
    [
        (
            {"a.js": "const API = 'https://api.openai.com/v1';\nfunction handler(req) { return fetch(`${API}/chat/completions`); }\n"},
            ("llm_http:api.openai.com",),
        ),
        ({"a.js": "const API = 'https://api.openai.com/v1';\nfunction handler(req) { return 1; }\n"}, ()),
        (
            {
                "a.js": "const { API } = require('./addresses');\nfunction handler(req) { return fetch(API); }\n",
                "addresses.js": "const API = process.env.API || 'https://api.openai.com/v1';\nmodule.exports = { API };\n",
            },
            ("llm_http:api.openai.com",),
        ),
        (
            {
                "a.js": (
                    "class Client {\n  url = 'https://api.openai.com/v1';\n  ask() { return fetch(this.url); }\n  idle() { return 1; }\n}\n"
                    "function handler(req) { return new Client().ask(); }\n"
                )
            },
            ("llm_http:api.openai.com",),
        ),
        (
            {"a.js": "const all = { models: 'https://api.openai.com/v1', mail: 'x' };\nfunction handler(req) { return all.mail; }\n"},
            (),
        ),
    ],
)
def test_an_address_that_a_variable_holds_is_reached_by_what_reads_it(
    service: Service, files: dict[str, str], reached: tuple[str, ...]
) -> None:
    inputs = service(files)
    assert reach_of(inputs, [endpoint(files["a.js"], "a.js", "function handler")]).reaches == {"function handler": reached}


def test_a_server_that_carries_types_has_its_decorations(service: Service) -> None:
    text = (
        "import OpenAI from 'openai';\nexport default async (plain: any) => {\n  plain.decorate('models', { one: new OpenAI() });\n"
        "  const fastify = plain.withTypeProvider<Provider>();\n"
        "  async function handler(request: any) { return fastify.models[request.body.name].responses.create({}); }\n"
        "  fastify.post('/ask', handler);\n};\n"
    )
    found = reach_of(service({"a.ts": text}), [endpoint(text, "a.ts", "async function handler")])
    assert found.reaches == {"async function handler": ("npm:openai",)}
