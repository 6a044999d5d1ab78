"""Known values as Python's own data, and back: what a pure function makes of them is then what it would make when the program runs."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from analyzer.interp.failures import fail_as
from analyzer.interp.hosts import HostFunction
from analyzer.interp.iteration import key_of
from analyzer.interp.values import HOLE, NOWHERE, Const, Record, Sequence, Site, Unknown, Value

if TYPE_CHECKING:
    from collections.abc import Callable

    from analyzer.interp.interpreter import Interpreter
    from analyzer.interp.values import Invocation

MOST = 5_000
"""Values and hundreds of characters that are handed to a function at once."""
LARGEST = 1_000_000
"""Characters that a text may have when a function of ours has made it."""
_DEPTH = 12
_DEEPEST = 40
_FAILURES = (ArithmeticError, AttributeError, LookupError, RecursionError, TypeError, ValueError)
_MADE = {"tuple": tuple, "set": set}


class NotPlain(Exception):  # noqa: N818 - it is no error: the value is only not known
    """A value is not known to the last part, or is no data."""


class TooMuch(Exception):  # noqa: N818 - a bound of ours, and no error of the program
    """A result would be larger than any that a program needs."""


class Data:
    """Values as plain data; ``soft`` where a setting may change one of them."""

    __slots__ = ("left", "soft")

    def __init__(self) -> None:
        self.left = MOST
        self.soft = False

    def of(self, value: Value, depth: int = _DEPTH) -> Any:  # noqa: ANN401 - any data
        """Return a value as data.

        Raises:
            NotPlain: some of it is not known, is no data, or there is too much of it.

        """
        self.left -= 1
        if self.left < 0 or not depth:
            raise NotPlain
        if isinstance(value, Const):
            self.soft = self.soft or value.soft
            if isinstance(value.value, str):
                self.left -= len(value.value) // 100
                if HOLE in value.value:
                    raise NotPlain
            return value.value
        if isinstance(value, Sequence) and not value.open:
            items = [self.of(item, depth - 1) for item in value.items]
            try:
                return _MADE.get(value.kind, list)(items)
            except TypeError:
                raise NotPlain from None
        if isinstance(value, Record) and value.kind in {"dict", "object"} and not value.open and not value.getters:
            if "__missing__" in value.keys:
                raise NotPlain
            try:
                return {self.of(key_of(value, key), depth - 1): self.of(item, depth - 1) for key, item in value.entries.items()}
            except TypeError:
                raise NotPlain from None
        raise NotPlain


def data_of(*values: Value) -> tuple[list[Any], bool] | None:
    """Return values as data and whether a setting may change them, or None where one of them is not known whole."""
    data = Data()
    try:
        return [data.of(value) for value in values], data.soft
    except NotPlain:
        return None


def multiplying(function: Callable[..., str]) -> Callable[..., str]:
    """Return a function that may put all that it is given in each place of its text; where that would be too much, it does nothing.

    Raises:
        TooMuch: the result may be longer than ``LARGEST`` ten times.

    """

    def run(text: str, *given: Any, **named: Any) -> str:  # noqa: ANN401 - any data
        if len(text) * (1 + length((given, named))) > 10 * LARGEST:
            raise TooMuch
        return function(text, *given, **named)

    return run


def length(data: Any) -> int:  # noqa: ANN401 - any data
    """Return how many characters data has, about."""
    if isinstance(data, dict):
        return sum(length(item) for pair in data.items() for item in pair)
    if isinstance(data, (list, tuple, set)):
        return sum(map(length, data))
    return len(data) if isinstance(data, str) else 10


def value_of(data: Any, *, soft: bool = False, site: Site = NOWHERE, depth: int = _DEEPEST) -> Value:  # noqa: ANN401
    """Return data as a value, unknown for what is none."""
    if data is None or isinstance(data, (bool, int, float, str)):
        return Const(data, soft=soft, site=site)
    if isinstance(data, bytes):
        return Const(data.decode("latin-1"), soft=soft, site=site)
    if not depth:
        return Unknown("nested data", site)
    if isinstance(data, dict):
        made = Record(kind="dict")
        for key, item in data.items():
            if not isinstance(key, (str, int, float, bool)):
                made.open = True
                continue
            made.entries[_written(key)] = value_of(item, soft=soft, site=site, depth=depth - 1)
            if not isinstance(key, str):
                made.keys[_written(key)] = Const(key)
        return made
    if isinstance(data, (set, frozenset)):
        return Sequence([value_of(item, soft=soft, site=site, depth=depth - 1) for item in sorted(data, key=repr)], "set")
    if isinstance(data, (list, tuple)):
        kind = "tuple" if isinstance(data, tuple) else "list"
        return Sequence([value_of(item, soft=soft, site=site, depth=depth - 1) for item in data], kind)
    return Unknown("data", site)


def _written(key: object) -> str:
    return str(key).lower() if isinstance(key, bool) else str(key)


def applied(function: Callable[..., Any], call: Invocation, interp: Interpreter, *first: Value) -> Value | None:
    """Return what a pure function makes of a call's arguments, after ``first``; None where one is not known or the function fails."""
    if call.open:
        return None
    data = Data()
    try:
        given = [data.of(value) for value in (*first, *call.arguments)]
        named = {name: data.of(value) for name, value in call.keywords.items()}
    except NotPlain:
        return None
    interp.weigh(2 * (MOST - data.left))
    try:
        result = function(*given, **named)
    except TooMuch:
        return None
    except _FAILURES as error:
        fail_as(interp, type(error).__name__, Const(str(error)))
        return None
    return value_of(result, soft=data.soft, site=_site(first, call))


def _site(first: tuple[Value, ...], call: Invocation) -> Site:
    for value in (*first, *call.arguments):
        if isinstance(value, Const) and isinstance(value.value, str) and value.site.file:
            return value.site
    return call.site


def pure(name: str, function: Callable[..., Any], otherwise: Callable[[Invocation, Interpreter], Value] | None = None) -> HostFunction:
    """Return a host function that computes where all it is given is known, and else does what ``otherwise`` does."""

    def run(call: Invocation, interp: Interpreter) -> Value:
        found = applied(function, call, interp)
        if found is not None:
            return found
        return otherwise(call, interp) if otherwise is not None else Unknown(name, call.site)

    return HostFunction(name, run)
