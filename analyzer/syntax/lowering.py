"""A file's bytes to a lowered module: which grammar reads which suffix or first line, and the bounds that no file may pass.

Suffixes: https://www.typescriptlang.org/docs/handbook/modules/reference.html and https://nodejs.org/api/packages.html
"""

from __future__ import annotations

import codecs
import gc
import re
import sys
import time
from typing import TYPE_CHECKING

from analyzer.syntax.conflicts import settled
from analyzer.syntax.javascript import lower_javascript
from analyzer.syntax.parsing import BinaryContentError, count_errors, decode, parse
from analyzer.syntax.program import Module

if TYPE_CHECKING:
    from tree_sitter import Tree

MAX_BYTES = 2_000_000
"""Larger files are not parsed: measured ones are bundles and data."""

RECURSION = 10_000
"""Python frames that lowering, and whoever walks its result, may need for the deepest program that it emits."""

_GRAMMARS = {
    ".js": ("javascript", "javascript"),
    ".mjs": ("javascript", "javascript"),
    ".cjs": ("javascript", "javascript"),
    ".jsx": ("javascript", "javascript"),
    ".ts": ("typescript", "typescript"),
    ".mts": ("typescript", "typescript"),
    ".cts": ("typescript", "typescript"),
    ".tsx": ("typescript", "tsx"),
    ".py": ("python", "python"),
    ".pyi": ("python", "python"),
}

_FILLED = (".py.jinja", ".py.jinja2", ".py.j2", ".py.tmpl")
"""Templates that a tool makes a module of; their directives (``{% if x %}``) stand on lines of their own."""
_DIRECTIVE = re.compile(rb"(?m)^[ \t]{0,200}\{[%#][^\n]{0,500}[%#]\}[ \t]{0,200}$")
_SAMPLES = (".py.example", ".py.sample", ".py.template", ".py.default", ".py.dist", *_FILLED)
"""Files that a user copies to the module of the same name."""

_RUN_BY_NODE = re.compile(rb"#!.{0,80}\bnode\b")
_RARE = 100
_TYPED = re.compile(rb"@flow|import type|export type|: ?\??(?:string|number|boolean|any|void|mixed|Array|Promise|[A-Z]\w*)\b")


def language_of(file: str, source: bytes = b"") -> str | None:
    """Return javascript, typescript or python by the suffix of ``file``, or by the first line of a file without one; else None."""
    known = _grammar_of(file, source)
    return known[0] if known else None


def lower(file: str, source: bytes, *, seconds: float = 5.0, max_bytes: int = MAX_BYTES) -> Module:
    """Lower one file; never raises. ``seconds`` bounds parsing and lowering together.

    ``truncated`` of the result is "" or the bound that was hit: time, size (over ``max_bytes``), depth, binary (NUL bytes)
    or language (a suffix that no grammar reads). What was lowered before stays in ``body``.
    """
    known = _grammar_of(file, source)
    if known is None:
        return Module(file, "", [], truncated="language")
    language, grammar = known
    try:
        text = decode(_without_odd_nulls(source) if language != "python" else source)
    except BinaryContentError:
        return Module(file, language, [], truncated="binary")
    if len(text) > max_bytes:
        return Module(file, language, [], truncated="size")
    if sys.getrecursionlimit() < RECURSION:
        sys.setrecursionlimit(RECURSION)
    collecting = gc.isenabled()
    gc.disable()
    try:
        text, conflicts = settled(text)
        module = _lower(file, text, language, grammar, time.thread_time() + seconds)
        module.conflicts = conflicts
        return module
    finally:
        if collecting:
            gc.enable()


def _without_odd_nulls(source: bytes) -> bytes:
    """Return a text with a space for each of a few NULs: JavaScript may have them in comments and literals, Python nowhere."""
    wide = source.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))
    return source if wide or source.count(b"\0") * _RARE > len(source) else source.replace(b"\0", b" ")


def _lower(file: str, text: bytes, language: str, grammar: str, deadline: float) -> Module:
    text = text if not file.endswith(_FILLED) else _DIRECTIVE.sub(b"", text)
    tree = parse(text, grammar, deadline)
    if tree is None:
        return Module(file, language, [], truncated="time")
    if language == "python":
        from analyzer.syntax.python import lower_python

        return lower_python(file, text, tree)
    if grammar == "javascript":
        tree, grammar = _with_types(text, tree, deadline)
    module = lower_javascript(file, text, tree, grammar, deadline=deadline)
    module.language = language
    return module


def _with_types(text: bytes, tree: Tree, deadline: float) -> tuple[Tree, str]:
    """JavaScript files may hold Flow's types, which the TypeScript grammar reads better than the JavaScript one."""
    errors = count_errors(tree.root_node)
    if errors and _TYPED.search(text):
        typed = parse(text, "tsx", deadline)
        if typed is not None and count_errors(typed.root_node) < errors:
            return typed, "tsx"
    return tree, "javascript"


def _grammar_of(file: str, source: bytes) -> tuple[str, str] | None:
    suffix = _suffix(file)
    return _GRAMMARS.get(".js" if not suffix and _RUN_BY_NODE.match(source) else suffix)


def _suffix(file: str) -> str:
    file = file.rpartition(".")[0] if file.endswith(_SAMPLES) else file
    dot = file.rfind(".")
    return file[dot:].lower() if dot > file.rfind("/") else ""
