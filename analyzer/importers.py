"""Which supported framework a file imports, by its program; slower than by text (`analyzer.source.framework_imports`); a check on it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from analyzer.source.files import CODE
from analyzer.syntax import program as p
from analyzer.syntax import walking

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from analyzer.programs import Programs
    from analyzer.source.framework_imports import Framework

_NPM: tuple[tuple[Framework, re.Pattern[str]], ...] = (
    (
        "express",
        re.compile(
            r"(?:express|@overnightjs/core|routing-controllers|inversify-express-utils|ultimate-express|oas3-tools"
            r"|@inversifyjs/http-express(?:-v4)?)\Z"
        ),
    ),
    ("fastify", re.compile(r"(?:fastify(?:-plugin|-autoload|-cli/.+)?|@fastify/[\w-]+)\Z")),
)
_FASTAPI = re.compile(r"(?:fastapi|nest\.core)(?:\.|\Z)")
_LENDERS = re.compile(r"(?:@slack/bolt|@colyseus/(?:tools|arena)|@keystone-6/core)\Z")
_LENT = frozenset({"ExpressReceiver", "initializeExpress", "extendExpressApp"})
"""Words of libraries that lend an Express application; a file that imports one and names none of them registers nothing."""


def importers(programs: Programs, roles: Mapping[str, str]) -> dict[str, tuple[Framework, ...]]:
    """Return, for each source file that imports a supported framework (not only its types), which; in path order. Parses every file."""
    found: dict[str, tuple[Framework, ...]] = {}
    for path, role in roles.items():
        module = programs.get(path) if role == "source" and path.endswith(CODE) else None
        names = frameworks(module) if module is not None else ()
        if names:
            found[path] = names
    return found


def frameworks(module: p.Module) -> tuple[Framework, ...]:
    """Return the frameworks that a module imports."""
    specifiers = set(_specifiers(module))
    if module.language == "python":
        return ("fastapi",) if any(_FASTAPI.match(name) for name in specifiers) else ()
    found = [name for name, pattern in _NPM if any(pattern.match(specifier) for specifier in specifiers)]
    if "express" not in found and any(map(_LENDERS.match, specifiers)) and not _LENT.isdisjoint(_words(module)):
        found.insert(0, "express")
    return tuple(found)


def _specifiers(module: p.Module) -> Iterator[str]:
    for node in walking.walk(module.body):
        if isinstance(node, p.Import):
            if node.level <= 0 and not node.type_only and not (node.bindings and all(item.type_only for item in node.bindings)):
                yield node.specifier
        elif isinstance(node, p.Export):
            if node.specifier is not None and not node.type_only:
                yield node.specifier
        elif isinstance(node, p.Call) and isinstance(node.callee, p.Name) and node.callee.id in {"require", "import"} and node.arguments:
            first = node.arguments[0].value
            if isinstance(first, p.Literal) and isinstance(first.value, str):
                yield first.value


def _words(module: p.Module) -> Iterator[str]:
    for node in walking.walk(module.body):
        if isinstance(node, p.Name):
            yield node.id
        elif isinstance(node, p.Member):
            yield node.name
        elif isinstance(node, p.Literal) and isinstance(node.value, str):
            yield node.value
        elif isinstance(node, (p.Import, p.Export)):
            yield from (binding.imported for binding in (node.bindings if isinstance(node, p.Import) else node.names))
