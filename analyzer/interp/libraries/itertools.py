"""Python's ``itertools``, ``operator`` and ``heapq`` over known collections.

https://docs.python.org/3/library/itertools.html, https://docs.python.org/3/library/operator.html
"""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING, Any

from analyzer.interp import slots
from analyzer.interp.hosts import HostFunction, HostModule
from analyzer.interp.iteration import items_of
from analyzer.interp.operators_python import binary, truth_of
from analyzer.interp.values import HOLE, NONE, Const, Invocation, Sequence, Unknown, Value

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from analyzer.interp.interpreter import Interpreter

ENDLESS = 500
"""How much of an endless iterator is made."""
_OPERATORS = {
    "add": "+", "sub": "-", "mul": "*", "truediv": "/", "floordiv": "//", "mod": "%", "pow": "**", "matmul": "@", "and_": "&", "or_": "|",
    "xor": "^", "lshift": "<<", "rshift": ">>", "eq": "==", "ne": "!=", "lt": "<", "le": "<=", "gt": ">", "ge": ">=", "concat": "+",
    "iadd": "+", "ior": "|", "iconcat": "+",
}  # fmt: skip


def whole(value: Value | None, otherwise: int | None = None) -> int | None:
    """Return a known whole number."""
    return value.value if isinstance(value, Const) and isinstance(value.value, int) else otherwise


def _row(items: Iterable[Value]) -> Sequence:
    return Sequence(list(items), "tuple")


def _made(rows: Iterable[Any], interp: Interpreter, *, is_open: bool) -> Value:
    found = list(itertools.islice(rows, interp.bounds.rounds + 1))
    interp.weigh(len(found))
    is_open = is_open or len(found) > interp.bounds.rounds
    return Sequence([_row(row) if isinstance(row, tuple) else row for row in interp.within(found)], "iterator", is_open)


def chain(call: Invocation, interp: Interpreter) -> Value:
    """Return ``itertools.chain(...)``."""
    made = Sequence([], "iterator")
    for argument in call.arguments:
        items, is_open = items_of(interp, argument)
        made.items.extend(items)
        made.open = made.open or is_open
    return made


def chain_nested(call: Invocation, interp: Interpreter) -> Value:
    """Return ``itertools.chain.from_iterable(x)``."""
    items, is_open = items_of(interp, call.argument(0) or NONE)
    made = chain(Invocation(list(items), {}, call.site), interp)
    return Sequence(made.items, "iterator", made.open or is_open) if isinstance(made, Sequence) else made


def product(call: Invocation, interp: Interpreter) -> Value:
    """Return ``itertools.product(a, b, repeat=n)``."""
    columns = [items_of(interp, argument) for argument in call.arguments]
    times = min(whole(call.keywords.get("repeat"), 1) or 0, 8)
    rows = itertools.product(*[items for items, _ in columns], repeat=times)
    return _made(rows, interp, is_open=any(more for _, more in columns))


def choosing(function: Callable[..., Iterable[Any]]) -> Callable[[Invocation, Interpreter], Value]:
    """Return ``combinations``, ``permutations`` and their like: of a collection, so many at a time."""

    def run(call: Invocation, interp: Interpreter) -> Value:
        items, is_open = items_of(interp, call.argument(0) or NONE)
        size = call.argument(1, "r")
        many = whole(size, None if size is not None else len(items))
        return Sequence([], open=True) if many is None or many < 0 else _made(function(items, many), interp, is_open=is_open)

    return run


def islice(call: Invocation, interp: Interpreter) -> Value:
    """Return ``itertools.islice(items, start, stop, step)``: of an open collection whole, where what is known is enough."""
    items, is_open = items_of(interp, call.argument(0) or NONE)
    numbers = [whole(argument) for argument in call.arguments[1:]]
    cut = slice(*numbers) if 0 < len(numbers) < 4 else slice(None)
    if any(number is not None and number < 0 for number in numbers) or cut.step == 0:
        return Sequence([], "iterator", open=True)
    enough = cut.stop is not None and cut.stop <= len(items)
    return Sequence(items[cut], "iterator", is_open and not enough)


def count(call: Invocation, _interp: Interpreter) -> Value:
    """Return the beginning of ``itertools.count(start, step)``."""
    start, step = whole(call.argument(0, "start"), 0), whole(call.argument(1, "step"), 1)
    return Sequence([Const((start or 0) + position * (step or 0)) for position in range(ENDLESS)], "iterator", open=True)


def repeat(call: Invocation, interp: Interpreter) -> Value:
    """Return ``itertools.repeat(x, times)``."""
    times = whole(call.argument(1, "times"))
    items = [call.argument(0) or NONE] * (ENDLESS if times is None else max(0, min(times, interp.bounds.rounds)))
    return Sequence(items, "iterator", open=times is None)


def cycle(call: Invocation, interp: Interpreter) -> Value:
    """Return the beginning of ``itertools.cycle(items)``."""
    items, _ = items_of(interp, call.argument(0) or NONE)
    return Sequence(list(itertools.islice(itertools.cycle(items), ENDLESS)), "iterator", open=True)


def accumulate(call: Invocation, interp: Interpreter) -> Value:
    """Return ``itertools.accumulate(items, function, initial=x)``."""
    items, is_open = items_of(interp, call.argument(0) or NONE)
    function, first = call.argument(1, "func"), call.keywords.get("initial")
    pending = interp.within([*([first] if first is not None else []), *items])
    found = list(pending[:1])
    for item in pending[1:]:
        given = [found[-1], item]
        found.append(interp.invoke(function, Invocation(given, {}, call.site)) if function is not None else binary(interp, "+", *given))
    return Sequence(found, "iterator", is_open)


def zip_longest(call: Invocation, interp: Interpreter) -> Value:
    """Return ``itertools.zip_longest(...)``."""
    columns = [items_of(interp, argument) for argument in call.arguments]
    rows = itertools.zip_longest(*[items for items, _ in columns], fillvalue=call.keywords.get("fillvalue", NONE))
    return _made(rows, interp, is_open=any(more for _, more in columns))


def starmap(call: Invocation, interp: Interpreter) -> Value:
    """Return ``itertools.starmap(function, rows)``."""
    rows, is_open = items_of(interp, call.argument(1) or NONE)
    function = call.argument(0) or NONE
    found = [interp.invoke(function, Invocation(list(items_of(interp, row)[0]), {}, call.site)) for row in interp.within(rows)]
    return Sequence(found, "iterator", is_open)


def choosing_while(*, dropping: bool) -> Callable[[Invocation, Interpreter], Value]:
    """Return ``takewhile`` or ``dropwhile``."""

    def run(call: Invocation, interp: Interpreter) -> Value:
        items, is_open = items_of(interp, call.argument(1) or NONE)
        for position, item in enumerate(interp.within(items)):
            verdict = truth_of(interp, interp.invoke(call.arguments[0], Invocation([item], {}, call.site)))[0]
            if verdict is None:
                return Sequence(list(items), "iterator", open=True)
            if not verdict:
                return Sequence(items[position:] if dropping else items[:position], "iterator", is_open and dropping)
        return Sequence([] if dropping else list(items), "iterator", is_open)

    return run


def filter_false(call: Invocation, interp: Interpreter) -> Value:
    """Return ``itertools.filterfalse(function, items)``."""
    items, is_open = items_of(interp, call.argument(1) or NONE)
    function = call.argument(0) or NONE
    tested = items if isinstance(function, Const) else [interp.invoke(function, Invocation([item], {}, call.site)) for item in items]
    kept = [item for item, verdict in zip(items, tested, strict=True) if truth_of(interp, verdict)[0] is not True]
    return Sequence(kept, "iterator", is_open)


def group_by(call: Invocation, interp: Interpreter) -> Value:
    """Return ``itertools.groupby(items, key)``: pairs of key and neighbours; open where two keys cannot be compared."""
    items, is_open = items_of(interp, call.argument(0) or NONE)
    function = call.argument(1, "key")
    groups: list[Value] = []
    last: Value = NONE
    members = Sequence([])
    for item in interp.within(items):
        key = item if function is None else interp.invoke(function, Invocation([item], {}, call.site))
        same = binary(interp, "==", last, key) if groups else Const(value=False)
        if not isinstance(same, Const):
            return Sequence([], "iterator", open=True)
        if same.value:
            members.items.append(item)
        else:
            last, members = key, Sequence([item], "iterator")
            groups.append(_row([key, members]))
    return Sequence(groups, "iterator", is_open)


def pairwise(call: Invocation, interp: Interpreter) -> Value:
    """Return ``itertools.pairwise(items)``."""
    items, is_open = items_of(interp, call.argument(0) or NONE)
    return _made(itertools.pairwise(items), interp, is_open=is_open)


def batched(call: Invocation, interp: Interpreter) -> Value:
    """Return ``itertools.batched(items, size)``."""
    items, is_open = items_of(interp, call.argument(0) or NONE)
    size = max(whole(call.argument(1, "n"), 1) or 1, 1)
    return _made((tuple(items[at : at + size]) for at in range(0, len(items), size)), interp, is_open=is_open)


def compress(call: Invocation, interp: Interpreter) -> Value:
    """Return ``itertools.compress(items, selectors)``."""
    items, is_open = items_of(interp, call.argument(0) or NONE)
    chosen = items_of(interp, call.argument(1) or NONE)[0]
    kept = [item for item, verdict in zip(items, chosen, strict=False) if truth_of(interp, verdict)[0] is not False]
    return Sequence(kept, "iterator", is_open)


def tee(call: Invocation, interp: Interpreter) -> Value:
    """Return ``itertools.tee(items, n)``."""
    items, is_open = items_of(interp, call.argument(0) or NONE)
    times = min(whole(call.argument(1, "n"), 2) or 2, 10)
    return _row(Sequence(list(items), "iterator", is_open) for _ in range(times))


def item_getter(call: Invocation, _interp: Interpreter) -> Value:
    """Return ``operator.itemgetter(key, ...)``."""
    keys = call.arguments

    def read(inner: Invocation, interp: Interpreter) -> Value:
        found = [slots.get_item(interp, inner.argument(0) or NONE, key) for key in keys]
        return found[0] if len(found) == 1 else _row(found)

    return HostFunction("itemgetter", read)


def attribute_getter(call: Invocation, interp: Interpreter) -> Value:
    """Return ``operator.attrgetter(name, ...)``."""
    names = [interp.text_of(argument) or HOLE for argument in call.arguments]

    def read(inner: Invocation, running: Interpreter) -> Value:
        found = []
        for name in names:
            value = inner.argument(0) or NONE
            for part in name.split(".")[:20]:
                value = running.get(value, part) if HOLE not in part else Unknown("computed attribute", inner.site)
            found.append(value)
        return found[0] if len(found) == 1 else _row(found)

    return HostFunction("attrgetter", read)


def method_caller(call: Invocation, interp: Interpreter) -> Value:
    """Return ``operator.methodcaller(name, ...)``."""
    name = interp.text_of(call.argument(0)) or HOLE
    given, named = call.arguments[1:], call.keywords

    def run(inner: Invocation, running: Interpreter) -> Value:
        method = running.get(inner.argument(0) or NONE, name) if HOLE not in name else Unknown("computed method", inner.site)
        return running.invoke(method, Invocation(list(given), dict(named), inner.site))

    return HostFunction("methodcaller", run)


def operation(sign: str) -> Callable[[Invocation, Interpreter], Value]:
    """Return an operator as a function."""
    return lambda call, interp: binary(interp, sign, call.argument(0) or NONE, call.argument(1) or NONE)


def itertools_modules() -> dict[str, Value]:
    """Return the host modules by import name."""
    bodies: dict[str, Callable[[Invocation, Interpreter], Value]] = {
        "product": product, "combinations": choosing(itertools.combinations), "permutations": choosing(itertools.permutations),
        "combinations_with_replacement": choosing(itertools.combinations_with_replacement), "islice": islice, "count": count,
        "repeat": repeat, "cycle": cycle, "accumulate": accumulate, "zip_longest": zip_longest, "starmap": starmap,
        "takewhile": choosing_while(dropping=False), "dropwhile": choosing_while(dropping=True), "filterfalse": filter_false,
        "groupby": group_by, "pairwise": pairwise, "batched": batched, "compress": compress, "tee": tee,
    }  # fmt: skip
    chains = HostModule("itertools.chain", {"from_iterable": HostFunction("from_iterable", chain_nested)}, chain)
    members: dict[str, Value] = {name: HostFunction(name, body) for name, body in bodies.items()}
    operators = {name: operation(sign) for name, sign in _OPERATORS.items()} | {
        "itemgetter": item_getter, "attrgetter": attribute_getter, "methodcaller": method_caller,
        "getitem": lambda call, interp: slots.get_item(interp, call.argument(0) or NONE, call.argument(1) or NONE),
        "truth": lambda _call, _interp: Const(value=True),
    }  # fmt: skip
    return {
        "itertools": HostModule("itertools", members | {"chain": chains}),
        "operator": HostModule("operator", {name: HostFunction(name, body) for name, body in operators.items()}),
    }
