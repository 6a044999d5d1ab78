"""Functions that answer once: what ``functools.cache`` and ``lru_cache`` keep by arguments, ``cached_property`` by object.

https://docs.python.org/3/library/functools.html
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from analyzer.interp.hosts import HostFunction
from analyzer.interp.values import NONE, Const, FunctionValue, Invocation, Record, Sequence, Unknown, Value

if TYPE_CHECKING:
    from analyzer.interp.interpreter import Interpreter

KEPT = "__cached__"
DECORATORS = frozenset({"cache", "cached_property", "lru_cache"})


def cache(call: Invocation, _interp: Interpreter) -> Value:
    """Mark ``@cache``, ``@lru_cache`` or ``@lru_cache(maxsize=8)``: the function stays what it is, and answers once."""
    function = call.argument(0, "user_function")
    if function is None or isinstance(function, Const):
        return HostFunction("lru_cache", cache)
    if isinstance(function, FunctionValue):
        mark(function)
    return function


def mark(function: FunctionValue) -> None:
    """Let a function answer once for each set of arguments."""
    function.fields[KEPT] = Record()


def kept_answer(function: FunctionValue, call: Invocation) -> tuple[Record, str] | None:
    """Return where a function's answer to a call is kept, and under which name; None where it keeps none."""
    kept = function.fields.get(KEPT)
    if not isinstance(kept, Record) or call.open:
        return None
    given = [*function.bound, *call.arguments, *(value for _, value in sorted({**function.bound_keywords, **call.keywords}.items()))]
    words = [f"{type(value.value).__name__} {value.value}" if isinstance(value, Const) else str(id(value)) for value in given]
    return kept, "\n".join([str(id(function.this or call.this)), *sorted({**function.bound_keywords, **call.keywords}), *words])


def keep(place: tuple[Record, str], answer: Value, function: FunctionValue, call: Invocation) -> None:
    """Keep an answer that is known, with what it was asked by: their identities are its name."""
    if not isinstance(answer, Unknown):
        named = [*function.bound_keywords.values(), *call.keywords.values()]
        asked = [function.this or call.this or NONE, *function.bound, *call.arguments, *named]
        place[0].entries[place[1]] = answer
        place[0].keys[place[1]] = Sequence(asked)
