"""Which function evaluates which expression of a probed middleware; here, those that hold others."""

from __future__ import annotations

from typing import TYPE_CHECKING

from analyzer.interp.values import (
    Const,
    OneOf,
    Record,
    Sequence,
    Value,
)
from analyzer.inventory.guards.assign import assign, assignment
from analyzer.inventory.guards.calling import call
from analyzer.inventory.guards.expressions import (
    binary,
    conditional,
    index,
    logical,
    member,
    name,
    unary,
)
from analyzer.inventory.guards.imported import imported
from analyzer.inventory.guards.managers import yielded
from analyzer.inventory.guards.paths import derived
from analyzer.inventory.guards.promises import settled
from analyzer.inventory.guards.raw_headers import pair_of
from analyzer.inventory.guards.values import (
    UNKNOWN,
    Absent,
    Begun,
    Closure,
    Derived,
    Gathered,
    Names,
    joined,
    kind_of,
    truth,
)
from analyzer.syntax import program as p

if TYPE_CHECKING:
    from collections.abc import Callable

    from analyzer.inventory.guards.probe import Probe

MOST_ITEMS = 40


def template(probe: Probe, node: p.Template, names: Names) -> Value:
    """Return a text; one that holds a credential is made from it."""
    parts = [probe.evaluate(part, names) for part in node.parts]
    kind = next((kind for part in parts if (kind := kind_of(part))), None)
    if kind:
        return Derived(kind)
    if all(isinstance(part, Const) for part in parts):
        return derived(parts, lambda given: Const("".join(str(part.value) for part in given if isinstance(part, Const))))
    return UNKNOWN


def list_display(probe: Probe, node: p.ListDisplay, names: Names) -> Value:
    """Return a list."""
    if not node.items and node.kind == "list":
        return (Gathered if names.function.scope.python else Begun)([], node.kind)
    found = Sequence([], node.kind)
    for item in node.items:
        value = probe.evaluate(item.value if isinstance(item, p.Spread) else item, names)
        if isinstance(item, p.Spread):
            found.items.extend(value.items if isinstance(value, Sequence) else [UNKNOWN])
            found.open = found.open or not isinstance(value, Sequence)
        else:
            found.items.append(value)
    return found


def record_display(probe: Probe, node: p.RecordDisplay, names: Names) -> Value:
    """Return an object."""
    found = Record()
    for entry in node.entries:
        value = probe.evaluate(entry.value, names)
        key = probe.evaluate(entry.key, names) if entry.key is not None else None
        if isinstance(key, Const):
            found.entries[str(key.value)] = value
        elif isinstance(value, Record) and entry.key is None:
            found.entries.update(value.entries)
        elif isinstance(value, OneOf) and entry.key is None:
            for option in value.options:
                known = option.entries if isinstance(option, Record) else {}
                found.entries.update((name, joined([found.entries.get(name, UNKNOWN), item])) for name, item in known.items())
        else:
            found.open = True
    return found


def called(probe: Probe, node: p.Call, names: Names) -> Value:
    """Return what a call returns, be it an import."""
    found = imported(probe, node, names)
    return found if found is not None else call(probe, node, names)


def inner(probe: Probe, node: p.Await | p.Spread, names: Names) -> Value:
    """Return what is awaited or spread."""
    return settled(probe, probe.evaluate(node.value, names))


def opaque(probe: Probe, node: p.Opaque | p.SequenceExpr, names: Names) -> Value:
    """Evaluate the parts; the last one is what the comma operator returns, and bytes are their text."""
    value: Value = UNKNOWN
    for part in node.parts if isinstance(node, p.Opaque) else node.items:
        if not isinstance(part, p.Function):
            value = probe.evaluate(part, names)
    return value if isinstance(node, p.SequenceExpr) or node.kind == "bytes" else UNKNOWN


def comprehension(probe: Probe, node: p.Comprehension, names: Names) -> Value:
    """Return what is gathered over known items, else a collection of which only its origin is known."""
    found: list[Value] = []
    whole = len(node.clauses) == 1
    for clause in node.clauses[:1]:
        items = probe.evaluate(clause.iterable, names)
        if isinstance(items, Absent) and items.kind == "cookie":
            items = Sequence([])
        pair = pair_of(items)
        if pair is not None and node.kind == "dict" and not clause.conditions:
            return items
        items = Sequence([pair]) if pair is not None else items
        known = items.items if isinstance(items, Sequence) else [Derived(kind) if (kind := kind_of(items)) else UNKNOWN]
        whole = whole and isinstance(items, Sequence) and not items.open and len(known) <= MOST_ITEMS
        for item in known[:MOST_ITEMS]:
            assign(probe, clause.target, item, names)
            tests = [probe.evaluate(test, names) for test in clause.conditions]
            verdicts = [truth(test) for test in tests]
            missing = next((test for test in tests if isinstance(test, Absent) and not test.truth), None)
            if pair is not None and missing is not None:
                return Absent(missing.kind)
            whole = whole and None not in verdicts
            if False not in verdicts:
                found.append(probe.evaluate(node.element, names))
    return Sequence(found, open=not whole)


EVALUATORS: dict[type, Callable[..., Value]] = {
    p.Name: name,
    p.Literal: lambda _probe, node, _names: Const(node.value),
    p.Pattern: lambda _probe, node, _names: Record({"source": Const(node.source), "flags": Const(node.flags)}, kind="regexp"),
    p.Template: template,
    p.Formatted: lambda probe, node, names: probe.evaluate(node.value, names),
    p.Member: member,
    p.Index: index,
    p.Call: called,
    p.ListDisplay: list_display,
    p.RecordDisplay: record_display,
    p.Unary: unary,
    p.Binary: binary,
    p.Logical: logical,
    p.Conditional: conditional,
    p.Assign: assignment,
    p.Await: inner,
    p.Yield: yielded,
    p.Spread: inner,
    p.SequenceExpr: opaque,
    p.Opaque: opaque,
    p.Comprehension: comprehension,
    p.Function: lambda _probe, node, names: Closure(node, names),
}
