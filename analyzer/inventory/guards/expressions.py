"""Expressions of a probed middleware."""

from __future__ import annotations

from typing import TYPE_CHECKING

from analyzer.interp import operators, slots
from analyzer.interp.hosts import Host
from analyzer.interp.javascript_bytes import BufferModule
from analyzer.interp.javascript_errors import ErrorClass
from analyzer.interp.modules import settle
from analyzer.interp.values import NONE, ClassValue, Const, External, FunctionValue, Instance, ModuleValue, OneOf, Record, Sequence, Value
from analyzer.inventory.guards import roles
from analyzer.inventory.guards.absence import (
    absent_comparison,
    anybody_gives,
    because,
    cut_short,
    either,
    is_empty_text,
    key_error,
    nothing_of,
    of_a_setting,
)
from analyzer.inventory.guards.collections import has_pair, sliced
from analyzer.inventory.guards.kinds import holds, made_by, method
from analyzer.inventory.guards.module_values import (
    asks_setting,
    by_then,
    filled_later,
    is_none,
    of_closure,
    of_module,
    of_settings,
    of_table,
    set_later,
)
from analyzer.inventory.guards.paths import PARTS, Asked, derived, lacks, listed, marked, part
from analyzer.inventory.guards.raw_headers import compared
from analyzer.inventory.guards.refusals import made_before
from analyzer.inventory.guards.stand_ins import because_missing, of_object, same_object
from analyzer.inventory.guards.values import (
    ADDRESS,
    KEPT,
    SOUGHT,
    THERE,
    UNKNOWN,
    Absent,
    Bare,
    Because,
    Begun,
    Derived,
    Gathered,
    Member,
    Names,
    Refusal,
    Role,
    is_own,
    joined,
    kind_of,
    truth,
)
from analyzer.syntax import program as p

if TYPE_CHECKING:
    from analyzer.inventory.guards.probe import Probe

PLAIN = (Const, Record, Sequence, Instance, ModuleValue, ClassValue, External, FunctionValue, Host)
OF_SETS = frozenset({"<=", "-", "&"})
"""What is known of an empty set, whatever stands on the right."""
SAME = frozenset({"is", "is not", "==", "!=", "===", "!=="})
INITIALISERS = ("__init__", "constructor")


def name(probe: Probe, node: p.Name, names: Names) -> Value:
    """Return a variable's value: of the probed calls, then of the closure, then a global's."""
    wanted: Names | None = names
    last = names
    while wanted is not None:
        if node.id in wanted.values:
            return wanted.values[node.id]
        last = wanted
        wanted = wanted.parent
    function = last.function
    if node.id == "this" and not function.scope.python:
        return this_of(names, function)
    holder = function.scope.holder(node.id)
    if holder is not None:
        value = settle(probe.interp, holder.names[node.id])
        if set_later(holder, node.id, value):
            return UNKNOWN
        return by_then(value) if holder.parent is None else value
    language = "python" if function.scope.python else "javascript"
    found = probe.interp.globals[language].get(node.id)
    if isinstance(found, BufferModule):
        return External("Buffer")
    return found if found is not None and not isinstance(found, ErrorClass) else External("", (node.id,))


def this_of(names: Names, function: FunctionValue) -> Value:
    """Return JavaScript's ``this``: of the call, of the closure, or some object of the class whose method this is."""
    inner: Names | None = names
    while inner is not None:
        if inner.this is not None:
            return inner.this
        inner = inner.parent
    if function.this is not None:
        return function.this
    around = function.scope.current_this()
    if around is not None and not (isinstance(around, ClassValue) and function.home is around):
        return around
    return Instance(function.home, open=True) if function.home is not None else UNKNOWN


def member(probe: Probe, node: p.Member, names: Names) -> Value:
    """Return ``object.name``."""
    links: list[p.Member] = []
    target: p.Expr = node
    while isinstance(target, p.Member):
        links.append(target)
        target = target.object
    value = held = probe.evaluate(target, names)
    if names.written is not None and held is names.this and links[-1].name in names.written:
        value = names.written[links.pop().name]
    for link in reversed(links):
        nothing_of(probe, value, link)
        gone = (isinstance(held, Role) and value is NONE) or cut_short(link, value)
        value = NONE if gone else member_of(probe, value, link.name)
    if not isinstance(target, p.Name):
        return value
    later = isinstance(held, Instance) and (of_settings(node) or (is_none(value) and of_closure(target.id, names)))
    return by_then(value) if later or of_module(target.id, names) else value


def member_of(probe: Probe, value: Value, wanted: str) -> Value:
    """Return a member of a value."""
    if isinstance(value, Role) and value.name in {"handler", "params"}:
        return of_route(probe, value, wanted)
    if isinstance(value, Role) and value.name == "state" and probe.names is not None and wanted in probe.kept(probe.names.function.node):
        return NONE
    if isinstance(value, Role):
        if wanted == "server" and value.name in {"request", "response"} and (servers := probe.interp.facts.get("fastify")):
            return servers[0]
        return probe.carried(wanted, path_of(probe, probe.read(roles.member(value, wanted))))
    if isinstance(value, Member) and isinstance(value.of, Role) and value.of.name == "response" and value.name not in roles.STATUSES:
        return value
    if isinstance(value, (Absent, Derived)):
        probe.found.strained = True
        return (
            value if isinstance(value, Derived) else Absent(value.kind, credential=value.credential, text=value.text and wanted == "length")
        )
    if (told := roles.told(value, wanted)) is not None:
        return told
    if isinstance(value, OneOf):
        return joined([member_of(probe, option, wanted) for option in value.options])
    if isinstance(value, Bare) and wanted not in value.entries:
        return probe.read(Absent("user"))
    if isinstance(value, Begun) and wanted == "length" and not value.open and not value.items:
        return Const(0)
    if not isinstance(value, PLAIN):
        return KEPT if is_own(value) else UNKNOWN
    own = of_object(probe, value, wanted) if isinstance(value, Instance) else None
    return own if own is not None else derived([value], lambda given: probe.interp.get(given[0], wanted))


def of_route(probe: Probe, role: Role, name: str) -> Value:
    """Return an attribute of the handler, or a parameter of the path: nothing where the route's path has none of that name."""
    probe.found.asks_request = True
    if role.name == "handler":
        return marked(name, probe.request, probe.trace) if probe.request is not None else UNKNOWN
    gone = name.isidentifier() and probe.request is not None and lacks(name, probe.request, probe.trace)
    return NONE if gone else probe.read(roles.member(role, name))


def path_of(probe: Probe, value: Value) -> Value:
    """Return what is asked for in place of the request's path, method or configuration."""
    if isinstance(value, Role) and value.name in PARTS:
        probe.found.asks_request = True
        return part(value.name, probe.request, probe.trace) if probe.request is not None else ADDRESS
    return value


def index(probe: Probe, node: p.Index, names: Names) -> Value:
    """Return ``object[index]``."""
    value = probe.evaluate(node.object, names)
    if isinstance(value, (Absent, Derived)):
        nothing_of(probe, value, node)
        return member_of(probe, value, "")
    if isinstance(node.index, p.SliceRange):
        ends = [NONE if end is None else probe.evaluate(end, names) for end in (node.index.lower, node.index.upper, node.index.step)]
        return derived([value, *ends], lambda given: sliced(probe, *given))
    key = probe.evaluate(node.index, names)
    if isinstance(value, Role):
        text = key.value if isinstance(key, Const) and isinstance(key.value, str) else None
        probe.found.strained = probe.found.strained or names.function.scope.python
        key_error(probe, value, text, names)
        found = roles.item(value, text) if value.name != "request" or text is None else roles.request_member(text)
        return of_route(probe, value, text) if value.name == "params" and text else path_of(probe, probe.read(found))
    if (takes := method(value, "__getitem__")) is not None:
        return probe.enter(takes, [key], {}, value)
    if isinstance(value, (Begun, Gathered)) and isinstance(key, Const) and key.value in {0, -1} and value.items:
        return value.items[int(key.value)]
    if isinstance(key, Const) and filled_later(value, node.object, names):
        return UNKNOWN
    if isinstance(value, Host) and isinstance(key, Const) and isinstance(key.value, str):
        return member_of(probe, value, key.value)
    if isinstance(value, (Sequence, Record, Instance, Const)) and isinstance(key, Const):
        item = derived([value, key], lambda given: slots.get_item(probe.interp, *given))
        return by_then(item) if of_table(node, names) else item
    kind = kind_of(value) or kind_of(key)
    probe.found.strained = probe.found.strained or bool(kind)
    return Derived(kind) if kind else UNKNOWN


def unary(probe: Probe, node: p.Unary, names: Names) -> Value:
    """Return ``not x``; whether a credential is missing stays known."""
    value = probe.evaluate(node.operand, names)
    if node.operator == "not":
        value = probe.asked(value)
        if isinstance(value, Absent):
            return value.inverted()
        verdict = truth(value)
        if isinstance(value, Because):
            return Absent(value.kind, truth=not verdict)
        if verdict is not None:
            return Absent(kind, truth=not verdict) if (kind := kind_of(value)) else Const(not verdict)
        return value if isinstance(value, Derived) else Derived(kind) if (kind := kind_of(value)) else UNKNOWN
    if node.operator == "typeof":
        value = probe.asked(value)
        if isinstance(value, Absent):
            return Absent(value.kind, credential=value.credential, text=value.text)
        if not isinstance(value, (Const, Sequence, Record)) or (isinstance(value, Const) and value.soft):
            return UNKNOWN
    if isinstance(value, (Const, Sequence, Record)):
        return derived([value], lambda given: operators.unary(node.operator, given[0], python=names.function.scope.python))
    return UNKNOWN


def contained(probe: Probe, left: Value, right: Value, *, there: bool) -> Value | None:
    """Return whether something is, or is not, in a part of the request or in an object of the program's; None for anything else."""
    if isinstance(left, Role) and left.name == "handler" and isinstance(right, Sequence):
        return marked_by(probe, right, there=there)
    found = holds(probe, right, left) if isinstance(right, (Bare, Instance)) else None
    if isinstance(right, Role):
        found = probe.read(roles.item(right, left.value if isinstance(left, Const) and isinstance(left.value, str) else None))
    return found.inverted() if isinstance(found, Absent) and not there else found


def marked_by(probe: Probe, functions: Sequence, *, there: bool) -> Value:
    """Return whether the handler is, or is not, among the functions that decorators have gathered."""
    probe.found.asks_request = True
    if probe.request is None or functions.open:
        return UNKNOWN
    found = listed(functions.items, probe.request, probe.trace)
    return Const(found.value is there) if isinstance(found, Const) else UNKNOWN


def secrets(sign: str, left: Value, right: Value) -> tuple[Value, Value]:
    """Return the sides of a comparison; what a setting knows is a secret, and none that a mail has brought to a form or a path."""
    if sign in SAME and (of_a_setting(right) if left is SOUGHT else right is SOUGHT and of_a_setting(left)):
        return Absent("token"), UNKNOWN
    return left, right


def binary(probe: Probe, node: p.Binary, names: Names) -> Value:
    """Return a comparison or an operation."""
    left, right = probe.evaluate(node.left, names), probe.evaluate(node.right, names)
    sign = node.operator
    left, right = secrets(sign, left, right)
    if (named := compared(sign, left, right)) is not None:
        return probe.read(named)
    if sign in {"in", "not in"} and (inside := contained(probe, left, right, there=sign == "in")) is not None:
        return inside
    if isinstance(left, Role) and left.name in THERE and isinstance(right, Const) and right.value is None:
        return Const(sign in {"is not", "!=", "!=="}) if sign in SAME else UNKNOWN
    if isinstance(right, Const) and right.value is None:
        probe.asked(left)
    if sign in OF_SETS and isinstance(left, Sequence) and not left.items and not left.open and left.kind in {"set", "frozenset"}:
        return Const(value=True) if sign == "<=" else Sequence([], "tuple")
    if isinstance(left, Absent) or isinstance(right, Absent):
        found = absent_comparison(node, left, right)
        return probe.read(found) if isinstance(found, Absent) else found
    kind = kind_of(left) or kind_of(right)
    if kind:
        return because(probe, node, left, right, kind)
    if sign == "instanceof":
        return made_by(left, right)
    pair = has_pair(sign, left, right)
    if pair is not None:
        return pair
    if (same := same_object(sign, left, right)) is not None:
        return same
    plain = (Const, Sequence, Record, FunctionValue, ClassValue, Instance)
    if isinstance(left, plain) and isinstance(right, plain):
        found = derived([left, right], lambda given: operators.binary(probe.interp, sign, *given, loose=node.loose))
        return by_then(found) if sign in SAME and asks_setting(node, names) else found
    return UNKNOWN


def logical(probe: Probe, node: p.Logical, names: Names) -> Value:
    """Return ``a and b``, ``a or b``, ``a ?? b``."""
    left = probe.evaluate(node.left, names)
    verdict = truth(left)
    tainted = kind_of(left)
    if node.operator != "and" and anybody_gives(left):
        probe.evaluate(node.right, names)
        return left
    if node.operator != "and" and of_a_setting(left) and type(default := probe.evaluate(node.right, names)) is Const:
        return Const(default.value, soft=True)
    if node.operator == "??":
        if isinstance(left, Absent) or (isinstance(left, Const) and left.value is None):
            return either(left, probe.evaluate(node.right, names))
        there = isinstance(left, (Const, Record, Sequence, FunctionValue)) and not isinstance(left, Asked)
        return left if there else joined([left, probe.evaluate(node.right, names)])
    if verdict is not None and verdict is (node.operator == "or"):
        return left
    held = names.absence
    names.absence = held or bool(tainted)
    try:
        right = probe.evaluate(node.right, names)
    finally:
        names.absence = held
    if verdict is not None:
        return either(left, right)
    if truth(right) is (node.operator == "or"):
        kind = kind_of(right) or tainted
        return Absent(kind, truth=node.operator == "or") if kind else Const(node.operator == "or")
    return joined([left, right])


def conditional(probe: Probe, node: p.Conditional, names: Names) -> Value:
    """Return the branch taken, or both; nothing in place of a credential is as absent as that."""
    test = probe.asked(probe.evaluate(node.test, names))
    verdict, held = truth(test), names.absence
    kind = kind_of(test)
    names.absence = held or bool(kind)
    try:
        if verdict is not None:
            value = probe.evaluate(node.then if verdict else node.otherwise, names)
            if kind and isinstance(value, Const) and (value.value is None or isinstance(value.value, bool)):
                return Absent(kind, truth=bool(value.value))
            if kind and is_empty_text(value):
                return Absent(kind, text=True)
            value = made_before(value) if kind else value
            if kind and isinstance(value, Refusal):
                return Refusal(value.text, value.of, because=True, site=value.site or probe.site)
            return because_missing(value) if kind and not (isinstance(value, Const) and value.soft) else value
        return joined([probe.evaluate(node.then, names), probe.evaluate(node.otherwise, names)])
    finally:
        names.absence = held
