"""Ways through a lowered program, none of them recursive."""

from __future__ import annotations

import re
from typing import Any

from analyzer.syntax.program import Call, Function, Node

_HOLDS_NODES = re.compile(r"\b(?:Expr|Stmt|Argument|Entry|Clause|Parameter|Handler|Case|Binding)\b")

_PARTS = {
    kind: tuple(name for name in kind.__struct_fields__ if _HOLDS_NODES.search(kind.__annotations__.get(name, "")))
    for kind in Node.__subclasses__()
}
"""The fields of every kind of node that hold nodes; None may stand in them."""

_PARTS_FROM_THE_END = {kind: parts[::-1] for kind, parts in _PARTS.items()}


def children(node: Any) -> list[Any]:  # noqa: ANN401  (any node, or a part of one)
    """Return the nodes directly below ``node``, in source order of its fields."""
    found: list[Any] = []
    for name in _PARTS[node.__class__]:
        value = getattr(node, name)
        if value.__class__ is list:
            found += [item for item in value if item is not None] if None in value else value
        elif value is not None:
            found.append(value)
    return found


def walk(nodes: list[Any], *, into_functions: bool = True) -> Any:  # noqa: ANN401  (a generator of any node)
    """Yield every node below ``nodes`` in source order, without recursion."""
    stack = nodes[::-1]
    while stack:
        node = stack.pop()
        if node is None:
            continue
        yield node
        kind = node.__class__
        if kind is Function and not into_functions:
            continue
        for name in _PARTS_FROM_THE_END[kind]:
            value = getattr(node, name)
            if value.__class__ is list:
                stack += value[::-1]
            else:
                stack.append(value)


def calls(nodes: list[Any]) -> list[Call]:
    """Return every call below ``nodes`` in source order: what `walk` would find, in half the time."""
    found: list[Call] = []
    stack = nodes[::-1]
    while stack:
        node = stack.pop()
        if node is None:
            continue
        kind = node.__class__
        if kind is Call:
            found.append(node)
        for name in _PARTS_FROM_THE_END[kind]:
            value = getattr(node, name)
            if value.__class__ is list:
                stack += value[::-1]
            else:
                stack.append(value)
    return found
