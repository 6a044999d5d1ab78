"""What a change of the code is in the words of a comparison. Each change is one that a pull request makes; nothing else may show."""

from __future__ import annotations

import json
from collections.abc import Callable

import pytest

from replatform.compare import Compared
from reports.changes.rows import sections
from tests.action.stage import SHOP
from tests.compare.edits import edited, said

Make = Callable[..., Compared]
PACKAGE = json.loads(SHOP["package.json"])


def depending(*names: str) -> str:
    return json.dumps(PACKAGE | {"dependencies": PACKAGE["dependencies"] | dict.fromkeys(names, "^1.0.0")})


RENAMED_FILE = {name.replace("users.js", "members.js"): text.replace('"./users"', '"./members"') for name, text in SHOP.items()}
RENAMED_AND_EDITED = RENAMED_FILE | {"members.js": SHOP["users.js"].replace("function list", "function all")}
OTHER_ROUTER = """const { Router } = require("express");
const { requireAuth } = require("./auth");
const router = Router();
router.get("/", requireAuth, function orders(req, res) { res.json([]); });
router.get("/:id", requireAuth, function order(req, res) { res.json({}); });
module.exports = router;
"""
CASES: dict[str, tuple[dict[str, str], dict[str, list[str]]]] = {
    "nothing": (SHOP, {}),
    "a comment": (edited("users.js", ("const router", "// more\nconst router")), {}),
    "a renamed handler": (edited("users.js", ("function list", "function index")), {}),
    "an endpoint more, open": (
        edited("users.js", ("module.exports", 'router.post("/", function add(req, res) { res.end(); });\nmodule.exports')),
        {"added": ["POST /users open"]},
    ),
    "an endpoint more, guarded": (
        edited("users.js", ("module.exports", 'router.post("/", requireAuth, function add(req, res) { res.end(); });\nmodule.exports')),
        {"added": ["POST /users"]},
    ),
    "an endpoint less": (
        edited("users.js", ('router.get("/:id", requireAuth, function show(req, res) { res.json({}); });\n', "")),
        {"removed": ["GET /users/{id}"]},
    ),
    "another prefix": (
        edited("app.js", ('"/users"', '"/v2/users"')),
        {"moved": ["GET /users > /v2/users", "GET /users/{id} > /v2/users/{id}"]},
    ),
    "another router's name": (
        edited("app.js", ('"/users"', '"/people"')),
        {"moved": ["GET /users > /people", "GET /users/{id} > /people/{id}"]},
    ),
    "another parameter's name": (edited("users.js", ('"/:id"', '"/:user"')), {"moved": ["GET /users/{id} > /users/{user}"]}),
    "another file": (RENAMED_FILE, {"moved": ["GET /users > /users", "GET /users/{id} > /users/{id}"]}),
    "another file and handler": (RENAMED_AND_EDITED, {"moved": ["GET /users > /users", "GET /users/{id} > /users/{id}"]}),
    "another file and prefix": (
        RENAMED_FILE | {"app.js": RENAMED_FILE["app.js"].replace('"/users"', '"/members"')},
        {"moved": ["GET /users > /members", "GET /users/{id} > /members/{id}"]},
    ),
    "another router in its place": (
        edited("app.js", ('"/users"', '"/orders"'), **{"users.js": OTHER_ROUTER}),
        {"added": ["GET /orders", "GET /orders/{id}"], "removed": ["GET /users", "GET /users/{id}"]},
    ),
    "another method": (
        edited("users.js", ('router.get("/:id"', 'router.put("/:id"')),
        {"added": ["PUT /users/{id}"], "removed": ["GET /users/{id}"]},
    ),
    "a guard lost": (edited("users.js", ('"/:id", requireAuth', '"/:id"')), {"guards": ["GET /users/{id} -requireAuth +"]}),
    "a guard renamed": (
        {name: text.replace("requireAuth", "requireUser") for name, text in SHOP.items()},
        {"guards": ["GET /users -requireAuth +requireUser", "GET /users/{id} -requireAuth +requireUser"]},
    ),
    "moved and bare": (
        edited("app.js", ('"/users"', '"/v2/users"'), **{"users.js": SHOP["users.js"].replace('"/:id", requireAuth', '"/:id"')}),
        {"moved": ["GET /users > /v2/users", "GET /users/{id} > /v2/users/{id}"], "guards": ["GET /v2/users/{id} -requireAuth +"]},
    ),
}


UNNAMED = {
    "a guard": ("app.js", "app.use((req, res, next) => (req.headers.token ? next() : res.sendStatus(401)));\n"),
    "a job": ("app.js", 'require("node-cron").schedule("0 3 * * *", () => {});\n'),
    "a stream": ("app.js", 'app.get("/news", (req, res) => { res.setHeader("Content-Type", "text/event-stream"); res.end(); });\n'),
}


@pytest.mark.parametrize("name", UNNAMED)
def test_what_has_no_name_is_the_same_a_line_further_down(name: str, compared: Make):
    file, text = UNNAMED[name]
    package = {"package.json": depending("node-cron")}
    base, head = (edited(file, ("const app = express();\n", f"const app = express();\n{more}{text}"), **package) for more in ("", "//\n"))
    found = compared(base, head)
    service = found.head.report.services[0]
    assert name != "a job" or service.jobs
    assert name != "a stream" or service.realtime
    assert name != "a guard" or len(service.guards) > 1
    assert not found.changes.changed
    assert said(found.changes) == {}
    assert found.changes.named == found.changes.new_findings == found.changes.fixed_findings == ()


@pytest.mark.parametrize("name", CASES)
def test_endpoints(name: str, compared: Make):
    after, expected = CASES[name]
    changes = compared(SHOP, after).changes
    assert said(changes) == expected
    assert not changes.named
    assert changes.complete
    if name in {"nothing", "a comment"}:
        assert not changes.changed
        assert changes.new_findings == changes.fixed_findings == ()


@pytest.mark.parametrize("name", CASES)
def test_the_way_back_is_the_mirror_image(name: str, compared: Make):
    after, expected = CASES[name]
    back = said(compared(after, SHOP).changes)
    mirrored = {"added": "removed", "removed": "added", "moved": "moved", "guards": "guards"}
    assert {mirrored[kind]: len(items) for kind, items in back.items()} == {kind: len(items) for kind, items in expected.items()}


def test_a_service_whose_folder_is_renamed_moves_as_a_whole(compared: Make):
    def at(folder: str) -> dict[str, str]:
        return {f"{folder}/{name}": text.replace('"/:id", requireAuth', '"/:id"') for name, text in SHOP.items()}

    other = {f"other/{name}": text for name, text in SHOP.items()}
    changes = compared(at("api") | other, at("services/api") | other).changes
    assert set(said(changes)) == {"moved"}
    assert len(changes.moved) == 2
    assert not changes.named
    assert changes.new_findings == changes.fixed_findings == ()
    assert all(item.before == item.after for item in changes.words)


def test_the_first_structural_library_and_the_next(compared: Make):
    chain = 'const { ChatOpenAI } = require("@langchain/openai");\nconst { AgentExecutor } = require("langchain/agents");\n'
    first = edited("app.js", ("const app", f"{chain}const app"), **{"package.json": depending("langchain", "@langchain/openai")})
    found = compared(SHOP, first, fail_on=("new-structural-ai",))
    assert found.changes.summary[0].startswith("First structural AI librar")
    assert {item.kind for item in found.changes.named if item.structural} == {"library"}
    assert [item.gate for item in found.held] == ["new-structural-ai"]
    assert {item.change for item in found.changes.named} == {"added"}


def test_the_next_structural_library_is_not_the_first(compared: Make):
    one = edited("app.js", ("const app", 'require("langchain/agents");\nconst app'), **{"package.json": depending("langchain")})
    two = one | {
        "app.js": one["app.js"].replace("const app", 'require("llamaindex");\nconst app'),
        "package.json": depending("langchain", "llamaindex"),
    }
    (line, _) = compared(one, two).changes.summary
    assert line.startswith("New structural AI library: ")
    assert "first" not in line


def test_jobs(compared: Make):
    job = 'const cron = require("node-cron");\ncron.schedule("0 3 * * *", function nightly() {});\n'
    after = edited("app.js", ("const app", f"{job}const app"), **{"package.json": depending("node-cron")})
    changes = compared(SHOP, after).changes
    assert [(item.kind, item.change) for item in changes.named if item.kind == "job"] == [("job", "added")]
    assert "+1 job" in changes.summary[0]


CRON = 'const cron = require("node-cron");\ncron.schedule("0 3 * * *", sweep);\nfunction sweep() {}\n'
QUEUE = 'const { Worker } = require("bullmq");\nnew Worker("mails", async (job) => { console.log(job.id); });\n'
TWO_QUEUES = f'{QUEUE}new Worker("faxes", async (job) => {{ console.log(job.id); }});\n'


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        (CRON, CRON.replace("sweep", "cleanUp"), [("renamed", "cleanUp")]),
        (QUEUE, QUEUE.replace("mails", "letters"), [("renamed", "letters")]),
        (QUEUE, CRON, [("added", "sweep"), ("removed", "mails")]),
        (TWO_QUEUES, QUEUE.replace("mails", "letters"), [("added", "letters"), ("removed", "faxes"), ("removed", "mails")]),
    ],
    ids=["its function", "its queue", "another library", "no telling which"],
)
def test_a_job_of_another_name(compared: Make, before: str, after: str, expected: list[tuple[str, str]]):
    package = {"package.json": depending("node-cron", "bullmq")}
    base, head = (edited("app.js", ("const app", f"{job}const app"), **package) for job in (before, after))
    changes = compared(base, head).changes
    assert [(item.change, item.name) for item in changes.named if item.kind == "job"] == expected
    assert ("1 job renamed" in changes.summary[0]) == (expected[0][0] == "renamed")


def test_the_first_backend_and_the_last(compared: Make):
    changes = compared({"README.md": "nothing yet\n"}, SHOP).changes
    assert [(item.kind, item.change) for item in changes.named if item.kind == "service"] == [("service", "added")]
    assert "band none -> " in changes.summary[1]
    assert changes.figure("endpoints").before == 0


def test_many_endpoints_whose_prefix_and_parameters_change_are_one_row(compared: Make):
    lines = "".join(f'router.get("/thing{at}/:id/parts/:part", (req, res) => res.end());\n' for at in range(5))
    many = edited("users.js", ("module.exports", f"{lines}module.exports"))
    after = {name: text.replace('"/users"', '"/people"') for name, text in many.items() if name != "users.js"}
    changes = compared(many, after | {"users.js": many["users.js"].replace(":part", ":piece")}).changes
    assert set(said(changes)) == {"moved"}
    (section,) = [section for section in sections(changes) if section.title == "Endpoints moved"]
    assert [row.cells[1].text for row in section.rows] == ["/users -> /people"]


def test_a_figure_that_reads_the_same_did_not_change(compared: Make):
    longer = edited("users.js", ("res.json([]);", "const a = 1;\n const b = 2;\n const c = 3;\n res.json([a, b, c]);"))
    changes = compared(SHOP, longer).changes
    assert not changes.changed
    assert sections(changes) == ()


def test_what_moves_the_weeks_is_named(compared: Make):
    body = "".join(f"  if (req.query.a{at}) {{ res.set('x', '{at}'); }}\n" for at in range(12))
    changes = compared(SHOP, edited("users.js", ("res.json([]);", f"\n{body}  res.json([]);"))).changes
    (section,) = [section for section in sections(changes) if section.title == "Work"]
    rows = [tuple(cell.text for cell in row.cells) for row in section.rows]
    assert [row[0].partition(" (")[0] for row in rows] == ["Large routes", "Small routes"]
    assert changes.figure("weeks").before < changes.figure("weeks").after


def test_two_mounts_that_both_change_stay_apart(compared: Make):
    both = edited("app.js", ('app.use("/users", users);', 'app.use("/api/v2", users);\napp.use("/api", users);'))
    after = both | {"app.js": both["app.js"].replace("/api/v2", "/api/v3").replace('"/api"', '"/interface"')}
    moves = said(compared(both, after).changes)["moved"]
    assert "GET /api/v2/{id} > /api/v3/{id}" in moves
    assert "GET /api/{id} > /interface/{id}" in moves


def test_hundreds_of_endpoints_move_with_their_prefix(compared: Make):
    lines = "".join(f'router.get("/thing{at}/:id", (req, res) => res.end());\n' for at in range(300))
    many = edited("users.js", ("module.exports", f"{lines}module.exports"))
    changes = compared(many, many | {"app.js": many["app.js"].replace('"/users"', '"/api/users"')}).changes
    assert set(said(changes)) == {"moved"}
    assert len(changes.moved) == 302
    assert all(item.after == f"/api{item.before}" for item in changes.moved)
    (section,) = [section for section in sections(changes) if section.title == "Endpoints moved"]
    assert (section.total, len(section.rows)) == (302, 1)
    assert section.rows[0].cells[0].text.startswith("302 endpoints: GET /users, GET /users/thing0/{id}, ")
    assert section.rows[0].cells[1].text == "/ -> /api"


def test_another_framework_is_one_service_that_changed(compared: Make):
    fastify = {
        "package.json": json.dumps({"name": "shop", "dependencies": {"fastify": "^5.0.0"}}),
        "app.js": 'const app = require("fastify")();\napp.get("/users", async () => []);\napp.listen({ port: 3000 });\n',
    }
    found = compared(SHOP, fastify, fail_on=("band-change",))
    assert [(item.kind, item.change) for item in found.changes.named if item.kind == "service"] == [("service", "changed")]
    assert "express ^4.22.0 -> fastify ^5.0.0" in found.changes.summary[0]
    assert [item.what for item in found.changes.words] == ["band", "recommendation"]
    assert "none" not in found.changes.summary[1]
    assert ("band " in found.changes.summary[1]) == bool(found.held)


@pytest.mark.parametrize(
    ("version", "words"), [("^5.1.0", "Express ^4.22.0 -> express ^5.1.0"), ("^4.23.0", "Another version of the framework of 1 service")]
)
def test_another_version_of_the_framework(compared: Make, version: str, words: str):
    changes = compared(SHOP, SHOP | {"package.json": SHOP["package.json"].replace("^4.22.0", version)}).changes
    assert changes.summary[0] == words
    assert said(changes) == {}


def test_a_parameter_of_another_name_on_many_endpoints_is_one_row(compared: Make):
    lines = "".join(f'router.get("/thing{at}/:id/parts", (req, res) => res.end());\n' for at in range(5))
    many = edited("users.js", ("module.exports", f"{lines}module.exports"))
    changes = compared(many, many | {"users.js": many["users.js"].replace("/:id/parts", "/:thing/parts")}).changes
    assert changes.summary[0] == "Parameters renamed on 5 endpoints"
    (section,) = [section for section in sections(changes) if section.title == "Endpoints moved"]
    assert [row.cells[1].text for row in section.rows] == ["{id} -> {thing}"]


@pytest.mark.parametrize(("was", "now", "row"), [("", "/", "... -> .../"), ("/", "", ".../ -> ...")])
def test_a_slash_at_the_end_of_many_endpoints_is_one_row(was: str, now: str, row: str, compared: Make):
    def ending(slash: str) -> dict[str, str]:
        lines = "".join(f'router.get("/thing{at}{slash}", (req, res) => res.end());\n' for at in range(5))
        return edited("users.js", ("module.exports", f"{lines}module.exports"))

    changes = compared(ending(was), ending(now)).changes
    assert changes.summary[0] == "5 endpoints moved"
    (section,) = [section for section in sections(changes) if section.title == "Endpoints moved"]
    assert [item.cells[1].text for item in section.rows] == [row]


def test_many_files_in_another_folder_are_one_row(compared: Make):
    def at(folder: str) -> dict[str, str]:
        users = {f"{folder}/r{number}.js": SHOP["users.js"].replace("./auth", "../auth") for number in range(3)}
        mounts = "".join(f'app.use("/r{number}", require("./{folder}/r{number}"));\n' for number in range(3))
        return SHOP | users | {"app.js": SHOP["app.js"].replace("app.listen", f"{mounts}app.listen")}

    changes = compared(at("routes"), at("endpoints")).changes
    assert changes.summary[0] == "6 endpoints in other files"
    (section,) = [section for section in sections(changes) if section.title == "Endpoints moved"]
    assert [row.cells[1].text for row in section.rows] == ["routes -> endpoints"]


def test_the_last_backend_goes(compared: Make):
    changes = compared(SHOP, {"README.md": "nothing any more\n"}).changes
    assert changes.summary[0].startswith("-2 endpoints; -1 service")
    assert changes.figure("weeks").after == 0
    assert " -> none" in changes.summary[1]
