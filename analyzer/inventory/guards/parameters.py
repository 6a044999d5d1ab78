"""What the parameters of a probed function are: parts of the request, dependencies' results, a method's object.

https://fastapi.tiangolo.com/tutorial/dependencies/, https://fastapi.tiangolo.com/tutorial/header-params/
"""

from __future__ import annotations

import re
from contextlib import suppress
from typing import TYPE_CHECKING

from analyzer.catalog.load import snake_case
from analyzer.interp.ancestry import lineage
from analyzer.interp.hosts import Host
from analyzer.interp.inspection import parameters as declared
from analyzer.interp.inspection import signature
from analyzer.interp.scope import defining_scope
from analyzer.interp.values import NONE, ClassValue, Const, External, FunctionValue, Instance, OneOf, Record, Sequence, Value
from analyzer.inventory.guards import roles
from analyzer.inventory.guards.absence import or_default
from analyzer.inventory.guards.assign import assign
from analyzer.inventory.guards.authjwt import asker
from analyzer.inventory.guards.credentials import credential_kind, is_credential
from analyzer.inventory.guards.libraries import scheme_of
from analyzer.inventory.guards.paths import is_socket, listed
from analyzer.inventory.guards.stand_ins import StandIn
from analyzer.inventory.guards.values import (
    NEXT,
    REQUEST,
    RESPONSE,
    UNKNOWN,
    Absent,
    Bare,
    Because,
    BecauseMember,
    Derived,
    Names,
    Role,
    Thrown,
    kind_of,
)
from analyzer.syntax import program as p
from analyzer.syntax import walking

if TYPE_CHECKING:
    from analyzer.interp.interpreter import Interpreter
    from analyzer.inventory.guards.probe import Probe

NESTED = 200
"""How many parts of an annotation are asked."""
REQUESTS = frozenset({"Request", "HTTPConnection", "WebSocket", "HttpRequest"})
INJECTED = frozenset({"Annotated", "FromDishka", "FromComponent", "Injected", "Inject"})
"""What containers of dependencies annotate with: https://dishka.readthedocs.io/, https://maldoinc.github.io/wireup/."""
PASSWORDS = frozenset({"passwd", "password", "pwd"})
WHO_SIGNS_IN = frozenset({"e_mail", "email", "login", "phone", "user_name", "username"})
NAMES_A_THING = re.compile(r"^user|_(id|uuid|name|slug|type)$")
"""Parameters of the path or the query that say of what, not who asks: ``account_id``."""


def bind(probe: Probe, node: p.Function, names: Names, arguments: list[Value], keywords: dict[str, Value]) -> None:
    """Bind parameters to arguments, or to what the framework passes."""
    parameters = list(node.parameters)
    function = names.function
    signed = signature(function) if function.node is node and not arguments and not keywords else None
    if signed is not None:
        keywords = {item.name: given(probe, item.name, item.default, item.annotation, names) for item in signed}
    if function.scope.python and node.kind == "method" and parameters and "__static__" not in function.fields and function.node is node:
        this = names.this if names.this is not None else Instance(function.home, open=True) if function.home is not None else UNKNOWN
        assign(probe, parameters.pop(0).target, this, names)
    if not function.scope.python and node.kind != "arrow":
        names.values["arguments"] = Sequence(list(arguments))
    position = 0
    left = dict(keywords)
    for parameter in parameters:
        name = parameter.target.id if isinstance(parameter.target, p.Name) else ""
        if parameter.kind == "rest":
            value: Value = Sequence(list(arguments[position:]))
            position = len(arguments)
        elif parameter.kind == "keywords":
            value = Record(left, open=not left, kind="dict")
        elif parameter.kind == "plain" and position < len(arguments):
            value = arguments[position]
            position += 1
        elif name in left:
            value = left.pop(name)
        else:
            value = given_by_framework(probe, parameter, names) if function.scope.python else default_of(probe, parameter, names)
        declare(probe, parameter.target, value, names)


def declare(probe: Probe, target: p.Expr, value: Value, names: Names) -> None:
    """Bind a parameter in this call, whatever the calls around it have of that name."""
    for node in walking.walk([target]):
        if isinstance(node, p.Name):
            names.values.setdefault(node.id, NONE)
    assign(probe, target, value, names)


def default_of(probe: Probe, parameter: p.Parameter, names: Names) -> Value:
    """Return a JavaScript parameter's default."""
    return probe.evaluate(parameter.default, names) if parameter.default is not None else NONE


def given_by_framework(probe: Probe, parameter: p.Parameter, names: Names) -> Value:
    """Return what FastAPI or Starlette passes for a parameter, else its default."""
    name = parameter.target.id if isinstance(parameter.target, p.Name) else ""
    scope = defining_scope(names.function)
    default = probe.interp.evaluate(parameter.default, scope) if parameter.default is not None else None
    annotation = probe.interp.evaluate(parameter.annotation, scope) if parameter.annotation is not None else None
    return given(probe, name, default, annotation, names, parameter.annotation)


def given(probe: Probe, name: str, default: Value | None, annotation: Value | None, names: Names, written: p.Expr | None = None) -> Value:
    """Return what is passed for a parameter of that name, default and annotation."""
    marker = marker_of(default) or marker_of(annotation)
    target = dependency_of(default, annotation)
    held = class_within(annotation)
    if target is not None:
        provided = held is not None and isinstance(target, External) and target.path[-2:] == ("Provide", "[]")
        return Instance(held, open=True) if held is not None and provided else result_of(probe, target)
    if marker is not None:
        alias, of = marker.keywords.get("alias"), Role(roles.MARKERS[marker.path[-2]])
        text = str(alias.value) if isinstance(alias, Const) else name.replace("_", "-") if of.name == "headers" else name
        found = probe.read(roles.item(of, text))
        otherwise = default if marker is not marker_of(default) else default_within(marker)
        return or_default(found, otherwise) if isinstance(otherwise, Const) and isinstance(otherwise.value, str) else found
    kind = part_of(name, written, annotation)
    if kind is REQUEST and default is not None and other_kind(probe, type_named(written, annotation)):
        return default
    if kind is not None:
        return kind
    if default is not None:
        return default
    if held is not None:
        return Instance(held, open=True)
    return (
        probe.read(Absent(credential_kind(name, "token")))
        if is_credential(name)
        and names.parent is None
        and probe.depth == 0
        and not NAMES_A_THING.search(name)
        and not signs_in(probe, name, names)
        else UNKNOWN
    )


def signs_in(probe: Probe, name: str, names: Names) -> bool:
    """Return whether a parameter is the password that somebody signs in with: a handler of POST that takes it takes his name, too."""
    taken = {snake_case(getattr(item.target, "id", "")) for item in names.function.node.parameters}
    if snake_case(name) not in PASSWORDS or not taken & WHO_SIGNS_IN or probe.request is None:
        return False
    probe.found.asks_request = True
    handles = listed([names.function], probe.request, probe.trace)
    return isinstance(handles, Const) and handles.value is True and probe.request.method == "POST"


def part_of(name: str, node: p.Expr | None, annotation: Value | None) -> Value | None:
    """Return the part of the request that a parameter's annotation or name stands for."""
    text = type_named(node, annotation)
    if text in REQUESTS or name in {"request", "req", "websocket", "conn", "connection"}:
        return REQUEST
    if snake_case(name) in {"call_next", "next"}:
        return NEXT
    if text == "Response" or name == "response":
        return RESPONSE
    return {"scope": Role("scope"), "send": UNKNOWN, "receive": UNKNOWN}.get(name)


def type_named(node: p.Expr | None, annotation: Value | None) -> str:
    """Return the name of the type that a parameter is annotated with."""
    return annotation.path[-1] if isinstance(annotation, External) and annotation.path else node.id if isinstance(node, p.Name) else ""


def other_kind(probe: Probe, wanted: str) -> bool:
    """Return whether a parameter takes a WebSocket where this is a plain request, or the other way round: it keeps its default.

    https://fastapi.tiangolo.com/advanced/websockets/#using-depends-and-others
    """
    if wanted not in {"Request", "WebSocket"}:
        return False
    probe.found.asks_request = True
    return (wanted == "WebSocket") != (probe.request is not None and is_socket(probe.request, probe.trace))


def marker_of(value: Value | None) -> External | None:
    """Return ``Header(...)``, ``Cookie(...)`` or ``Query(...)``, also inside ``Annotated``."""
    pending, seen = [value], set[int]()
    while pending and len(seen) < NESTED:
        part = pending.pop()
        if not isinstance(part, External) or id(part) in seen:
            continue
        seen.add(id(part))
        if part.path[-1:] == ("()",) and len(part.path) > 1 and part.path[-2] in roles.MARKERS:
            return part
        pending += reversed(annotated(part))
    return None


def default_within(marker: External) -> Value | None:
    """Return the default that ``Header("guest")`` and its kin are given."""
    return marker.keywords.get("default") or next(iter(marker.arguments), None)


def class_within(annotation: Value | None) -> ClassValue | None:
    """Return the class that an annotation asks for, also of a container: ``FromDishka[Sessions]``."""
    for _ in range(NESTED):
        if not isinstance(annotation, External) or annotation.path[-1:] != ("[]",) or not INJECTED.intersection(annotation.path[-2:-1]):
            break
        annotation = next(iter(annotated(annotation)), None)
    return annotation if isinstance(annotation, ClassValue) else None


def annotated(value: Value | None) -> list[Value]:
    """Return the parts of ``Annotated[...]``."""
    if isinstance(value, External) and value.path[-1:] == ("[]",) and value.arguments:
        inside = value.arguments[0]
        return list(inside.items) if isinstance(inside, Sequence) else [inside]
    return []


def dependency_of(default: Value | None, annotation: Value | None) -> Value | None:
    """Return what ``Depends(...)`` asks for, as a default or inside ``Annotated``."""
    pending, seen = [*parts_within(annotation), (default, next(iter(annotated(annotation)), annotation))], set[int]()
    while pending and len(seen) < NESTED:
        value, of = pending.pop()
        if isinstance(value, Host) and hasattr(value, "target") and hasattr(value, "security"):
            return value.target if value.target is not None else of
        if isinstance(value, External) and id(value) not in seen:
            seen.add(id(value))
            pending += parts_within(value)
    return None


def parts_within(annotation: Value | None) -> list[tuple[Value | None, Value | None]]:
    """Return the parts of an annotation, the last first, each with the type that it is said of."""
    parts = annotated(annotation)
    return [(part, parts[0]) for part in reversed(parts)]


def dependencies(interp: Interpreter, function: FunctionValue) -> list[Value]:
    """Return what the parameters of a function ask for directly."""
    wanted = (dependency_of(item.default, item.annotation) for item in declared(interp, function))
    return [target for target in wanted if target is not None]


def object_of(probe: Probe, cls: ClassValue) -> Instance:
    """Return the object that a class makes as a dependency; where it refuses to be made, that is its own guard."""
    made = Instance(cls, open=True)
    makes = next((base.members["__init__"] for base in lineage(cls) if isinstance(base, ClassValue) and "__init__" in base.members), None)
    if isinstance(makes, FunctionValue):
        with probe.unheard(), suppress(Thrown):
            probe.enter(makes, [], {}, made)
    return made


def result_of(probe: Probe, target: Value) -> Value:
    """Return what a dependency gives to a request without credentials; one that refuses is its own guard."""
    if isinstance(target, OneOf):
        target = target.options[0]
    if (asked := asker(target)) is not None:
        return asked
    scheme = scheme_of(probe.interp, target)
    if scheme is not None:
        return probe.read(Absent(scheme.kind)) if scheme.optional else Derived(scheme.kind)
    if isinstance(target, Instance):
        target = probe.interp.get(target, "__call__")
    if isinstance(target, ClassValue):
        made = object_of(probe, target)
        note_given(probe, *made.fields.values())
        return made
    if not isinstance(target, FunctionValue):
        return UNKNOWN
    value: Value
    with probe.unheard():
        try:
            value = probe.enter(target, [], {}, None)
        except Thrown as thrown:
            value = Derived("user") if thrown.error.kind == "auth" else UNKNOWN
    if isinstance(value, Sequence) and value.kind == "generator":
        value = value.items[0] if value.items else UNKNOWN
    if isinstance(value, (Absent, Bare, Because, BecauseMember, StandIn)):
        probe.read(value if isinstance(value, Absent) else Absent("user"))
    note_given(probe, value)
    return value


def note_given(probe: Probe, *values: Value) -> None:
    """Remember that a dependency gives what a missing credential has left, by itself or in a row."""
    parts = [part for value in values for part in (value.items if isinstance(value, Sequence) else [value])]
    left = any(isinstance(part, (Absent, Because, BecauseMember)) and kind_of(part) for part in parts)
    probe.found.given = probe.found.given or (left and not probe.silent)
