"""Lowered files, each read and parsed once, in this process or in others, or remembered from an earlier run.

What is reported depends on what was asked for, never on where it came from: a file that was only prepared is not counted.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from analyzer.cache import unpacked
from analyzer.lowered import Failure, Limits, Task, fresh, key_of, pack, unpack
from analyzer.model.analysis import Diagnostic
from analyzer.source.tree import SourceError
from analyzer.syntax.lowering import language_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from concurrent.futures import Executor

    from analyzer.cache import Cache
    from analyzer.source.tree import Tree
    from analyzer.syntax.program import Module

REASONS = {
    "time": "parsing took too long and was cut off",
    "size": "the file is larger than the bound and was not parsed",
    "depth": "nesting is deeper than the bound; what is inside was left out",
    "binary": "the file is not text",
}


class Programs:
    """The programs of a tree, lowered when first asked for, or before by `prepare`."""

    def __init__(self, tree: Tree, *, seconds: float, max_bytes: int, memory: int = 1_000_000_000, cache: Cache | None = None) -> None:
        """Read nothing yet. A file may take ``seconds`` and have ``max_bytes``; a worker may use ``memory`` bytes."""
        self._tree = tree
        self._paths = set(tree.paths())
        self._limits = Limits(seconds, max_bytes, memory)
        self._cache = cache
        self._modules: dict[str, Module | None] = {}
        self._keys: dict[str, tuple[bytes, int]] = {}
        self._prepared: dict[str, bytes] = {}
        self._failures: dict[str, Failure] = {}
        self.bytes_read = 0
        self.by_chance = False
        """Whether the clock or the machine had a part in what was found: another run may find something else."""
        self.diagnostics: list[Diagnostic] = []

    def get(self, path: str) -> Module | None:
        """Return the lowered file; None for a file that is not there, not code, or not readable."""
        if path not in self._modules:
            self._modules[path] = self._load(path)
        return self._modules[path]

    def loaded(self) -> dict[str, Module]:
        """Return every program asked for so far, by path."""
        return {path: module for path, module in sorted(self._modules.items()) if module is not None}

    def prepare(self, paths: Iterable[str], jobs: int, executor: Executor | None = None) -> None:
        """Lower in ``jobs`` processes (or with ``executor``) what will be asked for and no earlier run has left, if that is quicker."""
        if jobs < 2 and executor is None:
            return
        from analyzer.workers import PAYS, Workers

        wanted = [path for path in paths if path in self._paths and path not in self._modules and language_of(path) is not None]
        if executor is None and sum(self._tree.size(path) for path in wanted) < PAYS:
            return
        unknown = self._unknown(wanted)
        if executor is None and sum(self._keys[path][1] for path in unknown) < PAYS:
            return
        for result in Workers(jobs, self._limits, executor).lower(self._tasks(unknown)):
            if result.failure is not None:
                self._failures[result.path] = result.failure
            elif result.kept:
                self._prepared[result.path] = result.kept
                if self._cache is not None and result.lasting:
                    self._cache.put(result.key, result.kept)

    def _unknown(self, paths: Iterable[str]) -> list[str]:
        """Return those of the code files that can be read and that the cache does not hold; the keys are known then."""
        for path in paths:
            try:
                content = self._tree.read(path)
            except SourceError:
                continue
            if len(content) <= self._limits.max_bytes:
                self._keys[path] = (key_of(path, content), len(content))
        cached = set() if self._cache is None else self._cache.known([key for key, _ in self._keys.values()])
        return sorted(path for path, (key, _) in self._keys.items() if key not in cached)

    def _tasks(self, paths: Iterable[str]) -> Iterator[Task]:
        for path in paths:
            try:
                yield Task(path, self._keys[path][0], self._tree.read(path))
            except SourceError:
                continue

    def _load(self, path: str) -> Module | None:
        if path not in self._paths or language_of(path) is None:
            return None
        if path in self._failures:
            self.bytes_read += self._keys[path][1]
            self._fail(path, self._failures[path])
            return None
        if path not in self._keys:
            return self._read(path)
        key, size = self._keys[path]
        module = self._remembered(path, key)
        if module is None:
            return self._read(path)
        self.bytes_read += size
        self._diagnose(path, module)
        return module

    def _read(self, path: str) -> Module | None:
        try:
            content = self._tree.read(path)
        except SourceError as error:
            self.diagnostics.append(Diagnostic(kind="unreadable", message=error.message, file=path, incomplete=True))
            return None
        self.bytes_read += len(content)
        key = key_of(path, content) if self._cache is not None else b""
        module = self._remembered(path, key) or self._lower(path, key, content)
        if module is not None:
            self._diagnose(path, module)
        return module

    def _lower(self, path: str, key: bytes, content: bytes) -> Module | None:
        made = fresh(path, content, self._limits)
        if isinstance(made, Failure):
            self._fail(path, made)
            return None
        if self._cache is not None and (kept := pack(key, made)) is not None:
            self._cache.put(key, kept)
        return made

    def _remembered(self, path: str, key: bytes) -> Module | None:
        """Return the program as it was lowered before, by a worker or in an earlier run."""
        prepared = self._prepared.pop(path, None)
        data = unpacked(key, prepared) if prepared is not None else self._cache.get(key) if self._cache is not None else None
        return None if data is None else unpack(path, data)

    def _fail(self, path: str, failure: Failure) -> None:
        self.by_chance = True
        self.diagnostics.append(Diagnostic(kind=failure.kind, message=failure.message, file=path, incomplete=True))

    def _diagnose(self, path: str, module: Module) -> None:
        self.by_chance = self.by_chance or module.truncated == "time"
        if module.truncated:
            kind = "encoding" if module.truncated == "binary" else "bound"
            self.diagnostics.append(
                Diagnostic(kind=kind, message=REASONS.get(module.truncated, module.truncated), file=path, incomplete=True)
            )
        if module.errors:
            plural = "" if module.errors == 1 else "s"
            self.diagnostics.append(Diagnostic(kind="syntax", message=f"{module.errors} syntax error{plural}, read around", file=path))
