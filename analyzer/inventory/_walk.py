"""The walk behind `_scan`: which node binds, which one calls, and which scope it belongs to. Iterative, one visit per node."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from analyzer.inventory._link_values import kept_under
from analyzer.inventory._scan import (
    PARTS,
    REQUEST_ROOTS,
    CallSite,
    Decoration,
    Defined,
    ImportFact,
    Instance,
    ModuleFacts,
    Returned,
    Scope,
    dotted,
    provided,
)
from analyzer.inventory._walk_callbacks import bind_callbacks
from analyzer.inventory._walk_modules import ModuleWalk, bind, declaring, field, is_fetched
from analyzer.syntax import program as p


def scan(module: p.Module) -> ModuleFacts:
    """Return the facts of one lowered module."""
    walk = _Walk(module)
    walk.run()
    if not walk.facts.is_python:
        bind_callbacks(walk.facts)
    return walk.facts


class _Walk(ModuleWalk):
    def __init__(self, module: p.Module) -> None:
        super().__init__(module)
        self.queue: list[tuple[Scope, list[Any]]] = [(self.facts.scope, list(module.body))]
        self.unnamed = 0
        self.visitors: dict[Any, Callable[[Any, Scope, list[Any]], None]] = {
            p.Call: self.call, p.Member: self.member, p.Literal: self.literal, p.Function: self.function, p.Class: self.klass, p.Declare:
            self.declare,
            p.Assign: self.assign, p.Import: self.imported, p.Export: self.export, p.ForEach: self.for_each, p.With: self.with_,
            p.Handler: self.handler,
            p.Clause: self.clause, p.Return: self.returned, p.Define: self.define, p.Entry: self.entry, p.Index: self.index,
            p.RecordDisplay: self.record, p.Pattern: self.pattern, p.Yield: self.yielded,
        }  # fmt: skip

    def run(self) -> None:
        visitors, parts = self.visitors, PARTS
        position = 0
        while position < len(self.queue):
            scope, body = self.queue[position]
            position += 1
            stack = body[::-1]
            while stack:
                node = stack.pop()
                kind = type(node)
                if kind is p.Name:
                    continue
                visit = visitors.get(kind)
                if visit is not None:
                    visit(node, scope, stack)
                    continue
                for name in reversed(parts[kind]):
                    value = getattr(node, name)
                    if value.__class__ is list:
                        stack.extend(item for item in reversed(value) if item is not None)
                    elif value is not None:
                        stack.append(value)

    # --- expressions

    def call(self, node: p.Call, scope: Scope, stack: list[Any]) -> None:
        self.facts.calls.append(CallSite(node, scope))
        callee = node.callee
        if callee.__class__ is p.Name and callee.id in {"require", "import"} and node.arguments:
            specifier = node.arguments[0].value
            if isinstance(specifier, p.Literal) and isinstance(specifier.value, str) and not self.facts.is_python:
                self.facts.imports.append(ImportFact(specifier.value, -1, node.line, ("*",), type_only=False))
        stack.extend(argument.value for argument in reversed(node.arguments))
        stack.append(callee)

    def member(self, node: p.Member, scope: Scope, stack: list[Any]) -> None:
        inner = node.object
        root = inner
        for _ in range(6):
            if root.__class__ is not p.Member:
                break
            root = root.object
        if root.__class__ is p.Name and root.id in REQUEST_ROOTS and (self.facts.is_python or not is_fetched(scope, root.id)):
            self.facts.touches.append((REQUEST_ROOTS[root.id] + dotted(node)[len(root.id) :], node.line))
        if inner.__class__ is p.Member:
            if inner.name == "env" and inner.object.__class__ is p.Name and inner.object.id == "process":
                self.facts.env.append((node.name, node.line))
            stack.append(inner)
        elif inner.__class__ is not p.Name:
            stack.append(inner)

    def index(self, node: p.Index, scope: Scope, stack: list[Any]) -> None:
        inner = node.object
        if (
            inner.__class__ is p.Member
            and inner.name in {"env", "environ"}
            and inner.object.__class__ is p.Name
            and inner.object.id in {"process", "os"}
        ):
            key = node.index
            if isinstance(key, p.Literal) and isinstance(key.value, str):
                self.facts.env.append((key.value, node.line))
        stack.append(node.index)
        stack.append(inner)

    def literal(self, node: p.Literal, scope: Scope, stack: list[Any]) -> None:
        if node.value.__class__ is str:
            self.facts.strings.append(node)

    def pattern(self, node: p.Pattern, scope: Scope, stack: list[Any]) -> None:
        self.facts.patterns.append(node)

    def entry(self, node: p.Entry, scope: Scope, stack: list[Any]) -> None:
        stack.append(node.value)
        key = node.key
        if key.__class__ is p.Literal and str(key.value).startswith("$"):
            self.facts.strings.append(key)
        elif key is not None and key.__class__ is not p.Literal:
            stack.append(key)

    def record(self, node: p.RecordDisplay, scope: Scope, stack: list[Any]) -> None:
        if any(entry.key.__class__ is p.Literal and entry.key.value == "$id" for entry in node.entries):
            self.facts.records.append(node)
        stack.extend(reversed(node.entries))

    # --- what binds

    def define(self, node: p.Define, scope: Scope, stack: list[Any]) -> None:
        value = node.value
        if isinstance(value, p.Function | p.Class):
            bind(scope, value.name, value, scope)
        stack.append(value)

    def declare(self, node: p.Declare, scope: Scope, stack: list[Any]) -> None:
        if node.value is not None:
            self._name_value(node.target, node.value)
            self.bind_target(node.target, node.value, scope)
            if node.annotation is not None and isinstance(node.target, p.Name):
                bind(scope, node.target.id, Instance(node.annotation), scope)
            self._global(node, scope)
            stack.append(node.value)
        elif node.annotation is not None and isinstance(node.target, p.Name):
            bind(scope, node.target.id, Instance(node.annotation), scope)

    def _global(self, node: p.Declare, scope: Scope) -> None:
        """Python's ``global app`` is not in the program: a name that the module sets to None and a function sets is taken for one."""
        if node.kind == "py" and scope.kind == "function" and isinstance(node.target, p.Name):
            outer = scope.module.names.get(node.target.id)
            if outer and any(isinstance(value, p.Literal) and value.value is None for value, _ in outer):
                outer.append((node.value, scope))

    def assign(self, node: p.Assign, scope: Scope, stack: list[Any]) -> None:
        target = node.target
        self._name_value(target, node.value)
        if isinstance(target, p.Member):
            self.facts.assignments.append((node, scope))
            self._assign_member(target, node.value, scope)
            stack.append(target.object)
        elif isinstance(target, p.Name):
            bind(declaring(scope, target.id), target.id, node.value, scope)
        elif isinstance(target, p.Index):
            self._assign_entry(target, node.value, scope)
            stack.append(target)
        else:
            self.bind_target(target, node.value, scope)
        stack.append(node.value)

    def _assign_entry(self, target: p.Index, value: p.Expr, scope: Scope) -> None:
        """Keep what a table is given under a key that is not known."""
        kept = kept_under(target)
        if isinstance(kept, p.Name):
            bind(declaring(scope, kept.id[:-2]), kept.id, value, scope)
        elif isinstance(kept, p.Member):
            self._assign_member(kept, value, scope)

    def bind_target(self, target: Any, value: Any, scope: Scope) -> None:  # noqa: ANN401 - any target
        """Bind a name, or the names of a pattern: each takes one entry of the value."""
        pending = [(target, value)]
        while pending:
            target, value = pending.pop()
            if isinstance(target, p.Name):
                bind(scope, target.id, value, scope)
            elif isinstance(target, p.DefaultPattern):
                pending.append((target.target, value))
            elif isinstance(target, p.RestPattern):
                pending.append((target.target, None))
            elif isinstance(target, p.ListPattern | p.ListDisplay):
                pending.extend((item, None) for item in target.items if item is not None)
            elif isinstance(target, p.RecordPattern):
                for item in target.items:
                    if isinstance(item, p.FieldPattern):
                        key = item.key.value if isinstance(item.key, p.Literal) else None
                        pending.append((item.target, Returned(value, key) if value is not None and isinstance(key, str) else None))
                    elif isinstance(item, p.RestPattern):
                        pending.append((item.target, value))

    def for_each(self, node: p.ForEach, scope: Scope, stack: list[Any]) -> None:
        self.bind_target(node.target, None, scope)
        stack.extend(reversed([node.iterable, *node.body, *node.otherwise]))

    def clause(self, node: p.Clause, scope: Scope, stack: list[Any]) -> None:
        self.bind_target(node.target, None, scope)
        stack.extend(reversed([node.iterable, *node.conditions]))

    def with_(self, node: p.With, scope: Scope, stack: list[Any]) -> None:
        if node.target is not None:
            self.bind_target(node.target, node.value, scope)
        stack.extend(reversed([node.value, *node.body]))

    def handler(self, node: p.Handler, scope: Scope, stack: list[Any]) -> None:
        if node.target is not None:
            self.bind_target(node.target, None, scope)
        stack.extend(reversed(node.body))

    def returned(self, node: p.Return, scope: Scope, stack: list[Any]) -> None:
        if node.value is not None:
            if len(scope.returns) < 8:
                scope.returns.append(node.value)
            stack.append(node.value)

    def yielded(self, node: p.Yield, scope: Scope, stack: list[Any]) -> None:
        """Context managers and dependencies give what they yield."""
        if node.value is not None:
            if len(scope.returns) < 8 and self.facts.is_python:
                scope.returns.append(node.value)
            stack.append(node.value)

    # --- functions and classes

    def _qualname(self, node: p.Function | p.Class, scope: Scope, known: dict[str, Defined]) -> str:
        name, self.hint = node.name or self.hint, ""
        base = f"{scope.qualname}.{name or '<anonymous>'}" if scope.qualname else name or "<anonymous>"
        if base in known:
            self.unnamed += 1
            return f"{base}@{node.line}" if f"{base}@{node.line}" not in known else f"{base}@{node.line}.{self.unnamed}"
        return base

    def function(self, node: p.Function, scope: Scope, stack: list[Any]) -> None:
        facts = self.facts
        qualname = self._qualname(node, scope, facts.functions)
        inner = Scope("function", qualname, scope, node, facts.file)
        defined = facts.functions[qualname] = Defined(node, qualname, inner)
        self.decorate(node, qualname, scope, defined, stack)
        for parameter in node.parameters:
            if parameter.default is not None:
                stack.append(parameter.default)
            self._parameter(parameter, inner)
        self.queue.append((inner, node.body))

    def _parameter(self, parameter: p.Parameter, inner: Scope) -> None:
        value = Instance(parameter.annotation) if parameter.annotation is not None else None
        self.bind_target(parameter.target, value if isinstance(parameter.target, p.Name) else None, inner)
        provider = provided(parameter.default) if self.facts.is_python else None
        if provider is not None and isinstance(parameter.target, p.Name):
            bind(inner, parameter.target.id, provider, inner.parent or inner)
        if parameter.field and inner.owner is not None and isinstance(parameter.target, p.Name) and value is not None:
            field(inner.owner, parameter.target.id, value, inner)

    def klass(self, node: p.Class, scope: Scope, stack: list[Any]) -> None:
        facts = self.facts
        qualname = self._qualname(node, scope, facts.classes)
        inner = Scope("class", qualname, scope, node, facts.file)
        defined = facts.classes[qualname] = Defined(node, qualname, inner)
        self.decorate(node, qualname, scope, defined, stack)
        stack.extend(reversed([*node.bases, *(argument.value for argument in node.keywords)]))
        body: list[Any] = []
        for member in node.members:
            if isinstance(member, p.Field):
                self._class_field(member, qualname, inner, body)
            else:
                if isinstance(member, p.Function) and member.kind != "setter":
                    field(inner, member.name, member, inner)
                body.append(member)
        self.queue.append((inner, body))

    def _class_field(self, member: p.Field, qualname: str, inner: Scope, body: list[Any]) -> None:
        name = member.name.id if isinstance(member.name, p.Name) else member.name.value if isinstance(member.name, p.Literal) else None
        for decorator in member.decorators:
            self.facts.decorations.append(Decoration(decorator, f"{qualname}.{name}", member, inner))
            body.append(decorator.callee if isinstance(decorator, p.Call) else decorator)
        if isinstance(name, str):
            if member.value is not None:
                field(inner, name, member.value, inner)
                bind(inner, name, member.value, inner)
            if member.annotation is not None:
                field(inner, name, Instance(member.annotation), inner)
        if member.value is not None:
            body.append(member.value)

    def decorate(self, node: p.Function | p.Class, qualname: str, scope: Scope, defined: Defined, stack: list[Any]) -> None:
        for expr in node.decorators:
            decoration = Decoration(expr, qualname, node, scope)
            defined.decorators.append(decoration)
            self.facts.decorations.append(decoration)
            if decoration.call is not None:
                stack.extend(argument.value for argument in reversed(decoration.call.arguments))
            stack.append(decoration.expr)
