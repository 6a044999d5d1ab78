"""Operators on abstract values, and the words for an expression."""

from __future__ import annotations

import operator
import re
from typing import TYPE_CHECKING, Any

from analyzer.interp import javascript_conversions, javascript_operators, javascript_relations
from analyzer.interp.ancestry import lineage
from analyzer.interp.command_arguments import are_arguments
from analyzer.interp.entries import held_when, note_given
from analyzer.interp.hosts import Host
from analyzer.interp.truth import is_flag, python_truth, truth
from analyzer.interp.values import (
    HOLE,
    NONE,
    PRIMARY,
    WORKER,
    ClassValue,
    Const,
    EnumMember,
    External,
    FunctionValue,
    Instance,
    ModuleValue,
    Null,
    OneOf,
    Record,
    Sequence,
    Symbol,
    Unknown,
    Value,
    identity,
    one_of,
)

if TYPE_CHECKING:
    from collections.abc import Iterable

    from analyzer.interp.interpreter import Interpreter

ARITHMETIC: dict[str, Any] = {"-": operator.sub, "*": operator.mul, "%": operator.mod, "/": operator.truediv, "//": operator.floordiv}
ORDER: dict[str, Any] = {"<": operator.lt, "<=": operator.le, ">": operator.gt, ">=": operator.ge}
ENVIRONMENT = re.compile(r"(^|_)(ENV|ENVIRONMENT|STAGE)$")
"""Names of variables that every deployment sets."""


def truth_of(value: Value, *, python: bool) -> tuple[bool | None, bool]:
    """Return truth as the language has it; an object that decides for itself (``__bool__``, ``__len__``) is not known."""
    if python and isinstance(value, Instance):
        own = {name for base in lineage(value.cls) if isinstance(base, ClassValue) for name in base.members}
        return (None, False) if own & {"__bool__", "__len__"} else (True, False)
    return python_truth(value) if python else truth(value)


def softened(value: Value) -> Value:
    """Return ``value`` as a default that a setting may override."""
    if isinstance(value, EnumMember):
        return EnumMember(value.value, soft=True, site=value.site, name=value.name, cls=value.cls)
    return Const(value.value, soft=True, site=value.site) if isinstance(value, Const) else value


def as_sure_as(known: Value | None, found: Value) -> Value:
    """Return what was found by something, as a default where a setting may change what it was found by."""
    return softened(found) if isinstance(known, Const) and known.soft else found


def concatenate(interp: Interpreter, left: Value, right: Value) -> Value:
    """Return the text of both in a row; what is not known becomes ``HOLE``; alternatives stay alternatives."""
    if isinstance(left, OneOf) or isinstance(right, OneOf):
        lefts = left.options if isinstance(left, OneOf) else [left]
        rights = right.options if isinstance(right, OneOf) else [right]
        return one_of([concatenate(interp, a, b) for a in lefts for b in rights])
    text = _text(interp, left) + _text(interp, right)
    interp.weigh(len(text) >> 8)
    if len(text) > interp.bounds.text:
        interp.give_up("texts")
        text = text[: interp.bounds.text - 1] + HOLE
    site = left.site if isinstance(left, Const) else interp.site
    if isinstance(right, Const) and isinstance(right.value, str) and len(right.value) > 1 and right.site.file:
        site = right.site
    soft = (isinstance(left, Const) and left.soft) or (isinstance(right, Const) and right.soft)
    return Const(text, soft=soft, site=site)


def _text(interp: Interpreter, value: Value) -> str:
    text = interp.text_of(value)
    if (text is None or text == HOLE) and not interp.python and isinstance(value, (Null, Sequence, Record, Instance, Host)):
        text = javascript_conversions.text_of(interp, value)
    return HOLE if text is None else text


def binary(interp: Interpreter, sign: str, left: Value, right: Value, *, in_place: bool = False, loose: bool = False) -> Value:
    """Return ``left sign right``; ``loose`` for JavaScript's ``==`` and ``!=``."""
    if not interp.python and sign in javascript_operators.SIGNS:
        known = javascript_operators.computed(interp, sign, left, right)
        if known is not None:
            return known
    if sign == "+":
        return add(interp, left, right, in_place=in_place)
    if sign in {"==", "!="}:
        return compared(interp, left, right, sign == "==", loose=loose)
    if not interp.python and sign in {"in", "instanceof"}:
        verdict = (javascript_relations.holds if sign == "in" else javascript_relations.made_by)(interp, left, right)
        return Unknown(sign) if verdict is None else Const(verdict, soft=_soft(left))
    if sign in {"in", "not in"}:
        interp.weigh(len(right.items) if isinstance(right, Sequence) else 0)
        return contains(interp, left, right, negated=sign == "not in")
    if not interp.python:
        return numeric(interp, sign, left, right)
    if sign == "/" and isinstance(left, Const) and isinstance(left.value, str):
        return concatenate(interp, concatenate(interp, left, Const("/")), right)
    if sign == "|" and isinstance(left, Record) and isinstance(right, Record):
        interp.weigh(len(left.entries) + len(right.entries))
        keys = left.keys | {key: item for key, item in right.keys.items() if key in right.entries}
        return Record({**left.entries, **right.entries}, open=left.open or right.open, kind=left.kind, keys=keys)
    if sign == "%" and isinstance(left, Const) and isinstance(left.value, str):
        return percent_format(interp, left, right)
    return numeric(interp, sign, left, right)


def compared(interp: Interpreter, left: Value, right: Value, wanted: bool, *, loose: bool) -> Value:  # noqa: FBT001
    """Return whether it is ``wanted`` that two values are equal, or unequal."""
    same = javascript_operators.loosely_equal(interp, left, right) if loose else None
    if same is None and not interp.python and javascript_operators.differ(left, right):
        same = False
    same = equal(left, right) if same is None else same
    if same is None and (assumed := equal_by_default(interp, left, right, loose=loose)) is not None:
        return Const(assumed is wanted, soft=True)
    return Unknown("comparison") if same is None else Const(same is wanted, soft=_soft(left, right))


def numeric(interp: Interpreter, sign: str, left: Value, right: Value) -> Value:
    """Return arithmetic and order on known numbers (and repetition of short strings)."""
    if not (isinstance(left, Const) and isinstance(right, Const)):
        return Unknown("operation", interp.site, absent=bool(getattr(left, "absent", False)))
    a, b = left.value, right.value
    soft = _soft(left, right)
    if isinstance(a, (int, float)) and isinstance(b, (int, float)):
        try:
            if sign in ORDER:
                return Const(ORDER[sign](a, b), soft=soft)
            if sign in ARITHMETIC and abs(a) < 1e15 and abs(b) < 1e15:
                return Const(ARITHMETIC[sign](a, b), soft=soft)
        except (ArithmeticError, ValueError):
            return Unknown("arithmetic")
    if isinstance(a, str) and isinstance(b, str) and sign in ORDER and HOLE not in a + b:
        return Const(ORDER[sign](a, b), soft=soft)
    return Unknown("operation")


def add(interp: Interpreter, left: Value, right: Value, *, in_place: bool = False) -> Value:
    """Return a sum, a concatenation of strings or of lists."""
    if isinstance(left, Sequence) and interp.python and (isinstance(right, Sequence) or not isinstance(right, Const)):
        items = right.items if isinstance(right, Sequence) else []
        is_open = left.open or not isinstance(right, Sequence) or right.open
        if len(left.items) + len(items) > interp.bounds.items:
            interp.hit("items")
            items, is_open = [], True
        interp.weigh(len(items) + (0 if in_place else len(left.items)))
        if in_place:
            note_given(interp, left, items)
            left.items.extend(items)
            left.open = is_open
            return left
        return Sequence([*left.items, *items], left.kind, is_open)
    if isinstance(left, Const) and isinstance(right, Const):
        a, b = left.value, right.value
        if isinstance(a, (int, float)) and isinstance(b, (int, float)) and abs(a) < 1e15 and abs(b) < 1e15:
            return Const(a + b, soft=_soft(left, right))
    if isinstance(left, (Unknown, External)) and isinstance(right, (Unknown, External)):
        return Unknown("sum", interp.site)
    return concatenate(interp, left, right)


def percent_format(interp: Interpreter, left: Const, right: Value) -> Value:
    """Return ``"%s/%s" % (a, b)``."""
    items = right.items if isinstance(right, Sequence) else [right]
    pieces = str(left.value).replace("%d", "%s").split("%s")
    value: Value = Const(pieces[0], site=left.site)
    for piece, item in zip(pieces[1:], items, strict=False):
        value = concatenate(interp, concatenate(interp, value, item), Const(piece))
    return value


def equal(left: Value, right: Value) -> bool | None:
    """Return whether two values are equal, None where that is not known."""
    if isinstance(left, Const) and isinstance(right, Const):
        one, other = left.value, right.value
        if (one.__class__ is str and HOLE in one) or (other.__class__ is str and HOLE in other):
            return None
        if one.__class__ is other.__class__:
            return one == other if one is not None else isinstance(left, Null) is isinstance(right, Null)
        return isinstance(one, (int, float)) and isinstance(other, (int, float)) and one == other
    if left is right and not isinstance(left, (Unknown, OneOf)):
        return True
    known = (Record, Sequence, FunctionValue, ClassValue, Instance, Host)
    if isinstance(left, known) and isinstance(right, (Const, *known)):
        return False
    if isinstance(right, known) and isinstance(left, Const):
        return False
    if isinstance(left, External) and isinstance(right, Const) and right.value is None:
        return True if is_flag(left) else None if "()" in left.path else False
    return None


def distinct(values: Iterable[Value]) -> list[Value]:
    """Return the values without those that are ``equal`` to an earlier one."""
    found: dict[object, Value] = {}
    for value in values:
        found.setdefault(identity(value), value)
    return list(found.values())


def held_apart(values: Iterable[Value], others: Iterable[Value], *, held: bool) -> list[Value]:
    """Return the values that are ``equal`` to one of the others, or to none of them."""
    known = {identity(value) for value in others}
    return [value for value in values if (identity(value) in known) is held]


def never_unless_set(left: Value, right: Value) -> bool:
    """Return whether a setting is compared to a text that it is not before somebody sets it."""
    if not (isinstance(left, Unknown) and left.absent and isinstance(right, Const) and isinstance(right.value, str) and right.value):
        return False
    return right.value in {"test", "testing"} or not ENVIRONMENT.search(left.reason)


def equal_by_default(interp: Interpreter, left: Value, right: Value, *, loose: bool) -> bool | None:
    """Return whether two values are equal while nobody sets anything, None where that is not known either."""
    sides = (left, right)
    if any(isinstance(side, Const) and side.value is False for side in sides):
        return False  # options are on unless somebody turns them off
    if never_unless_set(left, right) or never_unless_set(right, left):
        return False
    if unset(left, right, loose=loose) or unset(right, left, loose=loose):
        return True
    return True if any(isinstance(side, Const) and isinstance(side.value, str) and interp.says_off(side.value) for side in sides) else None


def unset(left: Value, right: Value, *, loose: bool) -> bool:
    """Return whether a setting that nobody has set is compared to nothing; to JavaScript's ``null`` it is equal only loosely."""
    nothing = isinstance(right, Const) and right.value is None and (loose or not isinstance(right, Null))
    return isinstance(left, Unknown) and left.absent and nothing


def held_by(collection: Sequence, value: Value) -> bool | None:
    """Return whether a list holds what equals a value, None where that is not known."""
    found: bool | None = None if collection.open else False
    for item in collection.items:
        verdict = equal(value, item)
        if verdict:
            return True
        if verdict is None:
            found = None
    return found


def contains(interp: Interpreter, left: Value, right: Value, *, negated: bool) -> Value:
    """Return ``left in right``."""
    key = interp.text_of(left)
    found: bool | None = None
    if isinstance(right, Record) and key is not None and HOLE not in key:
        found = key in right.entries or (None if right.open else False)
    elif isinstance(right, Sequence):
        found = held_by(right, left)
        if are_arguments(right):
            return Const(negated, soft=True)
        when = held_when(interp, right, left) if found else None
        if when is not None:
            return Const(negated, soft=True) if when.soft else Unknown("membership")
        if found is not None and _soft(*right.items):
            return Const(found is not negated, soft=True)
    elif isinstance(right, Const) and isinstance(right.value, str) and isinstance(left, Const) and HOLE not in f"{left.value}{right.value}":
        found = str(left.value) in right.value
    elif isinstance(right, Instance) and key is not None:
        found = key in right.fields or None
    return Unknown("membership") if found is None else Const(found is not negated, soft=_soft(left, right))


def unary(sign: str, value: Value, *, python: bool) -> Value:
    """Return ``sign value``."""
    if sign == "not" and (value is PRIMARY or value is WORKER):
        return WORKER if value is PRIMARY else PRIMARY
    if sign == "not":
        verdict, soft = truth_of(value, python=python)
        return Unknown("negation") if verdict is None else Const(not verdict, soft=soft)
    if sign == "typeof":
        if isinstance(value, Unknown) and value.absent:
            return Const("undefined", soft=True)
        kind = type_name(value)
        return Unknown("typeof") if kind is None else Const(kind)
    if not python and sign in javascript_operators.UNARY and isinstance(value, Const) and isinstance(value.value, (str, float, bool)):
        return javascript_operators.converted(sign, value) or Unknown("operation")
    if sign in {"-", "+"} and isinstance(value, Const) and isinstance(value.value, (int, float)):
        return Const(-value.value if sign == "-" else value.value, soft=value.soft)
    if sign == "~" and isinstance(value, Const) and isinstance(value.value, int):
        return Const(~value.value, soft=value.soft)
    return NONE if sign == "void" else Unknown("operation")


def type_name(value: Value) -> str | None:
    """Return JavaScript's ``typeof``, None where that is not known."""
    if isinstance(value, Const):
        if isinstance(value, Symbol):
            return "symbol"
        if value.value is None:
            return "object" if isinstance(value, Null) else "undefined"
        return {bool: "boolean", int: "number", float: "number", str: "string"}[type(value.value)]
    if isinstance(value, (FunctionValue, ClassValue)):
        return "function"
    if isinstance(value, (Record, Sequence, Instance, ModuleValue)):
        return "object"
    if isinstance(value, Host):
        return str(getattr(value, "typeof", "function"))
    return None


def _soft(*values: Value) -> bool:
    return any(value.soft if isinstance(value, Const) else is_flag(value) for value in values)
