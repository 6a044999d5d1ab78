"""What a guard keeps on the request for those that ask after it."""

from __future__ import annotations

from analyzer.syntax import program as p
from analyzer.syntax import walking


def kept_by(function: p.Function) -> frozenset[str]:
    """Return what a function keeps on the request when it has found it, so as not to look for it again: nothing is there at first."""
    return frozenset(
        node.target.name
        for node in walking.walk(list(function.body))
        if node.__class__ is p.Assign and isinstance(node.target, p.Member)
        and isinstance(node.target.object, p.Member) and node.target.object.name == "state"
    )  # fmt: skip
