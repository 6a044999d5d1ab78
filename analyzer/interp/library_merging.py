"""npm's libraries that merge objects: which of two values stays, what becomes of two lists, and whether the first object changes."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from analyzer.interp.hosts import HostFunction, HostModule
from analyzer.interp.values import Const, FunctionValue, Invocation, Record, Sequence, Value

if TYPE_CHECKING:
    from collections.abc import Callable

    from analyzer.interp.interpreter import Interpreter

DEEPEST = 8


class Style(msgspec.Struct, frozen=True):
    """How a library merges.

    ``joins``: two lists become one, else the later one stays. ``first_wins``: the first object's values stay (defaults).
    ``onto_first``: the first object is changed and returned. ``options``: what follows the two objects, or the list of all, says how.
    """

    joins: bool = False
    first_wins: bool = False
    onto_first: bool = False
    options: bool = False


STYLES = {
    "deepmerge": Style(joins=True, options=True),
    "ts-deepmerge": Style(joins=True),
    "defu": Style(joins=True, first_wins=True),
    "merge-deep": Style(),
    "merge-options": Style(),
    "merge": Style(),
    "xtend": Style(),
    "deep-extend": Style(onto_first=True),
    "extend": Style(onto_first=True),
}
"""By package. https://github.com/TehShrike/deepmerge, https://github.com/voodoocreation/ts-deepmerge, https://github.com/unjs/defu"""


def merged(style: Style, call: Invocation, interp: Interpreter) -> Value:
    """Return the entries of all objects in one, objects inside them merged too."""
    parts = list(call.arguments)
    listed = parts[0] if parts else None
    options = parts[1:2] if isinstance(listed, Sequence) else parts[2:3] if style.options else []
    if isinstance(listed, Sequence):
        parts = listed.items
    elif style.options:
        parts = parts[:2]
    parts = [part for part in parts if not isinstance(part, Const)]
    first = parts[0] if style.onto_first and parts else None
    made = first if isinstance(first, Record) else Record()
    join = joining(style, options[0] if options else None, call)
    for part in parts[::-1] if style.first_wins else parts:
        if part is not made:
            merge_into(made, part, join, interp, 0)
            made.open = made.open or not isinstance(part, Record)
    return made


def joining(style: Style, options: Value | None, call: Invocation) -> Callable[[Sequence, Sequence, Interpreter], Value]:
    """Return what becomes of a list and a later one under the same name: deepmerge asks a function of the program, if one is given."""
    asked = options.entries.get("arrayMerge") if style.options and isinstance(options, Record) else None
    if not isinstance(asked, FunctionValue):
        if not style.joins:
            return lambda _known, later, _interp: later
        return (lambda known, later, interp: joined(later, known, interp)) if style.first_wins else joined
    told = Record({
        "cloneUnlessOtherwiseSpecified": HostFunction("clone", lambda inner, _i: inner.argument(0) or Const(None)),
        "isMergeableObject": HostFunction("isMergeableObject", lambda inner, _i: Const(isinstance(inner.argument(0), (Record, Sequence)))),
    })  # fmt: skip

    def ask(known: Sequence, later: Sequence, interp: Interpreter) -> Value:
        answer = interp.invoke(asked, Invocation([known, later, told], {}, call.site))
        return answer if isinstance(answer, Sequence) else joined(known, later, interp)

    return ask


def joined(one: Sequence, other: Sequence, interp: Interpreter) -> Sequence:
    """Return two lists as one."""
    items = [*one.items, *other.items]
    if len(items) > interp.bounds.items:
        interp.hit("items")
    return Sequence(items[: interp.bounds.items], open=one.open or other.open or len(items) > interp.bounds.items)


def merge_into(
    target: Record, source: Value, join: Callable[[Sequence, Sequence, Interpreter], Value], interp: Interpreter, depth: int
) -> None:
    """Merge one object into another; what is nothing in the source does not replace."""
    if not isinstance(source, Record) or depth > DEEPEST:
        return
    for key, value in source.entries.items():
        known = target.entries.get(key)
        if isinstance(value, Record) and isinstance(known, Record) and value.kind == "object":
            inner = Record(dict(known.entries), known.open)
            merge_into(inner, value, join, interp, depth + 1)
            target.entries[key] = inner
        elif isinstance(value, Sequence) and isinstance(known, Sequence):
            target.entries[key] = join(known, value, interp)
        elif not (isinstance(value, Const) and value.value is None and known is not None):
            target.entries[key] = value


def merging_modules() -> dict[str, Value]:
    """Return the host modules by package."""
    found: dict[str, Value] = {package: merging_module(style) for package, style in STYLES.items()}
    made = HostModule("@fastify/deepmerge", {}, lambda _call, _interp: merging_module(STYLES["ts-deepmerge"]))
    made.members |= {"deepmerge": made, "default": made}
    return found | {"@fastify/deepmerge": made}


def merging_module(style: Style) -> HostModule:
    """Return one library: a function, and the same under the names that libraries of this kind give it."""

    def merge(call: Invocation, interp: Interpreter) -> Value:
        return merged(style, call, interp)

    return HostModule("merge", {name: HostFunction(name, merge) for name in ("merge", "deepmerge", "all", "recursive", "defu")}, merge)
