"""Where code declares, verifies or supports a mechanism of authentication: the catalog's signals on resolved calls and base classes.

A signal is ``ECOSYSTEM MODULE PATTERN``, see `catalog/data/README.md`. What a call hands on (``register(session)``,
``add_middleware(SessionMiddleware)``, ``Depends(scheme)``) counts as the call of it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import Any, Literal

import msgspec

from analyzer.catalog.load import Mechanism, compiled, mechanisms
from analyzer.inventory._shapes import named_argument
from analyzer.inventory.facts import CallSite, Defined, ModuleFacts, Project, Ref, Scope, dotted
from analyzer.syntax import program as p

Role = Literal["declares", "verifies", "supports"]
WRITTEN = "."
_HANDS = {"register", "use", "add_middleware", "Middleware", "Depends", "Security"}
_ROLES: tuple[Role, ...] = ("declares", "verifies", "supports")


class Signal(msgspec.Struct, frozen=True):
    """One signal of a mechanism: ``module`` is exact, or a prefix where ``wide``; ``named`` an argument that the call must have."""

    mechanism: str
    role: Role
    module: str
    wide: bool
    pattern: str
    named: str = ""


class Site(msgspec.Struct, frozen=True):
    """A place that shows a mechanism. ``package`` is what was imported, ``call`` the call, None at a class."""

    mechanism: str
    role: Role
    file: str
    line: int
    package: str
    text: str
    call: CallSite | None = None


@cache
def known() -> dict[str, Mechanism]:
    """Return the mechanisms by id."""
    return {item.id: item for item in mechanisms()}


@cache
def signals(ecosystem: str) -> tuple[Signal, ...]:
    """Return the signals of one ecosystem."""
    texts = [(item.id, role, text) for item in mechanisms() for role in _ROLES for text in getattr(item, role)]
    return tuple(found for each in texts if (found := signal(*each, ecosystem)) is not None)


def signal(mechanism: str, role: Role, text: str, ecosystem: str) -> Signal | None:
    """Return the signal that the catalog's text describes, None where it is of the other ecosystem."""
    own, module, pattern, *named = text.split(" ")
    if own != ecosystem:
        return None
    argument = named[0].removesuffix("=") if named else ""
    return Signal(mechanism, role, module.removesuffix("*"), module.endswith("*"), pattern, argument)


@cache
def _by_package() -> dict[str, tuple[Signal, ...]]:
    """Return PyPI's signals by the top-level module that they begin with."""
    tops = {item.module.partition(".")[0] for item in signals("pypi")}
    return {top: tuple(item for item in signals("pypi") if item.module.partition(".")[0] == top) for top in tops}


@cache
def _of_text(text: str) -> tuple[Signal, ...]:
    """Return the signals of a call as it is written."""
    return tuple(item for item in signals("npm") if item.module == WRITTEN and compiled(item.pattern).search(text))


@cache
def _of_name(ecosystem: str, origin: str, path: tuple[str, ...]) -> tuple[Signal, ...]:
    """Return the signals of a package's value; for npm those of the narrowest module that is catalogued."""
    if ecosystem == "pypi":
        full = ".".join((origin, *path))
        near = _by_package().get(origin.partition(".")[0], ())
        return tuple(item for item in near if (rest := _within(full, item)) is not None and compiled(item.pattern).search(rest))
    rest = ".".join(path[1:] if path[:1] == ("default",) else path)
    wider = [item for item in signals("npm") if item.module == origin or (item.wide and origin.startswith(item.module))]
    narrowest = max(((not item.wide, len(item.module)) for item in wider), default=None)
    return tuple(item for item in wider if (not item.wide, len(item.module)) == narrowest and compiled(item.pattern).search(rest))


def _within(full: str, item: Signal) -> str | None:
    """Return what follows the signal's module in a dotted name, None where it is of another."""
    found = re.match(_module(item.module) + (r"\w*" if item.wide else "") + r"(?:\.|\Z)", full)
    return full[found.end() :] if found else None


@cache
def _module(module: str) -> str:
    return re.escape(module).replace(r"\*", r"\w*")


def of_ref(ref: Ref | None, *, python: bool) -> tuple[Signal, ...]:
    """Return the signals that a resolved expression shows."""
    if ref is None or ref.local:
        return ()
    return _of_path("pypi" if python else "npm", ref.origin, ref.path[:8])


@cache
def _of_path(ecosystem: str, origin: str, path: tuple[str, ...]) -> tuple[Signal, ...]:
    """Return the signals of a package's value, however often its path calls."""
    return _of_name(ecosystem, origin, tuple(part for segment in path if (part := segment.removesuffix("()"))))


def of_call(project: Project, call: CallSite) -> list[tuple[Signal, Ref | None, str]]:
    """Return the signals that a call shows, by itself or by what it hands on, each with the package's value and what is handed.

    Those that a named argument makes exact hide the others.
    """
    python = project.modules[call.file].is_python
    found: list[tuple[Signal, Ref | None, str]] = [
        (item, call.ref, "") for item in of_ref(call.ref, python=python) if item.role != "declares" or not _is_called(call.ref)
    ]
    if call.ref is None and not python and call.text:
        found += [(item, None, "") for item in _of_text(call.text)]
    if call.text.rpartition(".")[2] in _HANDS:
        for argument in call.node.arguments[:2]:
            handed = _handed(project, argument.value, call.scope)
            if not _is_called(handed):
                found += [(item, handed, dotted(argument.value)) for item in of_ref(handed, python=python)]
    if not found:
        return found
    found = [each for each in found if not each[0].named or named_argument(call.node, each[0].named) is not None]
    exact = {each[0].role for each in found if each[0].named}
    return [each for each in found if each[0].named or each[0].role not in exact]


def _is_called(ref: Ref | None) -> bool:
    """Say whether an expression is what a call gave, not the thing itself."""
    return ref is not None and bool(ref.path) and ref.path[-1].endswith("()")


def _handed(project: Project, value: Any, scope: Scope) -> Ref | None:  # noqa: ANN401 - any expression
    if isinstance(value, p.Call) and isinstance(value.callee, p.Name) and value.callee.id in {"require", "import"}:
        return project.ref(value, scope)
    return project.ref(value, scope) if isinstance(value, p.Name | p.Member) else None


def sites(project: Project, aside: frozenset[str]) -> Iterator[Site]:
    """Yield every place of a service that shows a mechanism, by file and line."""
    modules = [facts for file, facts in project.modules.items() if file not in aside]
    derived = {id(defined.node): (defined, found) for facts in modules for defined, found in _derived(project, facts)}
    made = set()
    for facts in modules:
        for call in facts.calls:
            yield from of_site(project, call)
            defined = project.defined(call.ref) if derived and call.ref is not None and call.ref.local else None
            if defined is not None and id(defined.node) in derived and not call.ref.path[0].endswith("()"):
                made.add(id(defined.node))
                for item, base in derived[id(defined.node)][1]:
                    yield Site(item.mechanism, item.role, call.file, call.line, base.origin, f"{call.text}(", call)
    for key, (defined, found) in derived.items():
        for item, base in found if key not in made else ():
            text = f"class {defined.qualname}({base.path[-1] if base.path else base.origin})"
            yield Site(item.mechanism, item.role, defined.file, defined.node.line, base.origin, text)


def _derived(project: Project, facts: ModuleFacts) -> Iterator[tuple[Defined, list[tuple[Signal, Ref]]]]:
    """Yield the classes that derive from a catalogued one; where one is made, that is where the mechanism is declared."""
    for defined in facts.classes.values():
        found = [(item, base) for base in project.bases(defined) for item in of_ref(base, python=facts.is_python)]
        if found:
            yield defined, found


def of_site(project: Project, call: CallSite) -> Iterator[Site]:
    """Yield what a call shows, once for each mechanism and role."""
    seen = set()
    for item, ref, handed in of_call(project, call):
        if (item.mechanism, item.role) not in seen:
            seen.add((item.mechanism, item.role))
            package = ref.origin if ref is not None else ""
            text = call.text or (ref.text.partition(":")[2] if ref is not None else "")
            shown = text.replace("require()", package) if text.startswith("require()") else text
            yield Site(item.mechanism, item.role, call.file, call.line, package, f"{'new ' if call.node.new else ''}{shown}({handed}", call)
