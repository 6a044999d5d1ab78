"""What a guard keeps on the request for those that ask after it."""

from __future__ import annotations

from analyzer.syntax import program as p
from analyzer.syntax import walking


def kept_by(function: p.Function, name: str) -> bool:
    """Return whether a function keeps on the request what it has found, so as not to look for it again: nothing is there at first."""
    return any(
        node.__class__ is p.Assign and isinstance(node.target, p.Member) and node.target.name == name
        and isinstance(node.target.object, p.Member) and node.target.object.name == "state"
        for node in walking.walk(list(function.body))
    )  # fmt: skip
