"""Methods that Python's lists and sets have and JavaScript's arrays do not: what is taken out, and what two sets have in common.

https://docs.python.org/3/library/stdtypes.html#set-types-set-frozenset
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from analyzer.interp import methods_sequence, operators
from analyzer.interp.iteration import items_of
from analyzer.interp.values import NONE, ClassValue, Const, FunctionValue, Instance, Invocation, Record, Sequence, Unknown, Value

if TYPE_CHECKING:
    from collections.abc import Callable

    from analyzer.interp.interpreter import Interpreter


def shared(interp: Interpreter, one: Sequence, other: Sequence, *, kept: bool) -> Sequence:
    """Return the items of one that the other surely has (``kept``), or those that it may not have."""
    interp.weigh(len(one.items) * (1 + len(other.items) // 8))
    verdicts = [operators.contains(interp, item, other, negated=False) for item in one.items]
    known = [verdict.value if isinstance(verdict, Const) else None for verdict in verdicts]
    found = [item for item, has in zip(one.items, known, strict=True) if (has is not False if kept else has is not True)]
    return Sequence(found, one.kind, one.open)


def given(interp: Interpreter, call: Invocation) -> list[Sequence]:
    """Return the arguments as lists."""
    return [Sequence(list(items), "set", is_open) for items, is_open in (items_of(interp, argument) for argument in call.arguments)]


def difference(interp: Interpreter, this: Sequence, call: Invocation) -> Value:
    """Return what the others do not have."""
    left = this
    for other in given(interp, call):
        left = shared(interp, left, other, kept=False)
    return Sequence(list(left.items), this.kind, this.open)


def intersection(interp: Interpreter, this: Sequence, call: Invocation) -> Value:
    """Return what all have."""
    left = this
    for other in given(interp, call):
        left = shared(interp, left, other, kept=True)
    return Sequence(list(left.items), this.kind, this.open)


def symmetric_difference(interp: Interpreter, this: Sequence, call: Invocation) -> Value:
    """Return what only one of two has."""
    other = next(iter(given(interp, call)), Sequence([], "set"))
    apart = [*shared(interp, this, other, kept=False).items, *shared(interp, other, this, kept=False).items]
    return Sequence(apart, this.kind, this.open or other.open)


def in_place(method: Callable[[Interpreter, Sequence, Invocation], Value]) -> Callable[[Interpreter, Sequence, Invocation], Value]:
    """Return a method that changes the set itself."""

    def change(interp: Interpreter, this: Sequence, call: Invocation) -> Value:
        made = method(interp, this, call)
        if isinstance(made, Sequence):
            this.items[:] = made.items
        return NONE

    return change


def remove(_interp: Interpreter, this: Sequence, call: Invocation) -> Value:
    """Take the first item out that equals a value."""
    wanted = call.argument(0) or NONE
    for position, item in enumerate(this.items):
        verdict = operators.equal(item, wanted)
        if verdict:
            del this.items[position]
        if verdict is not False:
            break
    return NONE


def count(_interp: Interpreter, this: Sequence, call: Invocation) -> Value:
    """Return how many items equal a value."""
    verdicts = [operators.equal(item, call.argument(0) or NONE) for item in this.items]
    return Const(sum(map(bool, verdicts))) if None not in verdicts and not this.open else Unknown("count")


def within(interp: Interpreter, one: Sequence, other: Sequence) -> Value:
    """Return whether one's items are all in the other."""
    left = shared(interp, one, other, kept=False)
    if not left.items and not one.open:
        return Const(value=True)
    verdicts = [operators.contains(interp, item, other, negated=False) for item in left.items]
    sure = any(isinstance(verdict, Const) and not verdict.value for verdict in verdicts)
    return Const(value=False) if sure else Unknown("subset")


def is_subset(interp: Interpreter, this: Sequence, call: Invocation) -> Value:
    """Return whether the other has all."""
    return next((within(interp, this, other) for other in given(interp, call)), Unknown("subset"))


def is_superset(interp: Interpreter, this: Sequence, call: Invocation) -> Value:
    """Return whether all of the other are here."""
    return next((within(interp, other, this) for other in given(interp, call)), Unknown("superset"))


def is_disjoint(interp: Interpreter, this: Sequence, call: Invocation) -> Value:
    """Return whether nothing is in both."""
    for other in given(interp, call):
        verdicts = [operators.contains(interp, item, other, negated=False) for item in this.items]
        values = [verdict.value if isinstance(verdict, Const) else None for verdict in verdicts]
        if True in values:
            return Const(value=False)
        if None not in values and not this.open and not other.open:
            return Const(value=True)
    return Unknown("disjoint")


METHODS: dict[str, Callable[[Interpreter, Sequence, Invocation], Value]] = {
    "difference": difference, "difference_update": in_place(difference), "intersection": intersection,
    "intersection_update": in_place(intersection), "symmetric_difference": symmetric_difference, "remove": remove, "discard": remove,
    "count": count, "issubset": is_subset, "issuperset": is_superset, "isdisjoint": is_disjoint, "isSubsetOf": is_subset,
    "isSupersetOf": is_superset, "isDisjointFrom": is_disjoint, "symmetricDifference": symmetric_difference,
}  # fmt: skip
SIGNS = {"-": difference, "&": intersection, "^": symmetric_difference, "|": methods_sequence.METHODS["union"]}
HOOKS = {
    "+": "__add__", "-": "__sub__", "*": "__mul__", "/": "__truediv__", "//": "__floordiv__", "%": "__mod__", "|": "__or__",
    "&": "__and__", "@": "__matmul__", ">>": "__rshift__", "<<": "__lshift__", "==": "__eq__", "<": "__lt__", ">": "__gt__",
}  # fmt: skip
NESTED = 4


def binary(interp: Interpreter, sign: str, left: Value, right: Value, *, in_place: bool = False, loose: bool = False) -> Value:
    """Return ``left sign right``: in Python what an object answers, what two sets have in common, whether two lists are alike."""
    found = None if interp.javascript else of_python(interp, sign, left, right)
    return found if found is not None else operators.binary(interp, sign, left, right, in_place=in_place, loose=loose)


def of_python(interp: Interpreter, sign: str, left: Value, right: Value) -> Value | None:
    """Return what only Python answers, None for what both languages do."""
    if isinstance(left, Instance):
        return asked(interp, left, HOOKS.get(sign, ""), right)
    if isinstance(right, Instance) and sign in {"in", "not in"}:
        answer = asked(interp, right, "__contains__", left)
        return operators.unary(interp, "not", answer, python=True) if answer is not None and sign == "not in" else answer
    if isinstance(left, Sequence) and isinstance(right, Sequence) and sign in SIGNS:
        return SIGNS[sign](interp, left, Invocation([right], {}, interp.site))
    if sign in {"==", "!="} and isinstance(left, (Sequence, Record)) and type(left) is type(right) and left is not right:
        same = alike(interp, left, right, NESTED)
        return Const(same is (sign == "==")) if same is not None else Unknown("comparison")
    if sign == "*" and isinstance(left, Const) and isinstance(left.value, str):
        return interp.invoke(interp.get(left, "repeat"), Invocation([right], {}, interp.site))
    return None


def asked(interp: Interpreter, value: Instance, hook: str, other: Value) -> Value | None:
    """Return what an object's own operator answers; None where its class writes none."""
    method = next(
        (base.members[hook] for base in operators.lineage(value.cls) if isinstance(base, ClassValue) and hook in base.members), None
    )
    return interp.invoke(interp.get(value, hook), Invocation([other], {}, interp.site)) if isinstance(method, FunctionValue) else None


def alike(interp: Interpreter, left: Value, right: Value, depth: int) -> bool | None:
    """Return whether two lists or dicts hold the same, None where that is not known or they are neither."""
    if isinstance(left, Sequence) and isinstance(right, Sequence) and left.kind == right.kind == "set":
        answers = [within(interp, left, right), within(interp, right, left)]
        return all(answer.value for answer in answers if isinstance(answer, Const)) if all(isinstance(a, Const) for a in answers) else None
    if isinstance(left, Sequence) and isinstance(right, Sequence):
        if left.open or right.open or not depth:
            return None
        if len(left.items) != len(right.items) or left.kind != right.kind:
            return False
        pairs = list(zip(left.items, right.items, strict=True))
    elif isinstance(left, Record) and isinstance(right, Record):
        if left.open or right.open or not depth:
            return None
        if left.entries.keys() != right.entries.keys():
            return False
        pairs = [(left.entries[key], right.entries[key]) for key in left.entries]
    else:
        return None
    interp.weigh(len(pairs))
    kept = [operators.equal(a, b) if isinstance(a, Const) or isinstance(b, Const) else alike(interp, a, b, depth - 1) for a, b in pairs]
    return False if False in kept else None if None in kept else True
