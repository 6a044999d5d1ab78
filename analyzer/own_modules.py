"""Which modules a service is made of: the sources of its package, and what its registration code loaded of the packages beside it.

A file belongs to the package whose manifest is the nearest above it. Code of a front end in the same package is not the service's: files
with JSX, and files that import a front end's library, unless the service itself loads them.
"""

from __future__ import annotations

import posixpath
from typing import TYPE_CHECKING, Any

from analyzer.source.files import JAVASCRIPT, TYPESCRIPT
from analyzer.syntax import program as p

if TYPE_CHECKING:
    from collections.abc import Iterable

    from analyzer.repository import Read
    from analyzer.source.services import ServiceCandidate

_BROWSER = frozenset(
    {
        "react",
        "react-dom",
        "vue",
        "svelte",
        "@angular/core",
        "solid-js",
        "preact",
        "vuex",
        "pinia",
        "react-native",
        "jquery",
        "redux",
        "swr",
        "vue-router",
    }
)
_JSX = (".jsx", ".tsx")
_BARRELS = frozenset({"__init__.py", "index.ts", "index.js", "index.mjs"})


def own_modules(read: Read, candidate: ServiceCandidate, loaded: frozenset[str]) -> dict[str, p.Module]:
    """Return the lowered modules of a service by path; ``loaded`` are the files that registration code ran."""
    found: dict[str, p.Module] = {}
    for path in own_files(read, candidate, loaded):
        module = read.programs.get(path)
        if module is not None and (path in loaded or not _imports_front_end(module)):
            found[path] = module
    _add_siblings(read, found, loaded, _suffixes(candidate))
    return {path: found[path] for path in sorted(found)}


def own_files(read: Read, candidate: ServiceCandidate, loaded: frozenset[str] = frozenset()) -> list[str]:
    """Return the source files of a service's package in its language; of those with JSX only what is in ``loaded``.

    A generated module that only hands on what others export is one of them where it was loaded: names lead through it.
    """
    return [
        path
        for path, role in read.roles.items()
        if (role == "source" or (role == "generated" and path in loaded and posixpath.basename(path) in _BARRELS))
        and path.endswith(_suffixes(candidate))
        and read.ownership.root_of(path) == candidate.root
        and (path in loaded or not path.endswith(_JSX))
    ]


def _suffixes(candidate: ServiceCandidate) -> tuple[str, ...]:
    return (".py",) if candidate.language == "python" else (*JAVASCRIPT, *TYPESCRIPT)


def _add_siblings(read: Read, found: dict[str, p.Module], loaded: frozenset[str], suffixes: tuple[str, ...]) -> None:
    """Add what was loaded of packages that the service's modules import, and of those that these import."""
    by_root: dict[str, list[str]] = {}
    for path in sorted(loaded - found.keys()):
        if path.endswith(suffixes) and read.roles.get(path) == "source":
            by_root.setdefault(read.ownership.root_of(path), []).append(path)
    pending = list(found.values())
    while pending and by_root:
        for target in _imported(read, pending.pop()):
            for path in by_root.pop(read.ownership.root_of(target), ()):
                module = read.programs.get(path)
                if module is not None:
                    found[path] = module
                    pending.append(module)


def _imported(read: Read, module: p.Module) -> Iterable[str]:
    """Yield the files outside a module's own folder that its top level imports."""
    for specifier, level in _specifiers(module):
        if level >= 0 or not specifier.startswith("./"):
            target = read.resolve(specifier, level, module.file)
            if target.kind == "file":
                yield target.path


def _specifiers(module: p.Module) -> Iterable[tuple[str, int]]:
    for node in module.body:
        if isinstance(node, p.Import) or (isinstance(node, p.Export) and node.specifier is not None):
            if not node.type_only:
                yield node.specifier or "", node.level if isinstance(node, p.Import) else -1
        elif isinstance(node, p.Declare | p.Do):
            required = _required(node.value)
            if required:
                yield required, -1


def _required(value: Any) -> str:  # noqa: ANN401 - any expression
    for _ in range(8):
        if isinstance(value, p.Member):
            value = value.object
        elif isinstance(value, p.Call):
            if isinstance(value.callee, p.Name) and value.callee.id == "require" and value.arguments:
                first = value.arguments[0].value
                return first.value if isinstance(first, p.Literal) and isinstance(first.value, str) else ""
            value = value.callee
        else:
            return ""
    return ""


def _imports_front_end(module: p.Module) -> bool:
    if module.language == "python":
        return False
    return any(isinstance(node, p.Import) and not node.type_only and node.specifier in _BROWSER for node in module.body)
