"""What endpoints and jobs reach: through which calls, and where a path ends."""

from __future__ import annotations

from collections.abc import Callable

from analyzer.inventory.take import Inputs
from analyzer.model.http import Endpoint
from analyzer.model.location import Location
from analyzer.model.reach import ReachGraph
from tests.inventory.reaching import endpoint, reach_of

Service = Callable[..., Inputs]


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
