"""Python's helpers that put settings together: mappings merged into one another, lists without what is there twice.

https://docs.pydantic.dev/latest/migration/ (``pydantic.utils`` of pydantic 1), https://github.com/clarketm/mergedeep,
https://deepmerge.readthedocs.io/en/latest/
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from analyzer.interp.hosts import HostFunction, HostModule
from analyzer.interp.iteration import items_of
from analyzer.interp.library_merging import joined
from analyzer.interp.operators import distinct
from analyzer.interp.values import NONE, Invocation, Record, Sequence, Value

if TYPE_CHECKING:
    from analyzer.interp.interpreter import Interpreter

_DEEPEST = 8


def copied_and_updated(call: Invocation, interp: Interpreter) -> Value:
    """Return ``deep_update(mapping, *others)``: a new mapping, of lists the later ones."""
    first = call.argument(0)
    made = Record(dict(first.entries), first.open, kind="dict") if isinstance(first, Record) else Record(kind="dict", open=True)
    for other in call.arguments[1:]:
        merge(made, other, interp, joins=False)
    return made


def updated(*, joins: bool) -> HostFunction:
    """Return ``merge(mapping, *others)``, which changes the first mapping; of lists it keeps the later ones, or joins them."""

    def run(call: Invocation, interp: Interpreter) -> Value:
        first = call.argument(0) or NONE
        for other in call.arguments[1:] if isinstance(first, Record) else ():
            merge(first, other, interp, joins=joins)
        return first

    return HostFunction("merge", run)


def merge(target: Value, source: Value, interp: Interpreter, *, joins: bool, depth: int = 0) -> None:
    """Put a mapping into another one, mappings inside them too."""
    if not isinstance(target, Record):
        return
    if not isinstance(source, Record) or depth > _DEEPEST:
        target.open = True
        return
    target.open = target.open or source.open
    for key, value in source.entries.items():
        known = target.entries.get(key)
        if isinstance(known, Record) and isinstance(value, Record):
            inner = Record(dict(known.entries), known.open, kind=known.kind)
            merge(inner, value, interp, joins=joins, depth=depth + 1)
            target.entries[key] = inner
        elif joins and isinstance(known, Sequence) and isinstance(value, Sequence):
            target.entries[key] = joined(known, value, interp)
        else:
            target.entries[key] = value


def without_twins(call: Invocation, interp: Interpreter) -> Value:
    """Return ``unique_list(items)``."""
    items, is_open = items_of(interp, call.argument(0) or NONE)
    return Sequence(distinct(items), open=is_open)


def merging_modules() -> dict[str, Value]:
    """Return the modules by import name."""
    members: dict[str, Value] = {
        "deep_update": HostFunction("deep_update", copied_and_updated),
        "unique_list": HostFunction("unique_list", without_twins),
    }
    names = ("pydantic.utils", "pydantic.v1.utils", "pydantic._internal._utils")
    found: dict[str, Value] = {name: HostModule(name, members) for name in names}
    found["mergedeep"] = HostModule("mergedeep", {"merge": updated(joins=False)})
    merger = Record({"merge": updated(joins=True)}, open=True)
    return found | {"deepmerge": HostModule("deepmerge", {"always_merger": merger})}
