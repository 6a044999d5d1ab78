"""What became of the guards of endpoints that are in both revisions."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from replatform.compare import Compared
from reports.changes.rows import sections
from tests.action.stage import AUTH, SHOP
from tests.compare.edits import edited

Make = Callable[..., Compared]


def test_what_moves_without_a_guard_is_no_new_finding(compared: Make):
    bare = {name: text.replace(", requireAuth", "") for name, text in SHOP.items() if name != "auth.js"} | {
        "auth.js": "module.exports = {};\n"
    }
    bare["users.js"] = bare["users.js"].replace("const { requireAuth } = require", "const auth = require")
    moved = bare | {"app.js": bare["app.js"].replace('"/users"', '"/v2/users"')}
    found = compared(bare, moved, fail_on=("unguarded-endpoint", "unguarded>+0"))
    assert len(found.changes.moved) == 2
    assert [item.rule for item in found.changes.new_findings] == []
    assert found.held == []


def test_a_lost_guard_is_a_new_finding_and_holds_the_gate(compared: Make):
    found = compared(SHOP, edited("users.js", ('"/:id", requireAuth', '"/:id"')), fail_on=("unguarded-endpoint",))
    assert [(item.rule, item.subject) for item in found.changes.new_findings] == [("unguarded-endpoint", "GET /users/:id")]
    assert [item.message for item in found.held] == ["endpoints without a guard, 1 new: GET /users/{id}"]
    assert found.changes.summary[0] == "1 endpoint no longer guarded"


ADMIN_TOO = AUTH.replace(
    "module.exports = { requireAuth };",
    """function requireAdmin(req, res, next) { if (!req.user.admin) return res.status(403).end(); next(); }
module.exports = { requireAuth, requireAdmin };""",
)
WRAP = "const wrap = (step) => (req, res, next) => Promise.resolve(step(req, res, next)).catch(next);\nconst router"


def guarded(guards: str, before: str = "") -> dict[str, str]:
    """The shop whose endpoint of one user stands behind ``guards``."""
    text = SHOP["users.js"].replace('"/:id", requireAuth', f'"/:id"{guards}').replace("{ requireAuth }", "{ requireAuth, requireAdmin }")
    return SHOP | {"auth.js": ADMIN_TOO, "users.js": text.replace("const router", WRAP).replace("const router", f"{before}const router")}


@pytest.mark.parametrize(
    ("before", "after", "change", "words"),
    [
        (", requireAuth", "", "lost", "1 endpoint no longer guarded"),
        (", requireAuth, requireAdmin", "", "lost", "1 endpoint no longer guarded"),
        ("", ", requireAuth", "gained", "1 endpoint newly guarded"),
        (", requireAuth, requireAdmin", ", requireAuth", "fewer", "Fewer guards on 1 endpoint"),
        (", requireAuth", ", requireAuth, requireAdmin", "more", "More guards on 1 endpoint"),
        (", requireAuth", ", requireAdmin", "replaced", "Other guards on 1 endpoint"),
        (", requireAuth", ", wrap(requireAuth)", None, ""),
        (", requireAuth, requireAdmin", ", wrap(requireAuth), wrap(requireAdmin)", None, ""),
    ],
)
def test_what_became_of_the_guards(compared: Make, before: str, after: str, change: str | None, words: str):
    found = compared(guarded(before), guarded(after), fail_on=("guard-lost",))
    assert [item.change for item in found.changes.guards] == ([change] if change else [])
    assert found.changes.summary[0].startswith(words)
    assert [item.gate for item in found.held] == (["guard-lost"] if change in {"lost", "fewer"} else [])
    assert found.changes.changed == bool(change)


def test_a_guard_of_another_name_is_the_same_guard(compared: Make):
    after = {name: text.replace("requireAuth", "ensureUser") for name, text in SHOP.items()}
    changes = compared(SHOP, after).changes
    assert {item.change for item in changes.guards} == {"renamed"}
    assert changes.summary[0] == "Guards renamed on 2 endpoints"
    (section,) = [section for section in sections(changes) if section.title == "Guards changed"]
    assert [cell.text for cell in section.rows[0].cells] == ["GET /users", "renamed", "requireAuth", "ensureUser"]


def test_a_guard_that_refuses_otherwise_is_another_guard(compared: Make):
    other = AUTH.replace("requireAuth", "requireKey").replace("res.status(401)", "res.status(403)").replace("jwt.verify", "keys.check")
    after = {name: text.replace("requireAuth", "requireKey") for name, text in SHOP.items()} | {"auth.js": other}
    assert {item.change for item in compared(SHOP, after).changes.guards} == {"replaced"}
