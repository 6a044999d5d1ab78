"""Which catalogued libraries an import specifier belongs to, and which a manifest's dependency is.

npm: a specifier equals the pattern, or begins with what precedes its "*". PyPI: dotted prefix; "langchain_*" any top-level name with that
prefix. Distribution names of PyPI are compared normalised. https://packaging.python.org/en/latest/specifications/name-normalization/
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from functools import cache, lru_cache

from analyzer.catalog.load import LibraryEntry, libraries
from analyzer.inventory.facts import Ref

_SEPARATORS = re.compile(r"[-_.]+")


Select = Callable[[str], Iterable[LibraryEntry]]


class Index:
    """Entries of the catalog by import and by distribution; ``select(ecosystem)`` gives them when an ecosystem is first met."""

    def __init__(self, select: Select) -> None:
        """Begin empty."""
        self._select = select
        self._loaded: set[str] = set()
        self._exact: dict[tuple[str, str], list[LibraryEntry]] = {}
        self._prefix: dict[str, list[tuple[str, LibraryEntry]]] = {"npm": [], "pypi": []}
        self._dist: dict[tuple[str, str], list[LibraryEntry]] = {}
        self._dist_prefix: dict[str, list[tuple[str, LibraryEntry]]] = {"npm": [], "pypi": []}
        self._known: dict[tuple[str, str], tuple[LibraryEntry, ...]] = {}
        self._of_ref: dict[tuple[str, tuple[str, ...]], tuple[LibraryEntry, ...]] = {}

    def _load(self, ecosystem: str) -> None:
        if ecosystem in self._loaded:
            return
        self._loaded.add(ecosystem)
        for entry in self._select(ecosystem):
            for pattern in entry.imports:
                if pattern.endswith("*"):
                    self._prefix[ecosystem].append((pattern[:-1], entry))
                else:
                    self._exact.setdefault((ecosystem, pattern), []).append(entry)
            for name in entry.dist:
                key = normal(name, ecosystem)
                if name.endswith("*"):
                    self._dist_prefix[ecosystem].append((key[:-1], entry))
                else:
                    self._dist.setdefault((ecosystem, key), []).append(entry)

    def of_npm(self, specifier: str) -> tuple[LibraryEntry, ...]:
        """Return the libraries that an npm specifier imports."""
        key = ("npm", specifier)
        if key not in self._known:
            self._load("npm")
            wider = (entry for start, entry in self._prefix["npm"] if specifier.startswith(start))
            found = [*self._exact.get(key, ()), *wider]
            self._known[key] = _unique(entry for entry in found if not _excluded(entry, specifier))
        return self._known[key]

    def of_pypi(self, name: str) -> tuple[LibraryEntry, ...]:
        """Return the libraries that a dotted Python name belongs to."""
        key = ("pypi", name)
        if key not in self._known:
            self._load("pypi")
            parts = name.split(".")
            found = [entry for end in range(1, min(len(parts), 6) + 1) for entry in self._exact.get(("pypi", ".".join(parts[:end])), ())]
            found += [entry for start, entry in self._prefix["pypi"] if parts[0].startswith(start) and parts[0] != start]
            self._known[key] = _unique(entry for entry in found if not _excluded(entry, name))
        return self._known[key]

    def of_ref(self, ref: Ref | None, *, python: bool) -> tuple[LibraryEntry, ...]:
        """Return the libraries that a resolved expression belongs to."""
        if ref is None or ref.local:
            return ()
        if not python:
            return self.of_npm(ref.origin)
        key = (ref.origin, ref.path[:3])
        found = self._of_ref.get(key)
        if found is None:
            path = [segment.removesuffix("()") for segment in ref.path[:3]]
            found = self._of_ref[key] = self.of_pypi(".".join([ref.origin, *path]))
        return found

    def of_dependency(self, name: str, ecosystem: str) -> tuple[LibraryEntry, ...]:
        """Return the libraries that a manifest's dependency declares."""
        self._load(ecosystem)
        key = normal(name, ecosystem)
        wider = (
            entry
            for start, entry in self._dist_prefix[ecosystem]
            if key.startswith(start) and not (ecosystem == "npm" and _excluded(entry, key))
        )
        return _unique([*self._dist.get((ecosystem, key), ()), *wider])


@cache
def catalog_index() -> Index:
    """Return the index of the whole catalog."""
    return Index(libraries)


@lru_cache(maxsize=50_000)
def normal(name: str, ecosystem: str) -> str:
    """Return a distribution's name in the form in which names are compared."""
    return _SEPARATORS.sub("-", name).lower() if ecosystem == "pypi" else name


def _excluded(entry: LibraryEntry, name: str) -> bool:
    for pattern in entry.imports_exclude:
        start = pattern.removesuffix("*")
        if (
            name == start
            or (pattern.endswith("*") and name.startswith(start))
            or (entry.ecosystem == "pypi" and name.startswith(start + "."))
        ):
            return True
    return False


def _unique(entries: Iterable[LibraryEntry]) -> tuple[LibraryEntry, ...]:
    return tuple({entry.id: entry for entry in entries}.values())
