"""Calls as they are written in a probed middleware: what is called, on what, and with what."""

from __future__ import annotations

from typing import TYPE_CHECKING

from analyzer.interp.values import NONE, Const, External, Record, Sequence, Value
from analyzer.inventory.guards.absence import cut_short, nothing_of
from analyzer.inventory.guards.bases import asked, checked_key, checks_key, method_of_base
from analyzer.inventory.guards.calls import is_of_lists
from analyzer.inventory.guards.expressions import PLAIN, member_of
from analyzer.inventory.guards.module_values import by_then, of_table
from analyzer.inventory.guards.values import UNKNOWN, Closure, Member, Names, Promise, Role, Thrown
from analyzer.syntax import program as p

if TYPE_CHECKING:
    from analyzer.inventory.guards.probe import Probe

PROMISES = frozenset({"then", "catch", "finally"})


def call(probe: Probe, node: p.Call, names: Names) -> Value:
    """Return what a call returns, its receiver first."""
    callee = node.callee
    this: Value | None = None
    function: Value = UNKNOWN
    inherited = method_of_base(callee, names)
    if inherited is not None:
        function, this = inherited
    elif isinstance(callee, p.Member):
        this = promised(probe, callee.object, names) if callee.name in PROMISES else probe.evaluate(callee.object, names)
        nothing_of(probe, this, callee)
        by_method = (
            not isinstance(this, PLAIN) or isinstance(this, (Const, Sequence)) or callee.name in PROMISES or is_of_lists(this, callee.name)
        )
        if cut_short(callee, this):
            return NONE
        kept = probe.kept_on.values.get(callee.name) if isinstance(this, Role) else None
        if isinstance(kept, Closure):
            function = kept
        else:
            function = Member(this, callee.name) if by_method else member_of(probe, this, callee.name)
    elif not (isinstance(callee, p.Name) and callee.id == "super"):
        function = probe.evaluate(callee, names)
    arguments, keywords = arguments_of(probe, node, names)
    probe.site = probe.site._replace(line=node.line or probe.site.line)
    frame, probe.names = probe.names, names
    try:
        if inherited is not None and isinstance(function, External):
            return asked(probe, function, inherited[1])
        if isinstance(callee, p.Member) and arguments and this is not None and checks_key(this, callee.name):
            return checked_key(this, arguments[0])
        made = probe.call(function, arguments, keywords, this, new=node.new)
        return by_then(made) if isinstance(made, Const) and of_table(node, names) else made
    finally:
        probe.names = frame


def promised(probe: Probe, node: p.Expr, names: Names) -> Value:
    """Return what a promise holds, with what it may be rejected with: ``catch`` hears of it."""
    probe.raised.append([])
    value: Value = UNKNOWN
    failed = False
    try:
        value = probe.evaluate(node, names)
    except Thrown as thrown:
        probe.may_raise(*thrown.error)
        failed = True
    thrown_in = probe.raised.pop()
    if isinstance(value, Promise):
        return Promise(value.value, [*value.raised, *thrown_in], failed=value.failed or failed)
    return Promise(value, thrown_in, failed=failed) if thrown_in or not isinstance(value, PLAIN) else value


def arguments_of(probe: Probe, node: p.Call, names: Names) -> tuple[list[Value], dict[str, Value]]:
    """Return the arguments of a call."""
    positional: list[Value] = []
    keywords: dict[str, Value] = {}
    for argument in node.arguments:
        value = probe.evaluate(argument.value, names)
        if argument.spread == 1:
            positional.extend(value.items if isinstance(value, Sequence) else [])
        elif argument.spread == 2:
            keywords.update(value.entries if isinstance(value, Record) else {})
        elif argument.keyword is not None:
            keywords[argument.keyword] = value
        else:
            positional.append(value)
    return positional, keywords
