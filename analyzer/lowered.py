"""A lowered file as bytes: the key it is kept under, and lowering that never raises.

The key is made of all that the program follows from: the file's content and suffix, our lowering's own source, the grammars, the codec.
"""

from __future__ import annotations

import hashlib
from functools import cache
from pathlib import Path
from typing import NamedTuple

import msgspec

import analyzer.syntax
from analyzer.cache import packed
from analyzer.installed import version
from analyzer.syntax.lowering import language_of, lower
from analyzer.syntax.program import Module

_DEPENDENCIES = ("tree-sitter", "tree-sitter-javascript", "tree-sitter-python", "tree-sitter-typescript", "msgspec")
_LASTING = frozenset({"", "depth", "binary"})
"""What cut a file off and would again; a deadline may not, and a bound may be configured."""

_ENCODER = msgspec.msgpack.Encoder()


class Task(NamedTuple):
    """A file to lower: its path, its key and its content."""

    path: str
    key: bytes
    content: bytes


class Failure(NamedTuple):
    """Why there is no program: kind and message of a diagnostic."""

    kind: str
    message: str


class Outcome(NamedTuple):
    """A file's packed program, or why there is none; ``lasting`` when another run would find the same."""

    path: str
    key: bytes
    kept: bytes = b""
    lasting: bool = False
    failure: Failure | None = None


class Limits(NamedTuple):
    """What stops the lowering of one file; ``memory`` is what a worker may use, in bytes beyond what it starts with.

    ``lost`` is the number of files that may end their worker before the rest is not read.
    """

    seconds: float
    max_bytes: int
    memory: int
    lost: int = 20


def key_of(path: str, content: bytes) -> bytes:
    """Return the digest of all that a file's program depends on: 32 bytes."""
    digest = hashlib.sha256(_tools())
    digest.update(path[path.rfind(".") :].lower().encode(errors="surrogateescape") + b"\0")
    digest.update(content)
    return digest.digest()


def fresh(path: str, content: bytes, limits: Limits) -> Module | Failure:
    """Return the program of a file, or why there is none: memory, or a fault of our own."""
    try:
        return lower(path, content, seconds=limits.seconds, max_bytes=limits.max_bytes)
    except MemoryError:
        return Failure("bound", "lowering the file took more memory than there is")
    except Exception as error:  # noqa: BLE001 - a hostile file costs itself, never the audit
        return Failure("internal", f"lowering the file failed: {type(error).__name__}")


def pack(key: bytes, module: Module) -> tuple[bytes, bytes] | None:
    """Return a program as it is kept, and its digest; None where the codec cannot nest as deep, or where a later run may find another."""
    return _packed(key, module) if module.truncated in _LASTING else None


def unpack(path: str, data: bytes) -> Module | None:
    """Return the program that ``data`` holds, as that of ``path``; None where it is none."""
    try:
        module = _decoder().decode(data)
    except (msgspec.MsgspecError, RecursionError, UnicodeError):
        return None
    if module.language != language_of(path):
        return None
    module.file = path
    return module


def outcome(task: Task, limits: Limits) -> Outcome:
    """Lower one file and pack what comes of it."""
    made = fresh(task.path, task.content, limits)
    if isinstance(made, Failure):
        return Outcome(task.path, task.key, failure=made)
    done = _packed(task.key, made)
    if done is None:
        return Outcome(task.path, task.key)
    return Outcome(task.path, task.key, done[0], made.truncated in _LASTING)


def _packed(key: bytes, module: Module) -> tuple[bytes, bytes] | None:
    try:
        data = _ENCODER.encode(module)
        return packed(key, data), hashlib.sha256(data).digest()
    except (RecursionError, ValueError, OverflowError):
        return None


@cache
def _decoder() -> msgspec.msgpack.Decoder[Module]:
    return msgspec.msgpack.Decoder(Module)


@cache
def _tools() -> bytes:
    """Return the digest of what lowers: versions, and the source of our own part."""
    digest = hashlib.sha256()
    for name in _DEPENDENCIES:
        digest.update(f"{name} {version(name)}\n".encode())
    for folder in analyzer.syntax.__path__:
        for file in sorted(Path(folder).glob("*.py")):
            digest.update(file.read_bytes() + b"\0")
    return digest.digest()
