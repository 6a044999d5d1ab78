"""Lowered files, each read and parsed once, in this process or in others, or remembered from an earlier run.

What is reported depends on what was asked for, never on where it came from: a file that was only prepared is not counted.
"""

from __future__ import annotations

from contextlib import contextmanager
from hashlib import sha256
from typing import TYPE_CHECKING

import msgspec

from analyzer.cache import unpacked
from analyzer.lowered import Failure, Limits, Task, fresh, key_of, pack, unpack
from analyzer.model.analysis import Diagnostic
from analyzer.source.tree import SourceError
from analyzer.syntax.lowering import language_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from concurrent.futures import Executor

    from analyzer.cache import Cache
    from analyzer.lowered import Outcome
    from analyzer.source.tree import Tree
    from analyzer.syntax.program import Module
    from analyzer.workers import Workers

REASONS = {
    "time": "parsing took too long and was cut off",
    "size": "the file is larger than the bound and was not parsed",
    "depth": "nesting is deeper than the bound; what is inside was left out",
    "binary": "the file is not text",
}


class Account(msgspec.Struct, frozen=True):
    """What there is to say of a file that was asked for: its size, digests of content and program (b"" where not known), what went wrong.

    ``by_chance`` says that the clock or the machine had a part in it: another run may find something else.
    """

    size: int = 0
    program: bytes = b""
    content: bytes = b""
    lowered: bool = False
    errors: bool = False
    by_chance: bool = False
    diagnostics: tuple[Diagnostic, ...] = ()


class Programs:
    """The programs of a tree, lowered when first asked for, or before by `prepare`."""

    def __init__(self, tree: Tree, limits: Limits, cache: Cache | None = None) -> None:
        """Read nothing yet."""
        self._tree = tree
        self._paths = set(tree.paths())
        self._limits = limits
        self._cache = cache
        self._modules: dict[str, tuple[Module | None, Account | None]] = {}
        self._accounts: dict[str, Account] = {}
        self._keys: dict[str, tuple[bytes, int]] = {}
        self._prepared: dict[str, bytes] = {}
        self._failures: dict[str, Failure] = {}
        self._workers: Workers | None = None
        self._cut_short = False
        self._asked: set[str] | None = None

    def get(self, path: str) -> Module | None:
        """Return the lowered file; None for a file that is not there, not code, or not readable."""
        if self._asked is not None:
            self._asked.add(path)
        known = self._modules.get(path)
        if known is None:
            known = self._modules[path] = self._load(path)
        if known[1] is not None and path not in self._accounts:
            self._accounts[path] = known[1]
        return known[0]

    def mentions(self, path: str, names: frozenset[str]) -> bool:
        """Return whether a file's text may have one of these names in it: who is told that it has not need not look into the program."""
        try:
            content = self._tree.read(path)
        except SourceError:
            return True
        return b"\0" in content or any(not name.isascii() or name.encode() in content for name in names)

    @contextmanager
    def noting(self, asked: set[str]) -> Iterator[None]:
        """Add to ``asked`` every file that is asked for meanwhile, whether or not it was asked for before."""
        self._asked = asked
        try:
            yield
        finally:
            self._asked = None

    def accounts(self) -> dict[str, Account]:
        """Return what there is to say of every file that was asked for so far, by path."""
        return dict(sorted(self._accounts.items()))

    def adopt(self, accounts: Mapping[str, Account]) -> None:
        """Take files as asked for that an earlier run asked for, without reading them."""
        self._accounts = {**accounts, **self._accounts}

    def digest(self, path: str) -> bytes:
        """Return the digest of a file's program, b"" where there is none; the file does not count as asked for."""
        if path not in self._modules:
            self._modules[path] = self._load(path)
        account = self._modules[path][1]
        return account.program if account is not None else b""

    def account(self, path: str) -> Account | None:
        """Return what there is to say of one file, whether or not it was asked for."""
        return self._modules[path][1] if path in self._modules else None

    def asked(self, path: str) -> Account | None:
        """Return what there is to say of a file that was asked for."""
        return self._accounts.get(path)

    @property
    def by_chance(self) -> bool:
        """Whether the clock or the machine had a part in what was found: another run may find something else."""
        return self._cut_short or any(account.by_chance for account in self._accounts.values())

    def leave_to_chance(self) -> None:
        """Note that the clock has ended the running of programs."""
        self._cut_short = True

    @property
    def bytes_read(self) -> int:
        """The bytes of the files that were asked for."""
        return sum(account.size for account in self._accounts.values())

    @property
    def diagnostics(self) -> list[Diagnostic]:
        """What went wrong, by file."""
        return [item for _, account in sorted(self._accounts.items()) for item in account.diagnostics]

    def prepare(self, paths: Iterable[str], jobs: int, executor: Executor | None = None) -> None:
        """Have other processes (``jobs`` less this one, or ``executor``) lower what will be asked for, until `finish`, if that is quicker.

        What an earlier run has left is lowered by nobody.
        """
        if jobs < 2 and executor is None:
            return
        from analyzer.workers import PAYS, Workers

        wanted = [path for path in paths if path in self._paths and path not in self._modules and language_of(path) is not None]
        if executor is None and sum(self._tree.size(path) for path in wanted) < PAYS:
            return
        unknown = self._unknown(wanted)
        if executor is None and sum(unknown.values()) < PAYS:
            return
        if self._workers is None:
            workers = Workers(jobs, self._limits, self._task, self._keep, executor)
            if not workers.start():
                workers.end()
                return
            self._workers = workers
        self._workers.add(unknown)

    def finish(self) -> None:
        """Lower what is left of what was to be prepared, here and in the other processes, and end these."""
        while self._workers is not None and (path := self._workers.next()) is not None:
            self._modules[path] = self._load(path)
        self.close()

    def close(self) -> None:
        """End the other processes, whatever they are at."""
        workers, self._workers = self._workers, None
        if workers is not None:
            workers.end()

    def _unknown(self, paths: Iterable[str]) -> dict[str, int]:
        """Return those of the code files that can be read and that the cache does not hold, with their sizes; the keys are known then."""
        for path in paths:
            try:
                content = self._tree.read(path)
            except SourceError:
                continue
            if len(content) <= self._limits.max_bytes:
                self._keys[path] = (key_of(path, content), len(content))
        found = {path: self._keys[path] for path in paths if path in self._keys}
        cached = set() if self._cache is None else self._cache.known([key for key, _ in found.values()])
        return {path: size for path, (key, size) in found.items() if key not in cached}

    def _task(self, path: str) -> Task | None:
        try:
            return Task(path, self._keys[path][0], self._tree.read(path))
        except SourceError:
            return None

    def _keep(self, result: Outcome) -> None:
        """Keep what another process made of a file."""
        if result.path in self._modules:
            return
        if result.failure is not None:
            self._failures[result.path] = result.failure
        elif result.kept:
            self._prepared[result.path] = result.kept
            if self._cache is not None and result.lasting:
                self._cache.put(result.key, result.kept)

    def _load(self, path: str) -> tuple[Module | None, Account | None]:
        if path not in self._paths or language_of(path, self._start(path)) is None:
            return None, None
        if self._workers is not None:
            self._workers.fetch(path)
        if path in self._failures:
            return None, _failed(path, self._keys[path][1], self._failures[path])
        if path in self._keys:
            key, size = self._keys[path]
            found = self._remembered(path, key)
            if found is not None:
                return found[0], _account(path, size, *found)
        return self._read(path)

    def _start(self, path: str) -> bytes:
        """Return the beginning of a file whose name does not say what it is: what runs it."""
        if "." in path.rpartition("/")[2]:
            return b""
        try:
            return self._tree.read(path)[:100]
        except SourceError:
            return b""

    def _read(self, path: str) -> tuple[Module | None, Account]:
        try:
            content = self._tree.read(path)
        except SourceError as error:
            return None, Account(diagnostics=(Diagnostic(kind="unreadable", message=error.message, file=path, incomplete=True),))
        key = key_of(path, content) if self._cache is not None else b""
        found = self._remembered(path, key)
        if found is not None:
            return found[0], _account(path, len(content), *found)
        made = fresh(path, content, self._limits)
        if isinstance(made, Failure):
            return None, _failed(path, len(content), made)
        digest = b""
        if self._cache is not None and (packed := pack(key, made)) is not None:
            kept, digest = packed
            self._cache.put(key, kept)
        return made, _account(path, len(content), made, digest)

    def _remembered(self, path: str, key: bytes) -> tuple[Module, bytes] | None:
        """Return the program as it was lowered before, by a worker or in an earlier run, and its digest."""
        prepared = self._prepared.pop(path, None)
        data = unpacked(key, prepared) if prepared is not None else self._cache.get(key) if self._cache is not None else None
        module = None if data is None else unpack(path, data)
        if data is None or module is None:
            return None
        return module, sha256(data).digest() if self._cache is not None else b""


def _failed(path: str, size: int, failure: Failure) -> Account:
    return Account(
        size=size, by_chance=True, diagnostics=(Diagnostic(kind=failure.kind, message=failure.message, file=path, incomplete=True),)
    )


def _account(path: str, size: int, module: Module, digest: bytes) -> Account:
    found = []
    if module.truncated:
        kind = "encoding" if module.truncated == "binary" else "bound"
        found.append(Diagnostic(kind=kind, message=REASONS.get(module.truncated, module.truncated), file=path, incomplete=True))
    if module.conflicts:
        told = "a merge conflict was committed" if module.conflicts == 1 else f"{module.conflicts} merge conflicts were committed"
        found.append(Diagnostic(kind="syntax", message=f"{told}; the first side was read", file=path, incomplete=True))
    if module.errors:
        plural = "" if module.errors == 1 else "s"
        found.append(Diagnostic(kind="syntax", message=f"{module.errors} syntax error{plural}, read around", file=path))
    by_chance = module.truncated == "time"
    return Account(size, digest, lowered=True, errors=bool(module.errors), by_chance=by_chance, diagnostics=tuple(found))
