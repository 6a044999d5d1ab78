"""Clients of libraries that are passed as arguments: a parameter is what the first caller gives, whose own parameter may be a caller's."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from analyzer.inventory._link_values import HOPS, SELF
from analyzer.inventory._ref import Ref
from analyzer.inventory._scan import CallSite, Scope
from analyzer.syntax import program as p

if TYPE_CHECKING:
    from analyzer.inventory.facts import Project

_CALLERS = 8
_MEMBERS = 16
_INITIALISERS = (".constructor", ".__init__")


class Passed:
    """Follows names to what is passed, over a project whose calls are linked."""

    def __init__(self, project: Project) -> None:
        """Look at no call yet."""
        self._project = project
        self._calls: dict[tuple[str, str], list[CallSite]] = {}
        self._indexed = False
        self._known: dict[tuple[int, str], Ref | None] = {}

    def call(self, call: CallSite) -> CallSite | None:
        """Return a call of a method on something that was passed, as a call of what it is; None where that is no package's."""
        callee = call.node.callee
        ref = self.ref(callee.object, call.scope) if isinstance(callee, p.Member) else None
        if ref is None or ref.local or not isinstance(callee, p.Member):
            return None
        found = CallSite(call.node, call.scope)
        found.ref = ref.then(callee.name)
        return found

    def ref(self, expr: Any, scope: Scope) -> Ref | None:  # noqa: ANN401 - any expression
        """Return what an expression stands for, also where it has been passed."""
        return self._followed(expr, scope, 0)

    def give(self, function: Scope, ref: Ref) -> None:
        """Note what a library calls a function with, as its first argument."""
        first = function.node.parameters[0].target if function.node.parameters else None
        if isinstance(first, p.Name):
            self._known[id(function), first.id] = ref

    def _followed(self, expr: Any, scope: Scope, depth: int) -> Ref | None:  # noqa: ANN401 - any expression
        known = self._project.ref(expr, scope)
        return known if known is not None and not known.local else self._ref(expr, scope, depth) or known

    def _ref(self, expr: Any, scope: Scope, depth: int) -> Ref | None:  # noqa: ANN401 - any expression
        steps: list[str | None] = []
        while len(steps) < _MEMBERS:
            if isinstance(expr, p.Member):
                steps.append(expr.name)
                expr = expr.object
            elif isinstance(expr, p.Call):
                steps.append(None)
                expr = expr.callee
            else:
                break
        if not isinstance(expr, p.Name):
            return None
        found = self._kept(steps, scope, depth) if expr.id in SELF else self._named(expr.id, scope, depth)
        while steps and found is not None:
            step = steps.pop()
            found = found.called() if step is None else found.then(step)
        return found

    def _kept(self, steps: list[str | None], scope: Scope, depth: int) -> Ref | None:
        """Return what a field of the object around was given, taking the step to it."""
        name = steps.pop() if steps and scope.owner is not None else None
        bindings = scope.owner.fields.get(name, ()) if name is not None and scope.owner is not None else ()
        found = (self._named(value.id, where, depth) for value, where in bindings if isinstance(value, p.Name))
        return next((ref for ref in found if ref is not None), None)

    def _named(self, name: str, scope: Scope, depth: int) -> Ref | None:
        """Return what a name was passed; None where it is no parameter."""
        holder: Scope | None = scope
        while holder is not None and name not in holder.names:
            holder = holder.parent
        if holder is None or holder.kind != "function" or depth > HOPS:
            return None
        if (id(holder), name) not in self._known:
            self._known[id(holder), name] = None
            self._known[id(holder), name] = self._by_callers(holder, name, depth)
        return self._known[id(holder), name]

    def _by_callers(self, holder: Scope, name: str, depth: int) -> Ref | None:
        found = (self._argument(site, holder, name) for site in self._callers(holder))
        values = ((value, site) for value, site in found if value is not None)
        refs = (self._followed(value, site.scope, depth + 1) for value, site in values)
        return next((ref for ref in refs if ref is not None and _is_client(ref)), None)

    def _callers(self, function: Scope) -> list[CallSite]:
        if not self._indexed:
            self._indexed = True
            for call in self._project.calls:
                if call.ref is not None and call.ref.local and call.ref.path:
                    self._calls.setdefault((call.ref.origin, _plain(".".join(call.ref.path))), []).append(call)
        return self._calls.get((function.file, _plain(function.qualname)), [])[:_CALLERS]

    def _argument(self, site: CallSite, function: Scope, name: str) -> tuple[Any, CallSite]:
        """Return what a call gives a parameter, or the field of a record that a parameter takes apart."""
        parameters = list(function.node.parameters)
        if self._project.modules[function.file].is_python and function.node.kind in {"method", "constructor"}:
            parameters = parameters[1:]
        for position, parameter in enumerate(parameters):
            target = parameter.target.target if isinstance(parameter.target, p.DefaultPattern) else parameter.target
            key = _field_of(target, name) if isinstance(target, p.RecordPattern) else ""
            if key or (isinstance(target, p.Name) and target.id == name):
                value = _given(site.node, position, name)
                return (self._entry(value, site, key) if key else value), site
        return None, site

    def _entry(self, value: Any, site: CallSite, key: str) -> Any:  # noqa: ANN401 - any expression
        record, _ = self._project.value(value, site.scope) if value is not None else (None, site.scope)
        entries = record.entries if isinstance(record, p.RecordDisplay) else ()
        return next((entry.value for entry in entries if isinstance(entry.key, p.Literal) and entry.key.value == key), None)


def _is_client(ref: Ref) -> bool:
    """Return whether a package's value is what one calls: itself, or what it makes. What a client's methods return is data."""
    return sum(part.endswith("()") for part in ref.path) <= 1


def _plain(qualname: str) -> str:
    """Return a qualified name without its calls; that of an initialiser is its class's."""
    name = qualname.replace("()", "")
    return next((name.removesuffix(end) for end in _INITIALISERS if name.endswith(end)), name)


def _field_of(pattern: p.RecordPattern, name: str) -> str:
    """Return the key under which a pattern takes a name, empty where it takes none."""
    for item in pattern.items:
        if isinstance(item, p.FieldPattern) and isinstance(item.key, p.Literal) and isinstance(item.key.value, str):
            target = item.target.target if isinstance(item.target, p.DefaultPattern) else item.target
            if isinstance(target, p.Name) and target.id == name:
                return item.key.value
    return ""


def _given(call: p.Call, position: int, name: str) -> Any:  # noqa: ANN401 - any expression
    """Return the argument for a parameter, by its name or its position; None where none is given, or a list is spread."""
    named = next((argument.value for argument in call.arguments if argument.keyword == name), None)
    plain = [argument for argument in call.arguments if argument.keyword is None]
    if named is None and position < len(plain) and not any(argument.spread for argument in plain[: position + 1]):
        return plain[position].value
    return named
