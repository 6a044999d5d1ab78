"""Functions of Python's standard library that only compute: done where all that they are given is known.

https://docs.python.org/3/library/text.html, https://docs.python.org/3/library/math.html
"""

from __future__ import annotations

import base64
import bisect
import fnmatch
import hashlib
import html
import json
import keyword
import math
import posixpath
import shlex
import string
import textwrap
from functools import partial
from typing import TYPE_CHECKING, Any

from analyzer.interp.hosts import HostFunction, HostModule
from analyzer.interp.operators import concatenate
from analyzer.interp.plain import TooMuch, multiplying, pure
from analyzer.interp.slots import get_item
from analyzer.interp.values import HOLE, NONE, Const, External, Invocation, Record, Unknown, Value

if TYPE_CHECKING:
    from collections.abc import Callable

    from analyzer.interp.interpreter import Interpreter

_WIDEST = 20
_MATH = ("ceil", "floor", "trunc", "sqrt", "gcd", "lcm", "prod", "log", "log2", "log10", "fabs", "isnan", "isinf", "isclose", "hypot")
_CONSTANTS = ("ascii_letters", "ascii_lowercase", "ascii_uppercase", "digits", "hexdigits", "octdigits", "punctuation", "whitespace")
_PATHS = ("commonprefix", "commonpath", "isabs", "normcase")
_HASHES = ("md5", "sha1", "sha224", "sha256", "sha384", "sha512", "blake2b", "blake2s")


def matches(name: str, pattern: str) -> bool:
    """Return ``fnmatch.fnmatch(name, pattern)``.

    Raises:
        TooMuch: the pattern has more stars than any that a program needs.

    """
    if pattern.count("*") > _WIDEST:
        raise TooMuch
    return fnmatch.fnmatchcase(name, pattern)


def filtered(names: list[str], pattern: str) -> list[str]:
    """Return ``fnmatch.filter(names, pattern)``."""
    return [name for name in names if matches(name, pattern)]


def on_bytes(function: Callable[[bytes], bytes]) -> Callable[[str], str]:
    """Return a function of bytes as one of the text that they are held as."""
    return lambda text: function(text.encode("utf-8")).decode("utf-8")


def hashed(name: str) -> Callable[[Invocation, Interpreter], Value]:
    """Return ``hashlib.sha256`` and its like."""

    def run(call: Invocation, _interp: Interpreter) -> Value:
        given = call.argument(0, "data", "string")
        if not isinstance(given, Const) or not isinstance(given.value, str) or HOLE in given.value:
            return External("hashlib", (name, "()"), tuple(call.arguments), call.keywords, call.site)
        text = hashlib.new(name, given.value.encode("utf-8"), usedforsecurity=False).hexdigest()
        return Record({"hexdigest": pure("hexdigest", lambda: text)}, open=True)

    return run


def templated(call: Invocation, _interp: Interpreter) -> Value:
    """Return ``string.Template(text)``."""
    given = call.argument(0)
    text = given.value if isinstance(given, Const) and isinstance(given.value, str) and HOLE not in given.value else None
    if text is None:
        return Unknown("template", call.site)
    made = string.Template(text)
    return Record(
        {name: pure(name, templating(text, getattr(made, name)), filled(text)) for name in ("substitute", "safe_substitute")}
        | {"template": Const(text)}
    )


def filled(text: str) -> Callable[[Invocation, Interpreter], Value]:
    """Return a template's method for what is not known whole, as the environment is not: each place is looked up by itself."""

    def run(call: Invocation, interp: Interpreter) -> Value:
        made: Value = Const("")
        end = 0
        for place in string.Template.pattern.finditer(text):
            name = place["named"] or place["braced"]
            put = call.keywords.get(name) if name else Const("$" if place["escaped"] is not None else place.group())
            if put is None:
                put = get_item(interp, call.argument(0) or NONE, Const(name))
            made = concatenate(interp, concatenate(interp, made, Const(text[end : place.start()])), put)
            end = place.end()
        return concatenate(interp, made, Const(text[end:]))

    return run


def templating(text: str, fill: Callable[..., str]) -> Callable[..., str]:
    """Return a template's method, which puts what it is given in each place of its text."""
    return partial(multiplying(lambda _text, *given, **named: fill(*given, **named)), text)


def dumped(value: Any, **options: Any) -> str:  # noqa: ANN401 - any data
    """Return ``json.dumps(value, ...)``.

    Raises:
        TooMuch: it is indented further than any that a program needs.

    """
    known = {key: option for key, option in options.items() if key in {"sort_keys", "indent", "separators", "ensure_ascii"}}
    if isinstance(known.get("indent"), int) and known["indent"] > _WIDEST:
        raise TooMuch
    return json.dumps(value, **known)


def unknown_text(call: Invocation, _interp: Interpreter) -> Value:
    """Return what ``json.dumps`` makes of a value that is not known whole."""
    return External("json", ("dumps", "()"), tuple(call.arguments), call.keywords, call.site)


def pure_modules() -> dict[str, Value]:
    """Return the host modules by import name."""
    coded = {name: pure(name, on_bytes(getattr(base64, name))) for name in (
        "b64encode", "b64decode", "urlsafe_b64encode", "urlsafe_b64decode", "b32encode", "b16encode",
    )}  # fmt: skip
    texts: dict[str, Value] = {name: Const(getattr(string, name)) for name in _CONSTANTS}
    texts |= {"capwords": pure("capwords", string.capwords), "Template": HostFunction("Template", templated)}
    numbers: dict[str, Value] = {name: pure(name, getattr(math, name)) for name in _MATH}
    numbers |= {"inf": Const(math.inf), "pi": Const(math.pi), "e": Const(math.e)}
    members: dict[str, dict[str, Value]] = {
        "math": numbers,
        "string": texts,
        "textwrap": {"dedent": pure("dedent", textwrap.dedent), "indent": pure("indent", multiplying(textwrap.indent))},
        "html": {name: pure(name, getattr(html, name)) for name in ("escape", "unescape")},
        "base64": {**coded},
        "hashlib": {name: HostFunction(name, hashed(name)) for name in _HASHES},
        "fnmatch": {"fnmatch": pure("fnmatch", matches), "fnmatchcase": pure("fnmatchcase", matches), "filter": pure("filter", filtered)},
        "shlex": {name: pure(name, getattr(shlex, name)) for name in ("split", "quote", "join")},
        "bisect": {name: pure(name, getattr(bisect, name)) for name in ("bisect", "bisect_left", "bisect_right")},
        "keyword": {"iskeyword": pure("iskeyword", keyword.iskeyword)},
    }
    return {name: HostModule(name, found) for name, found in members.items()}


def pure_paths() -> dict[str, Value]:
    """Return the functions of ``os.path`` that look at no file."""
    return {name: pure(name, getattr(posixpath, name)) for name in _PATHS}
