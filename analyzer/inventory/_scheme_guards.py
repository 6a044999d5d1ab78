"""What a guard rests on: the mechanisms that its code reaches, and the credentials that it reads by name.

The walk follows calls of functions of the repository and FastAPI's dependencies from where the guard stands. A header or parameter that is
named for a key is an API key; `Authorization` alone says nothing of what is in it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from analyzer.inventory._reach_code import Code, Unit
from analyzer.inventory._scheme_signals import Site, of_ref, of_site
from analyzer.inventory.facts import Defined, Project, Ref, Scope, dotted
from analyzer.inventory.guards.roles import MARKERS
from analyzer.model.location import Location
from analyzer.syntax import program as p
from analyzer.syntax import walking

_DEEPEST = 6
_MOST_UNITS = 80
_KEY = re.compile(
    r"(?:x[-_])?(?:[a-z0-9]+[-_])*(?:api|access|master|admin|rest|client|service|internal|app|auth|secret|server)?[-_]?(?:api)?[-_]?"
    r"(?:key|token|secret)\Z|x-(?:[a-z0-9]+-)*id-token\Z"
)
_NO_KEY = re.compile(r"csrf|xsrf|idempotency|request-?id|refresh|push|device|reset|verification|page|sort|public")
_SESSION_NAME = re.compile(r"session|(?:^|[-_])sid\Z")
_READERS = {"get", "header", "getHeader", "getFirst"}
_EQUALITIES = {"==", "!="}
_STARTS = {"startsWith", "startswith"}
_ASKS = {"isAuthenticated", "isUnauthenticated"}
_GIVEN = {"Depends", "Security"}
_IDENTIFIES = re.compile(r"user|account|auth|identity|principal|claims|session|api_?key|token|admin|viewer|member", re.IGNORECASE)


class Reading:
    """What one guard's code shows: ``keys`` are names of keys, ``reads`` authorization, basic, bearer, cookies, session, session header."""

    __slots__ = ("identifies", "keys", "reads", "sites")

    def __init__(self) -> None:
        self.sites: list[Site] = []
        self.keys: set[str] = set()
        self.reads: set[str] = set()
        self.identifies = False


class GuardCode:
    """Reads guards of one project. ``places`` are where they stand."""

    def __init__(self, project: Project, places: set[tuple[str, int]]) -> None:
        self.project = project
        self.code = Code(project, places)
        self.classes: dict[tuple[str, int], Defined] = {}
        for facts in project.modules.values():
            for defined in facts.classes.values():
                self.classes.setdefault((facts.file, defined.node.line), defined)

    def read(self, place: Location | None) -> Reading:
        """Return what the guard at a place shows; nothing where no code is there."""
        found = Reading()
        if place is None or place.file not in self.project.modules:
            return found
        pending = [(unit, 0) for unit in self._starts(place, found)]
        seen: set[str] = set()
        while pending and len(seen) < _MOST_UNITS:
            unit, depth = pending.pop(0)
            if unit.id in seen:
                continue
            seen.add(unit.id)
            self._unit(unit, found)
            if depth < _DEEPEST:
                pending += [(target, depth + 1) for target, _ in self.code.runs(unit)]
                pending += [(target, depth + 1) for target in self._given(unit, found)]
        return found

    def _starts(self, place: Location, found: Reading) -> list[Unit]:
        unit = self.code.at(place)
        if unit is not None:
            return [unit]
        defined = self.classes.get((place.file, place.line))
        if defined is not None:
            return self._methods(defined, found)
        for call in self.project.modules[place.file].calls:
            if call.line == place.line:
                found.sites += of_site(self.project, call)
        return []

    def _methods(self, defined: Defined, found: Reading) -> list[Unit]:
        facts = self.project.modules[defined.file]
        for base in self.project.bases(defined):
            found.sites += [
                Site(item.mechanism, item.role, defined.file, defined.node.line, base.origin, f"class {defined.qualname}")
                for item in of_ref(base, python=facts.is_python)
            ]
        names = [member.name for member in defined.node.members if isinstance(member, p.Function)]
        methods = [facts.functions.get(f"{defined.qualname}.{name}") for name in names]
        return [unit for method in methods if method is not None and (unit := self.code.of(method.scope)) is not None]

    # --- FastAPI's dependencies

    def _given(self, unit: Unit, found: Reading) -> Iterator[Unit]:
        """Yield the functions that FastAPI runs for a function's parameters; what is no function may be a scheme."""
        node, scope = unit.scope.node, unit.scope.parent or unit.scope
        if unit.kind != "function" or not self.project.modules[unit.scope.file].is_python:
            return
        for parameter in node.parameters[:40]:
            for call, where in self._metadata(parameter, scope):
                name = dotted(call.callee).rpartition(".")[2]
                if name in _GIVEN and call.arguments:
                    yield from self._dependency(call.arguments[0].value, where, found)
                elif name in MARKERS and isinstance(parameter.target, p.Name):
                    alias = next((item.value for item in call.arguments if item.keyword == "alias"), None)
                    text = alias.value if isinstance(alias, p.Literal) else parameter.target.id.replace("_", "-")
                    _credential(MARKERS[name], str(text), found)

    def _metadata(self, parameter: p.Parameter, scope: Scope) -> Iterator[tuple[p.Call, Scope]]:
        if isinstance(parameter.default, p.Call):
            yield parameter.default, scope
        annotation, where = parameter.annotation, scope
        if isinstance(annotation, p.Name | p.Member):
            annotation, where = self.project.value(annotation, scope)
        if isinstance(annotation, p.Index) and dotted(annotation.object).rpartition(".")[2] == "Annotated":
            inner = annotation.index
            for item in inner.items[1:8] if isinstance(inner, p.ListDisplay) else ():
                if isinstance(item, p.Call):
                    yield item, where

    def _dependency(self, value: Any, scope: Scope, found: Reading) -> Iterator[Unit]:  # noqa: ANN401 - any expression
        ref = self.project.ref(value, scope)
        unit = self.code.function(ref)
        if unit is not None:
            yield unit
            return
        defined = self.project.defined(ref)
        if defined is not None:
            yield from self._methods(defined, found)
        found.sites += self._instance(ref, scope.file, getattr(value, "line", 1))

    def _instance(self, ref: Ref | None, file: str, line: int) -> list[Site]:
        python = self.project.modules[file].is_python
        return [Site(item.mechanism, item.role, file, line, ref.origin if ref else "", "") for item in of_ref(ref, python=python)]

    # --- one function

    def _unit(self, unit: Unit, found: Reading) -> None:
        for call in unit.calls:
            found.sites += of_site(self.project, call)
            self._called(call.node, found)
        for node in walking.walk(unit.scope.node.body) if unit.kind == "function" else ():
            if isinstance(node, p.Index) and isinstance(node.index, p.Literal) and isinstance(node.index.value, str):
                _credential(dotted(node.object), node.index.value, found)
            elif isinstance(node, p.Member):
                _member(node, found)
            elif isinstance(node, p.Literal) and isinstance(node.value, str) and node.value.strip().lower() == "basic":
                found.reads.add("basic")
            elif isinstance(node, p.Binary) and node.operator in _EQUALITIES and _is_bearer(node.left, node.right):
                found.reads.add("bearer")
            elif isinstance(node, p.Assign) and isinstance(node.target, p.Member) and _IDENTIFIES.search(node.target.name):
                found.identifies = found.identifies or _of_request(node.target)

    def _called(self, call: p.Call, found: Reading) -> None:
        callee = call.callee
        if isinstance(callee, p.Member) and callee.name in _ASKS and dotted(callee.object).rpartition(".")[2] in {"req", "request"}:
            found.reads.add("session")
        if isinstance(callee, p.Member) and callee.name in _STARTS and call.arguments and _is_bearer(call.arguments[0].value):
            found.reads.add("bearer")
        if not isinstance(callee, p.Member) or callee.name not in _READERS or not call.arguments:
            return
        value = call.arguments[0].value
        if isinstance(value, p.Literal) and isinstance(value.value, str):
            _credential(f"{dotted(callee.object)}.{callee.name}", value.value, found)


def _is_bearer(*values: p.Expr) -> bool:
    """Say whether one of several expressions is the name of the scheme, as a header is compared with it."""
    return any(isinstance(item, p.Literal) and str(item.value).strip().lower() == "bearer" for item in values)


def _member(node: p.Member, found: Reading) -> None:
    text = dotted(node)
    if re.match(r"(?:\w+\.)*(?:req|request|_req|ctx|context|conn|connection|scope)\.(?:signed)?[cC]ookies\b", text):
        found.reads.add("cookies")
    elif re.match(r"(?:\w+\.)*(?:req|request|_req|ctx|context|conn|connection)\.session\b", text):
        found.reads.add("session")
    elif text.endswith((f".headers.{node.name}", f".query.{node.name}")):
        _credential(text.rpartition(".")[0], node.name, found)


def _of_request(target: p.Member) -> bool:
    text = dotted(target)
    return bool(re.match(r"(?:\w+\.)*(?:req|request|_req|ctx|context|res\.locals|reply|g)\.", text))


def _credential(source: str, name: str, found: Reading) -> None:
    """Note a credential that is read by name from ``source``: headers, query, cookies, or a request's own ``get``."""
    lowered, source = name.lower(), source.lower()
    if "cookies" in source:
        found.reads.add("cookies")
    elif source.endswith(("session", "session.get")):
        found.reads.add("session")
    elif not re.search(r"headers|query|params?\b|req\.(get|header)|request\.(get|header)|body", source):
        return
    elif lowered in {"authorization", "proxy-authorization"}:
        found.reads.add("authorization")
    elif _SESSION_NAME.search(lowered):
        found.reads.add("session header")
    elif _KEY.match(lowered) and not _NO_KEY.search(lowered):
        found.keys.add(lowered)
