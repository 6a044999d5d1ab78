"""Variables whose value a log gets, and nothing else."""

from __future__ import annotations

from typing import TYPE_CHECKING

from analyzer.inventory.guards.library_calls import LOGS
from analyzer.syntax import program as p
from analyzer.syntax import walking

if TYPE_CHECKING:
    from analyzer.syntax.program import Node


def only_logged(name: str, body: list[p.Stmt]) -> bool:
    """Return whether a function's variable is made of itself and handed to logs, and asked by nothing else."""
    aside: list[Node] = []
    for node in walking.walk(list(body)):
        if isinstance(node, (p.Assign, p.Declare)) and isinstance(node.target, p.Name) and node.target.id == name:
            aside += [node.target, *([node.value] if node.value is not None else [])]
        elif isinstance(node, p.Call) and isinstance(node.callee, p.Member) and node.callee.name in LOGS:
            aside += [argument.value for argument in node.arguments]
    harmless = {id(node) for node in walking.walk(aside) if isinstance(node, p.Name)}
    return all(id(node) in harmless for node in walking.walk(list(body)) if isinstance(node, p.Name) and node.id == name)
