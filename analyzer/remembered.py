"""A finished analysis, kept under the digest of all that it follows from: every file, the settings, our own code.

Modification times say nothing: every file is read again. What the clock or the machine had a part in is not kept; neither is the history,
which lies outside the files.
"""

from __future__ import annotations

import hashlib
import sys
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

import msgspec

import analyzer
from analyzer.cache import packed
from analyzer.installed import version
from analyzer.model.analysis import Analysis
from analyzer.source.tree import SourceError

if TYPE_CHECKING:
    from analyzer.cache import Cache
    from analyzer.settings import Settings
    from analyzer.source.tree import Tree

MOST_BYTES = 500_000_000
"""Trees beyond it are analysed anew: reading them whole would cost more than it saves."""

_T = TypeVar("_T")
_GRAMMARS = ("tree-sitter", "tree-sitter-javascript", "tree-sitter-python", "tree-sitter-typescript")
_DEPENDENCIES = (*_GRAMMARS, "cron-descriptor", "msgspec", "networkx", "packaging", "pyyaml")


class Fingerprint(msgspec.Struct, frozen=True):
    """The digest of a tree, our settings and our code; one of the settings, the code and the list of files; and one of every file."""

    whole: bytes
    frame: bytes
    files: dict[str, bytes]


def fingerprint(tree: Tree, settings: Settings) -> Fingerprint | None:
    """Return the digests of all that an analysis follows from, 32 bytes each; None where the tree is too large to be read whole."""
    paths = tree.paths()
    if sum(tree.size(path) for path in paths) > MOST_BYTES:
        return None
    plain = msgspec.structs.replace(settings, jobs=1, cache=True, timings=False, memory_per_worker=0, lost_workers=0, cache_bytes=0)
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
    return decoded(kept.get(key), Analysis)


def remember(kept: Cache, key: bytes, analysis: Analysis) -> None:
    """Keep a finished analysis."""
    keep(kept, key, analysis)


def decoded(data: bytes | None, kind: type[_T]) -> _T | None:
    """Return what was kept, None for anything else."""
    try:
        return None if data is None else msgspec.msgpack.decode(data, type=kind)
    except (msgspec.MsgspecError, RecursionError, UnicodeError):
        return None


def keep(kept: Cache, key: bytes, value: object) -> None:
    """Keep a value; one that cannot be encoded is not kept."""
    try:
        kept.put(key, packed(key, msgspec.msgpack.encode(value)))
    except (RecursionError, ValueError, OverflowError):
        return


@cache
def _tools() -> bytes:
    """Return the digest of what analyses: versions, and the source and tables of our own part."""
    digest = hashlib.sha256(f"{sys.version_info[:3]}".encode())
    for name in _DEPENDENCIES:
        digest.update(f"{name} {version(name)}\n".encode())
    for folder in analyzer.__path__:
        for file in sorted(path for path in Path(folder).rglob("*") if path.suffix in {".py", ".toml"}):
            digest.update(file.relative_to(folder).as_posix().encode() + b"\0" + file.read_bytes() + b"\0")
    return digest.digest()
