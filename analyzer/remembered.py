"""What was found, kept under the digest of all that it follows from.

A finished analysis follows from every file, the settings and our own code. What the services are follows from less: the list of files,
their roles, the candidates, and the content of what was asked for on the way; so a change to any other file leaves it standing, and so
does one that leaves a file's program as it was.

Modification times say nothing: every file is read again. What the clock or the machine had a part in is not kept; neither is the history,
which lies outside the files.
"""

from __future__ import annotations

import hashlib
import importlib.metadata
import sys
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

import msgspec

import analyzer
from analyzer.cache import packed
from analyzer.facts_of_service import Facts
from analyzer.model.analysis import Analysis, Diagnostic, Unresolved
from analyzer.programs import Account
from analyzer.source.tree import SourceError

if TYPE_CHECKING:
    from analyzer.cache import Cache
    from analyzer.repository import Read
    from analyzer.settings import Settings
    from analyzer.source.tree import Tree

MOST_BYTES = 500_000_000
"""Trees beyond it are analysed anew: reading them whole would cost more than it saves."""
MOST_CHANGED = 50
"""Changed files whose programs are compared with what they were; where there are more, the services are read anew."""

_T = TypeVar("_T")
_GRAMMARS = ("tree-sitter", "tree-sitter-javascript", "tree-sitter-python", "tree-sitter-typescript")
_DEPENDENCIES = (*_GRAMMARS, "cron-descriptor", "msgspec", "networkx", "packaging", "pyyaml")


class Fingerprint(msgspec.Struct, frozen=True):
    """The digest of a tree, our settings and our code; one of the settings, the code and the list of files; and one of every file."""

    whole: bytes
    frame: bytes
    files: dict[str, bytes]


class Found(msgspec.Struct, frozen=True):
    """What the services of a tree are, and what that follows from: digests of files and of programs."""

    facts: tuple[Facts, ...]
    unresolved: tuple[Unresolved, ...]
    diagnostics: tuple[Diagnostic, ...]
    programs: dict[str, Account] = {}
    files: dict[str, bytes] = {}


def fingerprint(tree: Tree, settings: Settings) -> Fingerprint | None:
    """Return the digests of all that an analysis follows from, 32 bytes each; None where the tree is too large to be read whole."""
    paths = tree.paths()
    if sum(tree.size(path) for path in paths) > MOST_BYTES:
        return None
    plain = msgspec.structs.replace(settings, jobs=1, cache=True, timings=False, memory_per_worker=0, cache_bytes=0)
    files: dict[str, bytes] = {}
    for path in paths:
        try:
            files[path] = hashlib.sha256(tree.read(path)).digest()
        except SourceError as error:
            files[path] = hashlib.sha256(b"unreadable\0" + error.message.encode(errors="surrogateescape")).digest()
    frame = hashlib.sha256(_tools())
    frame.update(msgspec.json.encode([plain, sorted(tree.links.items()), tree.diagnostics]))
    frame.update("\0".join(paths).encode(errors="surrogateescape"))
    whole = frame.copy()
    whole.update(msgspec.json.encode([tree.name, tree.revision, tree.dirty, tree.url]))
    for digest in files.values():
        whole.update(digest)
    return Fingerprint(whole.digest(), frame.digest(), files)


def recall(kept: Cache, key: bytes) -> Analysis | None:
    """Return the analysis that was kept under ``key``."""
    return _decoded(kept.get(key), Analysis)


def remember(kept: Cache, key: bytes, analysis: Analysis) -> None:
    """Keep a finished analysis."""
    _keep(kept, key, analysis)


def recall_services(kept: Cache, read: Read, prints: Fingerprint) -> Found | None:
    """Return what an earlier run found the services to be, if all that it asked for is as it was."""
    found = _decoded(kept.get(_frame(read, prints)), Found)
    if found is None or any(prints.files.get(path) != digest for path, digest in found.files.items()):
        return None
    accounts = dict(found.programs)
    changed = [path for path, account in accounts.items() if prints.files.get(path) != account.content]
    if len(changed) > MOST_CHANGED:
        return None
    for path in changed:
        if not accounts[path].program or read.programs.digest(path) != accounts[path].program:
            return None
    for path in changed:
        now = read.programs.account(path)
        if now is not None:
            accounts[path] = now
    read.programs.adopt(accounts)
    return found


def remember_services(kept: Cache, read: Read, prints: Fingerprint, found: Found) -> None:
    """Keep what the services were found to be, with the digests of what was asked for."""
    if read.programs.by_chance:
        return
    programs = {path: msgspec.structs.replace(account, content=prints.files[path]) for path, account in read.programs.accounts().items()}
    files = {path: prints.files[path] for path in sorted(read.tree.noted) if path in prints.files}
    _keep(kept, _frame(read, prints), msgspec.structs.replace(found, programs=programs, files=files))


def _frame(read: Read, prints: Fingerprint) -> bytes:
    """Return the digest of what the services follow from beside the content of files that are asked for."""
    roles = "\0".join(f"{path}\0{role}" for path, role in read.roles.items())
    return hashlib.sha256(prints.frame + f"{roles}\0{read.candidates!r}".encode(errors="surrogateescape")).digest()


def _decoded(data: bytes | None, kind: type[_T]) -> _T | None:
    try:
        return None if data is None else msgspec.msgpack.decode(data, type=kind)
    except (msgspec.MsgspecError, RecursionError, UnicodeError):
        return None


def _keep(kept: Cache, key: bytes, value: object) -> None:
    try:
        kept.put(key, packed(key, msgspec.msgpack.encode(value)))
    except (RecursionError, ValueError, OverflowError):
        return


@cache
def _tools() -> bytes:
    """Return the digest of what analyses: versions, and the source and tables of our own part."""
    digest = hashlib.sha256(f"{sys.version_info[:3]}".encode())
    for name in _DEPENDENCIES:
        digest.update(f"{name} {importlib.metadata.version(name)}\n".encode())
    for folder in analyzer.__path__:
        for file in sorted(path for path in Path(folder).rglob("*") if path.suffix in {".py", ".toml"}):
            digest.update(file.relative_to(folder).as_posix().encode() + b"\0" + file.read_bytes() + b"\0")
    return digest.digest()
