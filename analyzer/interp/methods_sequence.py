"""Methods of lists, arrays, sets and tuples that both languages have in some form."""

from __future__ import annotations

from contextlib import nullcontext
from typing import TYPE_CHECKING

from analyzer.interp import given, operators
from analyzer.interp.branches import as_it_is_given
from analyzer.interp.entries import as_given, note_given
from analyzer.interp.iteration import UNKNOWN_LIST, items_of
from analyzer.interp.values import (
    HOLE,
    MISSING,
    NONE,
    Const,
    External,
    FunctionValue,
    Instance,
    Invocation,
    OneOf,
    Record,
    Sequence,
    Unknown,
    Value,
)

if TYPE_CHECKING:
    from collections.abc import Callable
    from collections.abc import Sequence as Items

    from analyzer.interp.interpreter import Interpreter


def _call(interp: Interpreter, function: Value | None, arguments: list[Value], site: Invocation) -> Value:
    return interp.invoke(function, Invocation(arguments, {}, site.site)) if function is not None else Unknown("no callback")


def _each(interp: Interpreter, this: Sequence, call: Invocation) -> list[Value]:
    """Return what the callback makes of each item; of any item, for a list of which nothing is known."""
    made: list[Value] = []
    unknown = this.open and not this.items
    with interp.labelled(UNKNOWN_LIST) if unknown else nullcontext():
        for position, item in enumerate(_rounds(interp, this)):
            if not interp.spend():
                break
            with as_it_is_given(interp, item):
                made.append(_call(interp, call.argument(0), [item, Const(position), this], call))
            given.carry(interp, item, made[-1:])
    return made


def _rounds(interp: Interpreter, this: Sequence) -> Items[Value]:
    if not this.items and this.open:
        return [Unknown("item of an unknown list", interp.site)]
    return interp.within(this.items)


def for_each(interp: Interpreter, this: Sequence, call: Invocation) -> Value:
    """Call back for each item."""
    _each(interp, this, call)
    return NONE


def map_(interp: Interpreter, this: Sequence, call: Invocation) -> Value:
    """Return what the callback makes of each item."""
    made = _each(interp, this, call)
    return Sequence(made, open=this.open or len(made) < len(this.items))


def flat_map(interp: Interpreter, this: Sequence, call: Invocation) -> Value:
    """Return the callback's lists in a row."""
    mapped = map_(interp, this, call)
    return flat(interp, mapped, call) if isinstance(mapped, Sequence) else mapped


def filter_(interp: Interpreter, this: Sequence, call: Invocation) -> Value:
    """Return the items that are not surely dropped; of modules looked for in several places, those that are there.

    What a setting drops that somebody may turn on, the list has under that setting.
    """
    function = call.argument(0)
    kept: list[Value] = []
    for position, item in enumerate(_rounds(interp, this)):
        verdict, soft = operators.truth_of(_call(interp, function, [item, Const(position), this], call), python=False)
        if verdict is False and soft and isinstance(function, FunctionValue) and isinstance(item, (Record, Instance, Sequence)):
            given.note_left_out(interp, item)
            verdict = None
        if verdict is not False:
            kept.append(item)
    found = [item for item in kept if not is_nowhere(item)]
    return Sequence((found or kept) if this.items else [], open=this.open)


def is_nowhere(value: Value) -> bool:
    """Return whether a value is what importing a file gave that is not there, or nothing where that was not tried."""
    if isinstance(value, OneOf):
        return all(is_nowhere(option) or (isinstance(option, Const) and option.value is None) for option in value.options)
    return isinstance(value, External) and not value.path and MISSING in value.fields


def reduce(interp: Interpreter, this: Sequence, call: Invocation) -> Value:
    """Return the fold of the items."""
    items = list(this.items)
    if len(call.arguments) > 1:
        value = call.arguments[1]
    elif items:
        value = items.pop(0)
    else:
        return Unknown("reduce")
    for position, item in enumerate(interp.within(items)):
        with as_it_is_given(interp, item):
            value = _call(interp, call.argument(0), [value, item, Const(position), this], call)
    return value


def push(interp: Interpreter, this: Sequence, call: Invocation) -> Value:
    """Append the arguments."""
    if len(this.items) + len(call.arguments) > interp.bounds.items:
        interp.hit("items")
        return NONE
    note_given(interp, this, call.arguments)
    this.items.extend(as_given(interp, this, call.arguments))
    this.open = this.open or call.open
    return Const(len(this.items))


def add(interp: Interpreter, this: Sequence, call: Invocation) -> Value:
    """Add to a set."""
    if all(operators.equal(item, argument) is not True for item in this.items for argument in call.arguments[:1]):
        push(interp, this, call)
    else:
        note_given(interp, this, call.arguments[:1])
    return this


def unshift(interp: Interpreter, this: Sequence, call: Invocation) -> Value:
    """Insert the arguments at the front."""
    note_given(interp, this, call.arguments)
    this.items[:0] = as_given(interp, this, call.arguments)
    return Const(len(this.items))


def extend(interp: Interpreter, this: Sequence, call: Invocation) -> Value:
    """Append every item of another collection."""
    items, is_open = items_of(interp, call.argument(0) or NONE)
    this.open = this.open or is_open
    return push(interp, this, Invocation(items, {}, call.site))


def insert(interp: Interpreter, this: Sequence, call: Invocation) -> Value:
    """Insert at a position."""
    position = call.argument(0)
    at = position.value if isinstance(position, Const) and isinstance(position.value, int) else len(this.items)
    if len(call.arguments) > 1:
        note_given(interp, this, call.arguments[1:2])
        this.items.insert(at, call.arguments[1])
    return NONE


def concat(interp: Interpreter, this: Sequence, call: Invocation) -> Value:
    """Return this list and the others in a row."""
    made = Sequence(list(this.items), open=this.open)
    for argument in call.arguments:
        if isinstance(argument, Sequence):
            made.items.extend(argument.items)
            made.open = made.open or argument.open
        elif isinstance(argument, Unknown):
            made.open = True
        else:
            made.items.append(argument)
    if len(made.items) > interp.bounds.items:
        interp.hit("items")
        del made.items[interp.bounds.items :]
    return made


def flat(interp: Interpreter, this: Sequence, call: Invocation) -> Value:
    """Return the list with inner lists opened, as deep as asked."""
    depth = call.argument(0)
    levels = depth.value if isinstance(depth, Const) and isinstance(depth.value, int) else 1
    made = this
    for _ in range(min(levels, 6)):
        items: list[Value] = []
        for item in made.items:
            items.extend(item.items if isinstance(item, Sequence) else [item])
        if len(items) > interp.bounds.items:
            interp.hit("items")
        made = Sequence(items[: interp.bounds.items], open=made.open or len(items) > interp.bounds.items)
    return made


def join(interp: Interpreter, this: Sequence, call: Invocation) -> Value:
    """Return the items' text with a separator between."""
    separator = call.argument(0) or Const(",")
    value: Value = Const("")
    for position, item in enumerate(interp.within(this.items)):
        if position:
            value = operators.concatenate(interp, value, separator)
        value = operators.concatenate(interp, value, item)
    return operators.concatenate(interp, value, Const(HOLE)) if this.open or len(this.items) > interp.bounds.rounds else value


def shift(_interp: Interpreter, this: Sequence, _call_: Invocation) -> Value:
    """Remove and return the first item."""
    return this.items.pop(0) if this.items else (Unknown("empty list") if this.open else NONE)


def copy(_interp: Interpreter, this: Sequence, _call_: Invocation) -> Value:
    """Return a copy."""
    return Sequence(list(this.items), this.kind, this.open)


def reverse(_interp: Interpreter, this: Sequence, _call_: Invocation) -> Value:
    """Reverse in place."""
    this.items.reverse()
    return this


def union(interp: Interpreter, this: Sequence, call: Invocation) -> Value:
    """Return a set's union with others."""
    found, is_open = list(this.items), this.open
    for argument in call.arguments:
        items, more = items_of(interp, argument)
        found += items
        is_open = is_open or more
    return Sequence(operators.distinct(found), this.kind, is_open)


def clear(_interp: Interpreter, this: Sequence, _call_: Invocation) -> Value:
    """Empty the list."""
    this.items.clear()
    return NONE


METHODS: dict[str, Callable[[Interpreter, Sequence, Invocation], Value]] = {
    "append": push, "add": add, "extend": extend, "insert": insert, "popleft": shift, "copy": copy, "union": union, "clear": clear,
}  # fmt: skip
"""Python's, beside those that JavaScript does not have (`methods_sequence_python`, `methods_sets`)."""
