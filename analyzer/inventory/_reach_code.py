"""The code of a service as reach sees it: which function a piece of code belongs to, and which functions a call runs.

A function is a node of its own when it has a name or is an entry (a handler, a job, a middleware); callbacks without a name belong to the
function around them. A class that is constructed runs its constructor, a method that is abstract runs its overriding methods, a function
passed as an argument runs. A variable of a module that is read runs what made it. Where the code chooses, each of what may be called runs.
"""

from __future__ import annotations

import posixpath
import re
from collections import defaultdict
from typing import Any

from analyzer.inventory._choices import choices
from analyzer.inventory._expressions import plain_base
from analyzer.inventory.facts import CallSite, Defined, ModuleFacts, Project, Ref, Scope
from analyzer.model.location import Location
from analyzer.model.reach import ReachNode
from analyzer.syntax import program as p
from analyzer.syntax import walking

_CONSTRUCTORS = ("constructor", "__init__", "__new__", "__post_init__")
_DEFERRED = {"delay", "apply_async", "s", "si", "signature", "send", "send_with_options", "kiq", "defer", "defer_async", "enqueue"}
_SHARED_FILE = re.compile(
    r"(?:config|configs|configuration|settings|setting|constants?|consts|env|environment|logger|loggers|logging|log|types?|typings|interfaces?"
    r"|enums?|errors?|exceptions?)(?:[._-](?:config|service|util|utils|types?))?\Z"
)
_SHARED_FOLDER = {
    "config",
    "configs",
    "configuration",
    "settings",
    "constants",
    "logger",
    "logging",
    "types",
    "typings",
    "interfaces",
    "enums",
}
_BASES = 16
_DERIVED = 32


class Unit:
    """One node in the making: a function, or the initial value of a module's variable; ``calls`` and ``decorated`` are what it runs."""

    __slots__ = ("calls", "defined", "id", "kind", "line", "lines", "name", "scope")

    def __init__(self, kind: str, name: str, scope: Scope, line: int, lines: int, defined: Defined | None = None) -> None:
        self.kind = kind
        self.name = name
        self.scope = scope
        self.line = max(line, 1)
        self.lines = lines
        self.defined = defined
        self.calls: list[CallSite] = []
        self.id = f"{kind}:{scope.file}#{name}"

    def node(self) -> ReachNode:
        """Return it as a fact."""
        place = Location(file=self.scope.file, line=self.line)
        named = f"{self.name} ({posixpath.basename(self.scope.file)})"
        return ReachNode(id=self.id, kind=self.kind, name=named, location=place, shared=is_shared(self.scope.file), lines=self.lines)  # type: ignore[arg-type]


class Code:
    """The functions of a project. ``entries`` are files and lines where a function begins that something outside calls."""

    def __init__(self, project: Project, entries: set[tuple[str, int]]) -> None:
        self.project = project
        self._units: dict[int, Unit | None] = {}
        self._at: dict[tuple[str, int], Defined] = {}
        self._starts: dict[str, list[tuple[int, int, Unit]]] = {}
        self._initial: dict[int, Unit] = {}
        self._runs: dict[int, list[tuple[Unit, int]]] = {}
        self._overriding: dict[int, list[Defined]] | None = None
        self._classes: dict[int, list[Defined]] | None = None
        self._variables: dict[str, dict[int, str]] = {}
        for facts in project.modules.values():
            for defined in facts.functions.values():
                self._at.setdefault((facts.file, defined.node.line), defined)
        self._entries = {id(self._at[place].scope) for place in entries if place in self._at}
        for call in project.calls:
            unit = self.of(call.scope)
            if unit is not None:
                unit.calls.append(call)

    def of(self, scope: Scope) -> Unit | None:
        """Return the function that a scope belongs to, None at module level."""
        key = id(scope)
        if key not in self._units:
            self._units[key] = self._make(scope)
        return self._units[key]

    def _make(self, scope: Scope) -> Unit | None:
        inner: Scope | None = scope
        while inner is not None and inner.kind != "function":
            inner = inner.parent
        if inner is None:
            return None
        if inner is not scope:
            return self.of(inner)
        around = inner.parent
        last = inner.qualname.rsplit(".", 1)[-1]
        if last.startswith("<anonymous>") and id(inner) not in self._entries and around is not None:
            outer = self.of(around)
            if outer is not None:
                return outer
        node = inner.node
        defined = self.project.modules[inner.file].functions.get(inner.qualname)
        shown = inner.qualname.replace("<anonymous>", "(anonymous)")
        name = f"{shown}@{node.line}" if last == "<anonymous>" else shown
        return Unit("function", name, inner, node.line, max(node.end - node.line + 1, 1), defined)

    def at(self, location: Location | None) -> Unit | None:
        """Return the function that begins at a location."""
        defined = self._at.get((location.file, location.line)) if location is not None else None
        return self.of(defined.scope) if defined is not None else None

    def around(self, file: str, line: int) -> Unit | None:
        """Return the innermost function whose lines hold a line."""
        if file not in self._starts:
            facts = self.project.modules.get(file)
            found = [(d.node.line, d.node.end, self.of(d.scope)) for d in facts.functions.values()] if facts else []
            self._starts[file] = [(start, end, unit) for start, end, unit in found if unit is not None]
        holding = [(end - start, start, unit) for start, end, unit in self._starts[file] if start <= line <= end]
        return min(holding, key=lambda item: (item[0], -item[1]))[2] if holding else None

    # --- what runs

    def runs(self, unit: Unit) -> list[tuple[Unit, int]]:
        """Return the functions that a unit runs, each with the line, in order; a function once for each call."""
        if id(unit) not in self._runs:
            self._runs[id(unit)] = self._run_by(unit)
        return self._runs[id(unit)]

    def _run_by(self, unit: Unit) -> list[tuple[Unit, int]]:
        found: list[tuple[Unit, int]] = []
        for call in unit.calls:
            targets = self._called(call)
            found += [(target, call.line) for target in targets if target is not unit]
            for argument in call.node.arguments:
                if isinstance(argument.value, p.Name | p.Member):
                    passed = self.function(self.project.ref(argument.value, call.scope))
                    if passed is not None and passed is not unit:
                        found.append((passed, call.line))
        for decoration in unit.defined.decorators if unit.defined is not None else ():
            target = self.function(decoration.ref)
            if target is not None and target is not unit:
                found.append((target, decoration.line))
        return found

    def function(self, ref: Ref | None) -> Unit | None:
        """Return the function that an expression stands for, None for a class or an instance."""
        defined = self.project.defined(ref)
        if defined is None or ref is None or ref.path[0].endswith("()") or not isinstance(defined.node, p.Function):
            return None
        return self.of(defined.scope)

    def chosen(self, call: CallSite) -> tuple[Ref, ...]:
        """Return what a call may be where the code chooses."""
        if call.chosen is None:
            call.chosen = choices(self.project, call.node.callee, call.scope)
        found: tuple[Ref, ...] = call.chosen
        return found

    def _called(self, call: CallSite) -> list[Unit]:
        found = self._certainly(call)
        known = {target.id for target in found}
        others = (target for ref in self.chosen(call) if ref.local for target in self._local(ref))
        return [*found, *{target.id: target for target in others if target.id not in known}.values()]

    def _certainly(self, call: CallSite) -> list[Unit]:
        if call.ref is not None and not call.ref.local:
            return []
        found = self._local(call.ref) if call.ref is not None else []
        if not found:
            ref = self._by_value(call)
            found = self._local(ref) if ref is not None and ref.local else []
        made = self._variable(call)
        return [*found, made] if made is not None else found

    def _local(self, ref: Ref) -> list[Unit]:
        if len(ref.path) == 2 and ref.path[1] not in _DEFERRED and not ref.path[0].endswith("()"):
            ref = Ref(ref.origin, ref.path[:1], local=True)  # fn.call(...), fn.bind(...)
        defined = self.project.defined(ref)
        if defined is None:
            return self._derived(ref)
        if isinstance(defined.node, p.Class):
            inner = self._method(defined, ("__call__",) if ref.path[0].endswith("()") else _CONSTRUCTORS)
            return [inner] if inner is not None else []
        if ref.path[0].endswith("()"):
            return []
        unit = self.of(defined.scope)
        found = [unit] if unit is not None else []
        if _is_abstract(defined.node):
            found += [self.of(method.scope) or unit for method in self._overridden().get(id(defined.node), ())]  # type: ignore[misc]
        return found

    def _derived(self, ref: Ref) -> list[Unit]:
        """Return the methods of a name that only classes have which derive from the one that it is asked of."""
        owner = self.project.defined(Ref(ref.origin, ref.path[:1], local=True)) if len(ref.path) == 2 else None
        if owner is None or not isinstance(owner.node, p.Class):
            return []
        found = []
        for derived in self._deriving().get(id(owner.node), ())[:_DERIVED]:
            method = self.project.modules[derived.file].functions.get(f"{derived.qualname}.{ref.path[1]}")
            unit = self.of(method.scope) if method is not None else None
            found += [unit] if unit is not None else []
        return found

    def _by_value(self, call: CallSite) -> Ref | None:
        """Follow what is no name of a package: functions in records, and methods of ``super``."""
        callee = call.node.callee
        if isinstance(callee, p.Member) and _is_super(callee.object) and call.scope.owner is not None:
            owner = call.scope.owner
            outer = owner.parent or owner
            for base in owner.node.bases[:_BASES]:
                found = self.project.ref(p.Member(plain_base(base), callee.name), outer)
                if found is not None and found.local:
                    return found
            return None
        if isinstance(callee, p.Name) and callee.id == "super" and call.scope.owner is not None:
            owner = call.scope.owner
            return self.project.ref(owner.node.bases[0], owner.parent or owner) if owner.node.bases else None
        if not isinstance(callee, p.Member):
            return None
        value, where = self.project.value(callee, call.scope)
        return self.project.ref(value, where) if isinstance(value, p.Function | p.Class) else None

    def _method(self, defined: Defined, names: tuple[str, ...], hops: int = 0) -> Unit | None:
        for name in names:
            for value, _ in defined.scope.fields.get(name, ()):
                if isinstance(value, p.Function):
                    inner = self.project.modules[defined.file].functions.get(f"{defined.qualname}.{name}")
                    return self.of(inner.scope) if inner is not None else None
        for parent in self.project.local_bases(defined) if hops < _BASES else ():
            found = self._method(parent, names, hops + 1)
            if found is not None:
                return found
        return None

    def _deriving(self) -> dict[int, list[Defined]]:
        """Index the local classes by the local classes that they derive from."""
        if self._classes is None:
            self._classes = defaultdict(list)
            for facts in self.project.modules.values():
                for defined in facts.classes.values():
                    for base in self.project.local_bases(defined):
                        self._classes[id(base.node)].append(defined)
        return self._classes

    def _overridden(self) -> dict[int, list[Defined]]:
        """Index the methods that override a method of a local class, by the method overridden."""
        if self._overriding is None:
            self._overriding = defaultdict(list)
            for facts in self.project.modules.values():
                for defined in facts.classes.values():
                    self._override(facts, defined)
        return self._overriding

    def _override(self, facts: ModuleFacts, defined: Defined) -> None:
        for parent in self.project.local_bases(defined):
            for member in parent.node.members:
                own = facts.functions.get(f"{defined.qualname}.{member.name}") if isinstance(member, p.Function) else None
                if own is not None and self._overriding is not None:
                    self._overriding[id(member)].append(own)

    # --- variables of modules

    def _variable(self, call: CallSite) -> Unit | None:
        """Return the variable of a module that a call begins with (``agent.run()``), if a call made it."""
        root: Any = call.node.callee
        kind = type(root)
        for _ in range(32):
            if kind is p.Call:
                root = root.callee
            elif kind is p.Member or kind is p.Index:
                root = root.object
            else:
                break
            kind = type(root)
        if kind is not p.Name:
            return None
        value, where = self.project.value(root, call.scope)
        value = value.value if isinstance(value, p.Await) else value
        if not isinstance(value, p.Call | p.Binary) or where.kind != "module":
            return None
        if id(value) not in self._initial:
            self._initial[id(value)] = self._initialised(value, where)
        return self._initial[id(value)]

    def _initialised(self, value: p.Call | p.Binary, where: Scope) -> Unit:
        facts = self.project.modules[where.file]
        if where.file not in self._variables:
            self._variables[where.file] = {id(item): name for name, items in where.names.items() for item, _ in items}
        unit = Unit("module", self._variables[where.file].get(id(value), root_name(value)), where, value.line, 1)
        inside = {id(node) for node in walking.walk([value], into_functions=False) if isinstance(node, p.Call)}
        unit.calls = [call for call in facts.calls if id(call.node) in inside]
        return unit


def root_name(value: Any) -> str:  # noqa: ANN401 - any expression
    """Return a name for an initial value that has none: the line that it stands on."""
    return f"line {value.line}"


def is_shared(file: str) -> bool:
    """Say whether a file is configuration, logging, constants or types: cheap to copy when code moves."""
    *folders, name = file.split("/")
    stem = posixpath.splitext(name)[0].lower().removesuffix(".d")
    return bool(_SHARED_FILE.match(stem)) or any(folder.lower() in _SHARED_FOLDER for folder in folders)


def _is_super(node: Any) -> bool:  # noqa: ANN401 - any expression
    return (isinstance(node, p.Name) and node.id == "super") or (
        isinstance(node, p.Call) and isinstance(node.callee, p.Name) and node.callee.id == "super"
    )


def _is_abstract(node: p.Function) -> bool:
    """A body that is empty, or does nothing but raise: what runs is an overriding method."""
    return all(
        isinstance(item, p.Raise)
        or (isinstance(item, p.Do) and isinstance(item.value, p.Literal | p.Opaque))
        or (isinstance(item, p.Return) and item.value is None)
        for item in node.body
    )
