"""Shapes: how the catalog writes a use of a library, matched on resolved calls, never on text.

`new X(` a constructor, `x(` a call, `a.b(` one through a module or its alias, `.m(` a method on whatever came from the import, `X().m(` a
method on an X itself, `f("text")` a call with that literal, `@x` a decorator, `class(X)` a class deriving from X (`class(X, table=True)`
with a keyword), `.part.` a member on the way, `name:` / `name=` a named argument, a bare name an import of it. See
`catalog/data/README.md`.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Any

import msgspec

from analyzer.inventory.facts import CallSite, Decoration, Defined, Ref
from analyzer.syntax import program as p

_SHAPE = re.compile(
    r"(?P<new>new )?(?P<at>@)?(?P<dot>\.)?(?P<chain>[\w$]+(?:\(\))?(?:\.[\w$]+(?:\(\))?)*)?(?P<end>\(\"[^\"]*\"\)|\(|\.)?\Z"
)
_CLASS = re.compile(r"class\((?P<chain>[\w.()]+?)(?:, (?P<keyword>\w+)=True)?\)\Z")
_NAMED = re.compile(r"(\w+)[:=]\Z")


class Shape(msgspec.Struct, frozen=True):
    """A parsed shape. ``kind``: call, new, decorator, class, part, named, name, or "" where the text is no shape."""

    kind: str
    segments: tuple[str, ...] = ()
    dot: bool = False
    argument: str | None = None
    keyword: str = ""


@lru_cache(maxsize=4096)
def parse(text: str) -> Shape:
    """Return the shape that the catalog's text describes."""
    named = _NAMED.match(text)
    if named:
        return Shape("named", (named[1],))
    klass = _CLASS.match(text)
    if klass:
        return Shape("class", tuple(klass["chain"].split(".")), keyword=klass["keyword"] or "")
    found = _SHAPE.match(text)
    if not found or not found["chain"]:
        return Shape("")
    segments, end = tuple(found["chain"].split(".")), found["end"] or ""
    if found["at"]:
        return Shape("decorator", segments, dot=bool(found["dot"]))
    if end == ".":
        return Shape("part", segments)
    if not end:
        return Shape("name" if len(segments) == 1 and not found["dot"] else "part", segments)
    argument = end[2:-2] if end.startswith('("') else None
    return Shape("new" if found["new"] else "call", segments, dot=bool(found["dot"]), argument=argument)


def is_call(text: str, call: CallSite) -> bool:
    """Say whether a resolved call has this shape (call, new, part or named argument)."""
    shape, ref = parse(text), call.ref
    if ref is None or ref.local:
        return False
    if shape.kind == "part":
        return _contains(shape.segments, ref.path)
    if shape.kind == "named":
        return has_named(call.node, shape.segments[0])
    if shape.kind not in {"call", "new"} or (shape.kind == "new" and not call.node.new):
        return False
    return _matches(shape, ref, call.text) and (shape.argument is None or _has_literal(call.node, shape.argument))


def is_decorator(text: str, decoration: Decoration) -> bool:
    """Say whether a resolved decorator has this shape."""
    shape = parse(text)
    return shape.kind == "decorator" and decoration.ref is not None and not decoration.ref.local and _matches(shape, decoration.ref)


def is_applied(text: str, call: CallSite) -> bool:
    """Say whether a call applies a decorator of this shape: ``actor(f)``, ``app.task(name="x")(f)``."""
    shape, ref = parse(text), call.ref
    if shape.kind != "decorator" or ref is None or ref.local or not call.node.arguments:
        return False
    return _matches(shape, ref) or (bool(ref.path) and _matches(shape, Ref(ref.origin, (*ref.path[:-1], ref.path[-1].removesuffix("()")))))


def is_class(text: str, defined: Defined, bases: tuple[Ref, ...]) -> bool:
    """Say whether a class whose package bases are ``bases`` has this shape."""
    shape = parse(text)
    if shape.kind != "class" or not any(_matches(shape, base) for base in bases):
        return False
    return not shape.keyword or any(_is_true(argument, shape.keyword) for argument in defined.node.keywords)


def is_import(text: str, names: tuple[str, ...]) -> bool:
    """Say whether a bare-name shape is among the names that an import takes."""
    shape = parse(text)
    return shape.kind == "name" and shape.segments[0] in names


def has_named(call: p.Call, name: str) -> bool:
    """Say whether a call has a named argument: Python's keyword or a key of an object argument."""
    return named_argument(call, name) is not None


def named_argument(call: p.Call, *names: str) -> Any:  # noqa: ANN401 - any expression
    """Return the value of the first named argument among ``names`` (keyword, or key of an object argument), None without."""
    for name in names:
        for argument in call.arguments:
            if argument.keyword == name:
                return argument.value
            if isinstance(argument.value, p.RecordDisplay):
                for entry in argument.value.entries:
                    if isinstance(entry.key, p.Literal) and entry.key.value == name:
                        return entry.value
    return None


def escalates(text: str, call: CallSite) -> bool:
    """Say whether a call moves an AI library's tier up: a shape, the end of a class's name (`Embeddings(`), or a literal argument."""
    if is_call(text, call):
        return True
    shape = parse(text)
    last = call.ref.path[-1] if call.ref is not None and call.ref.path else ""
    if shape.kind == "call" and len(shape.segments) == 1 and shape.segments[0][:1].isupper():
        return last.endswith(shape.segments[0])
    return shape.kind in {"name", ""} and (_has_literal(call.node, text, inside=True) or (text[:1].isupper() and text in last))


def _matches(shape: Shape, ref: Ref, spelled: str = "") -> bool:
    wanted, path = shape.segments, (*ref.origin.split("."), *ref.path) if "/" not in ref.origin else ref.path
    if _ends_with(path, wanted) and (shape.dot or not any(segment.endswith("()") for segment in path[: len(path) - len(wanted)])):
        return True
    if shape.dot:
        return False
    inner = ref.path[1:] if ref.path[:1] == ("default",) else ref.path
    if len(wanted) == 1:
        return not inner and (wanted == ("default",) or spelled == wanted[0])
    return inner == wanted[1:] and not wanted[0].endswith("()")


def _ends_with(path: tuple[str, ...], wanted: tuple[str, ...]) -> bool:
    if len(path) < len(wanted):
        return False
    for have, want in zip(reversed(path), reversed(wanted), strict=False):
        if have != want and not (want.endswith("()") and have in {"()", "default()"}):
            return False
    return True


def _contains(wanted: tuple[str, ...], path: tuple[str, ...]) -> bool:
    plain = tuple(segment.removesuffix("()") for segment in path)
    return any(plain[at : at + len(wanted)] == wanted for at in range(len(plain) - len(wanted) + 1))


def _has_literal(call: p.Call, text: str, *, inside: bool = False) -> bool:
    for argument in call.arguments:
        values = [argument.value]
        if isinstance(argument.value, p.RecordDisplay):
            values = [entry.value for entry in argument.value.entries]
        for value in values:
            if isinstance(value, p.Literal) and isinstance(value.value, str) and (value.value == text or (inside and text in value.value)):
                return True
    return False


def _is_true(argument: p.Argument, keyword: str) -> bool:
    return argument.keyword == keyword and isinstance(argument.value, p.Literal) and argument.value.value is True
