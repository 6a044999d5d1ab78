"""Answers that were kept and are given again: whoever gets one is not turned away."""

from __future__ import annotations

import re

from analyzer.syntax import program as p

GIVES = frozenset({"send", "json", "jsonp", "end"})
_WRONG = re.compile(r"err|fail|problem|invalid|denied|reason|refus|reject|issue|status|message|result|check|valid", re.IGNORECASE)


def gives_what_was_found(node: p.If) -> bool:
    """Return whether a branch answers with what its test has found: ``if (kept && fresh) return res.json(kept.data)``."""
    last = node.then[-1] if node.then else None
    call = last.value if isinstance(last, (p.Return, p.Do)) else None
    if not isinstance(call, p.Call) or not isinstance(call.callee, p.Member) or call.callee.name not in GIVES or len(call.arguments) != 1:
        return False
    given: p.Expr | None = call.arguments[0].value
    words: list[str] = []
    while isinstance(given, p.Member):
        words.append(given.name)
        given = given.object
    return isinstance(given, p.Name) and given.id in asked_for(node.test) and not any(_WRONG.search(word) for word in (*words, given.id))


def asked_for(test: p.Expr) -> set[str]:
    """Return the names that have to be something for a test to hold."""
    found: set[str] = set()
    pending = [test]
    while pending:
        part = pending.pop()
        if isinstance(part, p.Logical) and part.operator == "and":
            pending += [part.left, part.right]
        elif isinstance(part, p.Name):
            found.add(part.id)
    return found
