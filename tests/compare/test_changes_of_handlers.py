"""Endpoints whose handlers moved: by name, by text, by module."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from replatform.compare import Compared
from reports.changes.rows import sections
from tests.action.stage import SHOP
from tests.compare.edits import edited, said

Make = Callable[..., Compared]


def test_a_router_of_unnamed_handlers_is_renamed_with_its_file_and_parameters(compared: Make):
    before = {name: text.replace("function list", "function ").replace("function show", "function ") for name, text in SHOP.items()}
    after = {name.replace("users", "members"): text.replace("/users", "/members").replace(":id", ":who") for name, text in before.items()}
    changes = compared(before, after).changes
    assert said(changes) == {"moved": ["GET /users > /members", "GET /users/{id} > /members/{who}"]}


@pytest.mark.parametrize(("now", "moved"), [("listMembers", True), ("listOrders", False), ("searchMembers", False)])
def test_handlers_named_after_a_router_that_is_renamed(now: str, moved: bool, compared: Make):
    before = {name: text.replace("function list", "function listUsers") for name, text in SHOP.items()}
    after = {
        name.replace("users", "members"): text.replace("/users", "/members").replace("listUsers", now) for name, text in before.items()
    }
    changes = compared(before, after).changes
    assert ("GET /users > /members" in said(changes)["moved"]) == moved


ADMIN = 'const { Router } = require("express");\nconst router = Router();\n%s\nmodule.exports = router;\n'
MOUNTED = SHOP["app.js"].replace('app.use("/users", users);', 'app.use("/users", users);\napp.use("%s", require("./%s"));')


def elsewhere(prefix: str, file: str, route: str) -> dict[str, str]:
    unlike = "".join(f"// {file} {line}\n" for line in range(20))
    return SHOP | {"app.js": MOUNTED % (prefix, file), f"{file}.js": unlike + ADMIN % route}


@pytest.mark.parametrize(
    ("before", "after", "moved"),
    [
        ('router.get("/log", function tailLog(q, r) { r.end(); });', 'router.get("/", function tailLog(q, r) { r.end(); });', True),
        ('router.get("/log", function tailLog(q, r) { r.end(); });', 'router.get("/", function readLog(q, r) { r.end(); });', False),
        ('router.get("/:id", function getById(q, r) { r.end(); });', 'router.get("/:id/x", function getById(q, r) { r.end(); });', False),
    ],
    ids=["a telling name", "another name", "a name that every module has"],
)
def test_a_handler_in_another_module(before: str, after: str, moved: bool, compared: Make):
    changes = compared(elsewhere("/debug", "debug", before), elsewhere("/admin/logs", "logs", after)).changes
    assert set(said(changes)) == ({"moved"} if moved else {"added", "removed"})


def test_a_controller_renamed_with_its_paths(compared: Make):
    def controlled(name: str, path: str) -> dict[str, str]:
        file = f"class {name} {{ list(q, r) {{ r.json([]); }} show(q, r) {{ r.json({{}}); }} }}\nmodule.exports = new {name}();\n"
        routes = f'const c = require("./controller");\nrouter.get("/{path}", c.list);\nrouter.get("/{path}/:id", c.show);'
        router = ADMIN % routes
        return SHOP | {"app.js": MOUNTED % ("/api", "things"), "things.js": router, "controller.js": file}

    changes = compared(controlled("UserController", "user"), controlled("AccountController", "account")).changes
    assert said(changes) == {"moved": ["GET /api/user > /api/account", "GET /api/user/{id} > /api/account/{id}"]}


HANDLERS = "".join(
    f'router.get("/{name}", requireAuth, (req, res) => {{ const wanted = req.query.{name}; res.json({{ {name}: wanted }}); }});\n'
    for name in ("alpha", "beta", "gamma", "delta")
)
UNLIKE = "".join(f"// what stood here before, line {line}\n" for line in range(40))


def split(prefix: str) -> dict[str, str]:
    """The shop with four unnamed handlers in a module that git cannot take for the renamed users.js."""
    others = (ADMIN % HANDLERS).replace("const router", 'const { requireAuth } = require("./auth");\nconst router')
    app = MOUNTED % (prefix, "others")
    return SHOP | {
        "app.js": app,
        "others.js": UNLIKE + others.replace("const router", 'const { requireAuth } = require("./auth");\nconst router'),
    }


def test_handlers_of_the_same_text_moved(compared: Make):
    before = edited("users.js", ("module.exports", f"{HANDLERS}module.exports"))
    changes = compared(before, split("/api/lists")).changes
    assert set(said(changes)) == {"moved"}
    assert "GET /users/alpha > /api/lists/alpha" in said(changes)["moved"]
    (section,) = [section for section in sections(changes) if section.title == "Endpoints moved"]
    assert [row.cells[1].text for row in section.rows] == ["/users -> /api/lists"]


LONG = """function show(req, res) {
  const from = new Date(req.query.from);
  const until = new Date(req.query.until);
  const rows = find(from, until);
  const total = rows.reduce((sum, row) => sum + row.amount, 0);
  res.json({ rows, total });
}"""


@pytest.mark.parametrize(
    ("now", "moved"),
    [
        (LONG, True),
        (LONG.replace("res.json({ rows, total })", "res.json({ data: rows, total })"), True),
        (LONG.replace("function show", "function overview"), False),
        ("function show(req, res) {\n  res.json([]);\n}", False),
    ],
    ids=["the same", "a line edited", "another name", "another text"],
)
def test_handlers_of_nearly_the_same_text_moved(compared: Make, now: str, moved: bool):
    before = elsewhere("/debug", "debug", f'router.get("/all", {LONG});')
    changes = compared(before, elsewhere("/finance", "finance", f'router.get("/sum/:year", {now});')).changes
    assert set(said(changes)) == ({"moved"} if moved else {"added", "removed"})


def test_a_handler_renamed_in_its_file_with_its_path(compared: Make):
    before = elsewhere("/debug", "debug", f'router.get("/all", {LONG});')
    after = elsewhere("/debug", "debug", f'router.get("/sums", {LONG.replace("function show", "function overview")});')
    assert said(compared(before, after).changes) == {"moved": ["GET /debug/all > /debug/sums"]}
