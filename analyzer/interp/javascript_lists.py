"""Methods of JavaScript's arrays, sets and iterators, as exact as node's where the items are known.

https://tc39.es/ecma262/#sec-properties-of-the-array-prototype-object
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from analyzer.interp import methods_sequence, operators
from analyzer.interp.command_arguments import are_arguments, arguments_after
from analyzer.interp.iteration import ITERATOR, items_of
from analyzer.interp.javascript_conversions import list_text, number_of, text_of
from analyzer.interp.javascript_questions import every, finding, rounds, some
from analyzer.interp.javascript_sorting import sort, to_sorted
from analyzer.interp.javascript_text import integer
from analyzer.interp.values import HOLE, NONE, Const, External, Invocation, Record, Sequence, Unknown, Value

if TYPE_CHECKING:
    from collections.abc import Callable

    from analyzer.interp.interpreter import Interpreter

DEEPEST = 20


def reduce_right(interp: Interpreter, this: Sequence, call: Invocation) -> Value:
    """Return the fold of the items from the end."""
    items = list(interp.within(list(enumerate(this.items))[::-1]))
    if len(call.arguments) > 1:
        value = call.arguments[1]
    elif items:
        value = items.pop(0)[1]
    else:
        return Unknown("reduce")
    function = call.argument(0) or NONE
    for position, item in items:
        value = interp.invoke(function, Invocation([value, item, Const(position), this], {}, call.site))
    return value


def ends(interp: Interpreter, this: Sequence, call: Invocation, first: int = 0) -> tuple[int, int] | None:
    """Return start and end of a part, as two arguments name them; None where they are not known."""
    size = len(this.items)
    start, end = integer(interp, call.argument(first), 0), integer(interp, call.argument(first + 1), size)
    if start is None or end is None:
        return None
    return clamped(start, size), clamped(end, size)


def clamped(position: int, size: int) -> int:
    """Return a position within a list, counted from the end where negative."""
    return max(position + size, 0) if position < 0 else min(position, size)


def slice_(interp: Interpreter, this: Sequence, call: Invocation) -> Value:
    """Return a part of the list."""
    if are_arguments(this):
        return arguments_after(this, integer(interp, call.argument(0), 0))
    part = ends(interp, this, call)
    return Sequence(list(this.items), open=True) if part is None else Sequence(this.items[part[0] : part[1]], open=this.open)


def splice(interp: Interpreter, this: Sequence, call: Invocation) -> Value:
    """Remove a part, insert what is given."""
    size = len(this.items)
    start = integer(interp, call.argument(0), 0)
    count = integer(interp, call.argument(1), size if len(call.arguments) == 1 else 0)
    if start is None or count is None or len(call.arguments) > interp.bounds.items - size:
        this.items.extend(call.arguments[2:])
        this.open = True
        return Sequence([], open=True)
    first = clamped(start, size)
    last = min(first + max(count, 0), size)
    removed = this.items[first:last] if call.arguments else []
    this.items[first : first + len(removed)] = call.arguments[2:]
    return Sequence(removed, open=this.open)


def to_spliced(interp: Interpreter, this: Sequence, call: Invocation) -> Value:
    """Return a copy with a part replaced."""
    copy = Sequence(list(this.items), open=this.open)
    splice(interp, copy, call)
    return copy


def with_(interp: Interpreter, this: Sequence, call: Invocation) -> Value:
    """Return a copy with one item replaced."""
    position = integer(interp, call.argument(0), 0)
    copy = Sequence(list(this.items), open=this.open)
    if position is None or not -len(copy.items) <= position < len(copy.items):
        return Unknown("with", call.site)
    copy.items[position] = call.argument(1) or NONE
    return copy


def to_reversed(_interp: Interpreter, this: Sequence, _call: Invocation) -> Value:
    """Return a copy in the opposite order."""
    return Sequence(this.items[::-1], open=this.open)


def flat(interp: Interpreter, this: Sequence, call: Invocation) -> Value:
    """Return the list with inner lists opened, as deep as asked."""
    given = call.argument(0)
    depth = 1 if given is None or given is NONE else number_of(interp, given)
    known = 0 if depth is None or math.isnan(depth) else int(min(max(depth, 0), DEEPEST))
    return methods_sequence.flat(interp, this, Invocation([Const(known)], {}, call.site))


def join(interp: Interpreter, this: Sequence, call: Invocation) -> Value:
    """Return the items' texts with a separator between; nothing for ``null``."""
    given = call.argument(0)
    separator = "," if given is None or given is NONE else text_of(interp, given)
    if separator is not None and len(this.items) <= interp.bounds.items:
        text = list_text(interp, Sequence(this.items, open=this.open), separator)
        if text is not None:
            soft = any(isinstance(item, Const) and item.soft for item in this.items)
            site = next((item.site for item in reversed(this.items) if isinstance(item, Const) and item.site.file), call.site)
            return Const(text, soft=soft, site=site)
    return methods_sequence.join(interp, this, call)


def includes(interp: Interpreter, this: Sequence, call: Invocation) -> Value:
    """Return whether the list holds a value; NaN is found too."""
    wanted = call.argument(0) or NONE
    if isinstance(wanted, Const) and isinstance(wanted.value, float) and math.isnan(wanted.value):
        return Const(any(isinstance(item, Const) and item.value != item.value for item in this.items))
    return operators.contains(interp, wanted, this, negated=False)


def positions(*, last: bool) -> Callable[[Interpreter, Sequence, Invocation], Value]:
    """Return ``indexOf`` or ``lastIndexOf``."""

    def method(interp: Interpreter, this: Sequence, call: Invocation) -> Value:
        wanted = call.argument(0) or NONE
        size = len(this.items)
        start = integer(interp, call.argument(1), size if last else 0)
        if start is None or this.open:
            return Const(-1, soft=True) if are_arguments(this) else Unknown("index")
        first = clamped(start, size)
        for position in range(min(first, size - 1), -1, -1) if last else range(first, size):
            verdict = operators.equal(this.items[position], wanted)
            if verdict is not False:
                return Unknown("index") if verdict is None else Const(position)
        return Const(-1)

    return method


def at(interp: Interpreter, this: Sequence, call: Invocation) -> Value:
    """Return the item at a position, from the end where negative."""
    position = integer(interp, call.argument(0), 0)
    if position is None or (this.open and not 0 <= position < len(this.items)):
        return Unknown("at")
    return this.items[position] if -len(this.items) <= position < len(this.items) else NONE


def fill(interp: Interpreter, this: Sequence, call: Invocation) -> Value:
    """Put one value in every place, or in those between two positions."""
    part = ends(interp, this, call, 1)
    if part is not None:
        this.items[part[0] : part[1]] = [call.argument(0) or NONE] * max(part[1] - part[0], 0)
    return this


def copy_within(interp: Interpreter, this: Sequence, call: Invocation) -> Value:
    """Copy a part of the list over another part of it."""
    target, part = integer(interp, call.argument(0), 0), ends(interp, this, call, 1)
    if target is not None and part is not None:
        first = clamped(target, len(this.items))
        copied = this.items[part[0] : part[1]][: len(this.items) - first]
        this.items[first : first + len(copied)] = copied
    return this


def pop(_interp: Interpreter, this: Sequence, _call: Invocation) -> Value:
    """Remove and return the last item."""
    return this.items.pop() if this.items else (Unknown("empty list") if this.open else NONE)


def delete(_interp: Interpreter, this: Sequence, call: Invocation) -> Value:
    """Remove a value of a set."""
    wanted = call.argument(0) or NONE
    verdicts = [operators.equal(item, wanted) for item in this.items]
    if True in verdicts:
        del this.items[verdicts.index(True)]
        return Const(value=True)
    return Unknown("deletion") if None in verdicts or this.open else Const(value=False)


def values(_interp: Interpreter, this: Sequence, _call: Invocation) -> Value:
    """Return an iterator of its own."""
    return Sequence(list(this.items), "generator", this.open)


def keys(_interp: Interpreter, this: Sequence, _call: Invocation) -> Value:
    """Return an iterator of the positions, or of a set's items."""
    found: list[Value] = list(this.items) if this.kind == "set" else [Const(position) for position in range(len(this.items))]
    return Sequence(found, "generator", this.open)


def entries(_interp: Interpreter, this: Sequence, _call: Invocation) -> Value:
    """Return an iterator of pairs: position and item, or a set's item twice."""
    pairs = [(item if this.kind == "set" else Const(position), item) for position, item in enumerate(this.items)]
    return Sequence([Sequence([key, item]) for key, item in pairs], "generator", this.open)


def for_each(interp: Interpreter, this: Sequence, call: Invocation) -> Value:
    """Call back for each item, with the ``this`` that is given for it; a set's is its own key."""
    if this.kind != "set":
        map_(interp, this, call)
        return NONE
    for item in list(this.items):
        interp.invoke(call.argument(0) or NONE, Invocation([item, item, this], {}, call.site))
    return NONE


def map_(interp: Interpreter, this: Sequence, call: Invocation) -> Value:
    """Return what the callback makes of each item, with the ``this`` that is given for it."""
    owner, function = call.argument(1), call.argument(0)
    if owner is None or owner is NONE or function is None:
        return methods_sequence.map_(interp, this, call)
    made = [interp.invoke(function, Invocation([this.items[n], Const(n), this], {}, call.site, owner)) for n in rounds(interp, this)]
    return Sequence(made, open=this.open)


def own_iterator(interp: Interpreter, this: Sequence, call: Invocation) -> Value:
    """Return ``list[Symbol.iterator]()``; an iterator is its own."""
    return this if this.kind == "generator" else values(interp, this, call)


def next_item(_interp: Interpreter, this: Sequence, _call: Invocation) -> Value:
    """Return an iterator's next result, which is gone from it then."""
    if this.kind != "generator":
        return Unknown("next")
    if this.items:
        return Record({"value": this.items.pop(0), "done": Const(value=False)})
    if this.open:
        return Record({"value": Unknown("next"), "done": Unknown("done")})
    returned = this.extra.pop("return", NONE) if this.extra else NONE
    return Record({"value": returned, "done": Const(value=True)})


def finish(_interp: Interpreter, this: Sequence, call: Invocation) -> Value:
    """Take an iterator's ``return``: nothing comes after it."""
    this.items.clear()
    this.open = False
    return Record({"value": call.argument(0) or NONE, "done": Const(value=True)})


def has_own(interp: Interpreter, this: Sequence, call: Invocation) -> Value:
    """Return whether a position is there."""
    key = interp.text_of(call.argument(0))
    if key is None or HOLE in key or this.open:
        return Unknown("key")
    return Const(key == "length" or (key.isdecimal() and int(key) < len(this.items)))


def text(interp: Interpreter, this: Sequence, call: Invocation) -> Value:
    """Return ``toString``."""
    found = text_of(interp, this)
    return Unknown("text", call.site) if found is None else Const(found)


def set_of(*, held: bool) -> Callable[[Interpreter, Sequence, Invocation], Value]:
    """Return ``intersection``, ``difference`` or their kin of sets."""

    def method(interp: Interpreter, this: Sequence, call: Invocation) -> Value:
        others, is_open = items_of(interp, call.argument(0) or NONE)
        return Sequence(operators.held_apart(this.items, others, held=held), "set", this.open or is_open)

    return method


def is_array(call: Invocation, _interp: Interpreter) -> Value:
    """Return ``Array.isArray(x)``."""
    value = call.argument(0)
    if isinstance(value, (Unknown, External)):
        return Unknown("isArray")
    return Const(isinstance(value, Sequence) and value.kind in {"list", "tuple"})


METHODS: dict[str, Callable[[Interpreter, Sequence, Invocation], Value]] = {
    "flatMap": methods_sequence.flat_map, "filter": methods_sequence.filter_, "reduce": methods_sequence.reduce,
    "push": methods_sequence.push, "add": methods_sequence.add, "unshift": methods_sequence.unshift, "concat": methods_sequence.concat,
    "shift": methods_sequence.shift, "reverse": methods_sequence.reverse, "union": methods_sequence.union, "clear": methods_sequence.clear,
    "some": some, "every": every, "find": finding(last=False, index=False), "findIndex": finding(last=False, index=True),
    "findLast": finding(last=True, index=False), "findLastIndex": finding(last=True, index=True), "reduceRight": reduce_right,
    "sort": sort, "toSorted": to_sorted, "slice": slice_, "splice": splice, "toSpliced": to_spliced, "with": with_,
    "toReversed": to_reversed, "flat": flat, "join": join, "includes": includes, "has": includes, "indexOf": positions(last=False),
    "lastIndexOf": positions(last=True), "at": at, "fill": fill, "copyWithin": copy_within, "pop": pop, "delete": delete,
    "values": values, "keys": keys, "entries": entries, "forEach": for_each, "map": map_, "next": next_item, "return": finish,
    ITERATOR: own_iterator, "hasOwnProperty": has_own, "toString": text, "intersection": set_of(held=True),
    "difference": set_of(held=False),
}  # fmt: skip
