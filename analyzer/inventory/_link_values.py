"""Following names to the expression that made a value: through bindings, imports, exports, fields and entries of records."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from analyzer.inventory._expressions import is_property, required
from analyzer.inventory._ref import Ref, Resolve
from analyzer.inventory._scan import Binding, Defined, ImportedName, Instance, ModuleFacts, Returned, Scope
from analyzer.syntax import program as p

HOPS = 24
BARRELS = 64
"""How many modules are asked for a name that a barrel hands on."""
LISTENS = {"on", "once", "addListener", "prependListener", "setMaxListeners"}
"""What gives an emitter again: https://nodejs.org/api/events.html."""
SELF = {"this", "self", "cls"}
SERVERS = {"server", "instance", "fastify", "app"}
_DECORATES = {"decorate", "decorateRequest", "decorateReply"}
_CHAINS = (p.Name, p.Member, p.Call)


def decorated(modules: Iterable[ModuleFacts]) -> dict[str, Binding]:
    """Return what Fastify's ``decorate(name, value)`` gives every server, request and reply of the project; the first of each name.

    https://fastify.dev/docs/latest/Reference/Decorators/
    """
    found: dict[str, Binding] = {}
    for facts in modules:
        for call in facts.calls if not facts.is_python else ():
            callee, arguments = call.node.callee, call.node.arguments
            if isinstance(callee, p.Member) and callee.name in _DECORATES and len(arguments) > 1:
                name = arguments[0].value
                if isinstance(name, p.Literal) and isinstance(name.value, str):
                    found.setdefault(name.value, (arguments[1].value, call.scope))
    return found


def _is_server(node: p.Expr) -> bool:
    """Say whether an expression that leads nowhere may be a server or a request: a bare name, ``request.server``, one with types."""
    if isinstance(node, p.Call) and isinstance(node.callee, p.Member) and node.callee.name == "withTypeProvider":
        node = node.callee.object
    return isinstance(node, p.Name) or (isinstance(node, p.Member) and node.name in SERVERS and isinstance(node.object, p.Name))


def kept_under(node: p.Index) -> p.Name | p.Member | None:
    """Return the name under which what a table is given by any key is kept: ``queues[]`` for ``queues[job.key]``."""
    if isinstance(node.index, p.Literal):
        return None
    table = node.object
    if isinstance(table, p.Member):
        return p.Member(table.object, f"{table.name}[]")
    return p.Name(f"{table.id}[]") if isinstance(table, p.Name) else None


def kept_in(node: p.Index, scope: Scope) -> p.Name | p.Member | None:
    """Return the field that a text names, or the name under which the entries of a table are kept that something in sight fills."""
    if isinstance(node.index, p.Literal) and isinstance(node.index.value, str):
        return p.Member(node.object, node.index.value)
    kept = kept_under(node)
    if isinstance(kept, p.Member):
        mine = isinstance(kept.object, p.Name) and kept.object.id in SELF and scope.owner is not None and kept.name in scope.owner.fields
        return kept if mine else None
    current: Scope | None = scope if kept is not None else None
    while current is not None and kept is not None and kept.id not in current.names:
        current = current.parent
    return kept if current is not None else None


class Values:
    """Resolves expressions to expressions over scanned modules."""

    resolve: Resolve
    modules: dict[str, ModuleFacts]
    _defined: dict[int, Defined]
    _decorated: dict[str, Binding]

    def ref(self, expr: Any, scope: Scope, hops: int = 0) -> Ref | None:  # noqa: ANN401 - any expression or binding
        """Return what an expression stands for."""
        raise NotImplementedError

    def defined(self, ref: Ref | None) -> Defined | None:
        """Return the local function or class that ``ref`` is."""
        raise NotImplementedError

    def value(self, expr: Any, scope: Scope, hops: int = 0) -> tuple[Any, Scope]:  # noqa: ANN401 - any expression
        """Follow names, imports and entries of records to the expression that made a value; the expression itself where that ends."""
        while hops < HOPS:
            hops += 1
            kind = type(expr)
            if kind is p.Name:
                binding = self._binding(expr.id, scope)
            elif kind is p.Member:
                binding = self._entry(expr, scope, hops)
            elif kind is p.Index and (kept := kept_in(expr, scope)) is not None:
                expr = kept
                continue
            elif kind is ImportedName:
                binding = self._imported_binding(expr, scope)
            elif kind is Returned:
                binding = self._entry(p.Member(expr.value, expr.key), scope, hops)
            elif kind is p.Call and (specifier := required(expr)) is not None:
                binding = self._whole(specifier, scope.file)
            elif kind is p.Logical and expr.operator in {"or", "??"}:
                binding = (expr.right, scope)
            else:
                break
            if binding is None or binding[0] is None:
                break
            expr, scope = binding
        return expr, scope

    def _binding(self, name: str, scope: Scope) -> Binding | None:
        current: Scope | None = scope
        while current is not None:
            if name in current.names and (current.kind != "class" or current is scope):
                return next(((value, where) for value, where in current.names[name] if value is not None), None)
            current = current.parent
        return None

    def _whole(self, specifier: str, importer: str) -> Binding | None:
        """Return what ``module.exports`` of a required file is."""
        target = self.resolve(specifier, -1, importer)
        facts = self.modules.get(target.path) if target.kind == "file" else None
        return facts.exports.get("=") if facts is not None else None

    def _imported_binding(self, name: ImportedName, scope: Scope) -> Binding | None:
        """Return what an imported name is bound to, through modules that only hand on what others export."""
        pending = [(name.specifier, name.level, scope.file)]
        seen: set[str] = set()
        while pending and len(seen) < BARRELS:
            target = self.resolve(*pending.pop(0))
            facts = self.modules.get(target.path) if target.kind == "file" and target.path not in seen else None
            if facts is None or name.imported == "*":
                continue
            seen.add(target.path)
            if facts.is_python:
                return self._binding(name.imported, facts.scope)
            found = facts.exports.get(name.imported) or (facts.exports.get("=") if name.imported == "default" else None)
            if found is not None or name.imported == "default":
                return found
            pending += [(specifier, -1, target.path) for specifier, _ in facts.stars]
        return None

    def _entry(self, expr: p.Member, scope: Scope, hops: int) -> Binding | None:
        attached = self._binding(f"{expr.object.id}.{expr.name}", scope) if type(expr.object) is p.Name else None
        if attached is not None:
            return attached
        holder, where = self.value(expr.object, scope, hops)
        kind = type(holder)
        specifier = required(holder) if kind is p.Call else holder.specifier if kind is ImportedName else None
        if specifier is not None:
            level = holder.level if kind is ImportedName else -1
            if kind is ImportedName and holder.imported != "*" and self.modules[where.file].is_python:
                specifier = f"{specifier}.{holder.imported}" if specifier else holder.imported
            return self._imported_binding(ImportedName(specifier, expr.name, level), where)
        if kind is p.Call:
            holder, where = self._made(holder, where, hops)
            kind = type(holder)
        if kind is p.RecordDisplay:
            return next(
                ((entry.value, where) for entry in holder.entries if isinstance(entry.key, p.Literal) and entry.key.value == expr.name),
                None,
            )
        if expr.name in self._decorated and kind in _CHAINS and _is_server(holder):
            return self._decorated[expr.name]
        made_of = holder.callee if kind is p.Call and holder.new and hops < HOPS else None
        defined = self.defined(self.ref(made_of, where, hops + 1)) if made_of is not None else self._defined.get(id(holder))
        if defined is None and isinstance(expr.object, p.Name) and expr.object.id in SELF and scope.owner is not None:
            defined = self._defined.get(id(scope.owner.node))
        if defined is not None:
            given = [(value, inner) for value, inner in defined.scope.fields.get(expr.name, ()) if value is not None]
            return min(given, key=lambda binding: (is_property(binding[0]), isinstance(binding[0], Instance)), default=None)
        return None

    def record(self, expr: Any, scope: Scope) -> tuple[Any, Scope]:  # noqa: ANN401 - any expression
        """Return what made a value, through one call of a local function that gives a record."""
        found, where = self.value(expr, scope)
        return self._made(found, where, 0) if isinstance(found, p.Call) else (found, where)

    def _made(self, call: p.Call, scope: Scope, hops: int) -> tuple[Any, Scope]:
        """Return the record that a local function gives: ``createRepository(server)`` is the object that it returns."""
        defined = self.defined(self.ref(call.callee, scope, hops + 1)) if hops < HOPS else None
        for value in defined.scope.returns if defined is not None and isinstance(defined.node, p.Function) else ():
            found, where = self.value(value, defined.scope, hops + 2)  # type: ignore[union-attr]
            if isinstance(found, p.RecordDisplay):
                return found, where
        return call, scope

    def _record(self, value: Any, key: str, scope: Scope, hops: int) -> Ref | None:  # noqa: ANN401 - any expression
        entry = self._entry(p.Member(value, key), scope, hops + 1)
        return self.ref(entry[0], entry[1], hops + 2) if entry is not None and hops < HOPS else None
