"""What the tests of JavaScript's lowering share: lower a text, and compare what came out without its lines."""

from __future__ import annotations

from typing import Any

from analyzer.syntax.lowering import lower
from analyzer.syntax.program import Call, Do, Literal, Module, Name, Node
from analyzer.syntax.walking import walk


def module(text: str, file: str = "app.ts") -> Module:
    return lower(file, text.encode())


def bare(node: Any) -> Any:
    """Return ``node`` as tuples without lines, without what is at its default, so that it can be compared."""
    if isinstance(node, list):
        return [bare(item) for item in node]
    if not isinstance(node, Node):
        return node
    kept = [(name, bare(getattr(node, name))) for name in node.__struct_fields__ if name not in {"line", "end", "branches"}]
    return (type(node).__name__, *kept)


def statements(text: str, file: str = "app.ts") -> list[Any]:
    lowered = module(text, file)
    assert (lowered.errors, lowered.truncated) == (0, "")
    return lowered.body


def expression(text: str, file: str = "app.ts") -> Any:
    (statement,) = statements(f"({text})", file)
    assert isinstance(statement, Do)
    return statement.value


def same(found: Any, expected: Any) -> bool:
    return bool(bare(found) == bare(expected))


def calls(lowered: Module) -> list[tuple[str, object]]:
    """Return name and first literal argument of every call of a member or a name, in source order."""
    found: list[tuple[str, object]] = []
    for node in walk(lowered.body):
        if isinstance(node, Call):
            name = node.callee.id if isinstance(node.callee, Name) else getattr(node.callee, "name", "")
            first = node.arguments[0].value if node.arguments else None
            found.append((name, first.value if isinstance(first, Literal) else None))
    return found
