"""Python's operators beyond what both languages share: of numbers, sets, repeated lists, tuples in order, and classes' own.

https://docs.python.org/3/reference/datamodel.html#emulating-numeric-types
"""

from __future__ import annotations

import operator
from typing import TYPE_CHECKING, Any

from analyzer.interp import methods_sets, operators
from analyzer.interp.ancestry import lineage
from analyzer.interp.builtin_bases import inner_of
from analyzer.interp.hosts import Host, HostFunction
from analyzer.interp.iteration import items_of, row_of
from analyzer.interp.methods_text_python import percent
from analyzer.interp.plain import TooMuch, data_of, value_of
from analyzer.interp.values import HOLE, ClassValue, Const, External, Instance, Invocation, Record, Sequence, Unknown, Value
from analyzer.syntax import program as p

if TYPE_CHECKING:
    from collections.abc import Callable

    from analyzer.interp.interpreter import Interpreter
    from analyzer.interp.scope import Scope

_MODELS = {("BaseModel",), ("Struct",)}
_RECORDS = frozenset({"attrs", "dataclass", "define", "frozen", "s"})
_RECORDS_IN_RECORDS = 4
_LARGE = 1e15
_WIDEST_SHIFT = 64
_NAMES = {
    "+": "add", "-": "sub", "*": "mul", "/": "truediv", "//": "floordiv", "%": "mod", "**": "pow", "@": "matmul", "<<": "lshift",
    ">>": "rshift", "&": "and", "|": "or", "^": "xor", "==": "eq", "!=": "ne", "<": "lt", "<=": "le", ">": "gt", ">=": "ge",
}  # fmt: skip
_REFLECTED = {"==": "eq", "!=": "ne", "<": "gt", "<=": "ge", ">": "lt", ">=": "le"}
_BITS: dict[str, Callable[[int, int], int]] = {
    "&": operator.and_, "|": operator.or_, "^": operator.xor, "<<": operator.lshift, ">>": operator.rshift, "**": operator.pow,
}  # fmt: skip
_ORDER: dict[str, Callable[[Any, Any], Any]] = {"<": operator.lt, "<=": operator.le, ">": operator.gt, ">=": operator.ge}


def binary(interp: Interpreter, sign: str, left: Value, right: Value, *, in_place: bool = False) -> Value:
    """Return ``left sign right``."""
    found = special(interp, sign, left, right, in_place=in_place)
    return found if found is not None else operators.binary(interp, sign, left, right, in_place=in_place)


def special(interp: Interpreter, sign: str, left: Value, right: Value, *, in_place: bool) -> Value | None:
    """Return ``left sign right`` as Python alone has it; None where both languages agree, or nothing more is known."""
    if isinstance(left, Instance) or isinstance(right, Instance):
        return _own(interp, sign, left, right, in_place=in_place)
    if sign == "+" and isinstance(left, Host):
        hook = left.get("__iadd__" if in_place else "__add__", interp)
        return hook.call(Invocation([right], {}, interp.site), interp) if isinstance(hook, HostFunction) else None
    if sign == "%" and isinstance(left, Const) and isinstance(left.value, str):
        return _computed(interp, percent, left, right)
    if isinstance(left, Const) and isinstance(right, Const):
        return _of_numbers(sign, left, right) if sign in _BITS else _repeated(interp, left, right) if sign == "*" else None
    if sign in {"in", "not in"} and isinstance(left, Sequence) and isinstance(right, Sequence):
        return _among(interp, left, right, negated=sign == "not in")
    if sign in {"==", "!="} and isinstance(left, (Sequence, Record)) and isinstance(right, (Sequence, Record)):
        return _same(interp, left, right, negated=sign == "!=")
    if isinstance(left, Sequence) and isinstance(right, Sequence):
        if {left.kind, right.kind} <= {"set", "keys"}:
            return _of_sets(interp, sign, left, right, in_place=in_place)
        if sign in _ORDER and left.kind == right.kind:
            return _computed(interp, _ORDER[sign], left, right)
    if sign == "*" and isinstance(left, Sequence) and isinstance(right, Const):
        return _repeated_list(interp, left, right)
    return None


def _of_numbers(sign: str, left: Const, right: Const) -> Value | None:
    a, b = left.value, right.value
    if (
        not isinstance(a, int)
        or not isinstance(b, int)
        or abs(a) > _LARGE
        or abs(b) > (_WIDEST_SHIFT if sign in {"<<", ">>", "**"} else _LARGE)
    ):
        return None
    if b < 0 and sign in {"<<", ">>", "**"}:
        return None
    found = _BITS[sign](a, b)
    return Const(found, soft=left.soft or right.soft) if abs(found) < _LARGE else None


def _repeated(interp: Interpreter, left: Const, right: Const) -> Value | None:
    if isinstance(left.value, int) and isinstance(right.value, str):
        left, right = right, left
    if not isinstance(left.value, str) or not isinstance(right.value, int):
        return None
    if len(left.value) * max(right.value, 0) > interp.bounds.text:
        return Unknown("long text", interp.site)
    return Const(left.value * right.value, soft=left.soft or right.soft, site=left.site)


def _repeated_list(interp: Interpreter, left: Sequence, right: Const) -> Value | None:
    if not isinstance(right.value, int):
        return None
    if len(left.items) * max(right.value, 0) > interp.bounds.items:
        interp.hit("items")
        return None
    interp.weigh(len(left.items) * max(right.value, 0))
    return Sequence(left.items * right.value, left.kind, left.open)


def _of_sets(interp: Interpreter, sign: str, left: Sequence, right: Sequence, *, in_place: bool) -> Value | None:
    if sign in _ORDER:
        return _computed(interp, _ORDER[sign], Sequence(left.items, "set", left.open), Sequence(right.items, "set", right.open))
    method = methods_sets.SIGNS.get(sign)
    found = method(interp, left, Invocation([right], {}, interp.site)) if method is not None else None
    if in_place and isinstance(found, Sequence):
        left.items, left.open = found.items, found.open
        return left
    return found


def _computed(interp: Interpreter, function: Callable[[Any, Any], Any], left: Value, right: Value) -> Value | None:
    known = data_of(left, right)
    if known is None:
        return None
    try:
        return value_of(function(*known[0]), soft=known[1], site=interp.site)
    except (TooMuch, TypeError, ValueError, LookupError):
        return None


def _same(interp: Interpreter, left: Sequence | Record, right: Sequence | Record, *, negated: bool) -> Value | None:
    if left is right:
        return Const(not negated)
    if isinstance(left, Sequence) and isinstance(right, Sequence) and not left.open and not right.open:
        tuples = {item.kind == "tuple" for item in (left, right)}
        if len(left.items) != len(right.items) or len(tuples) > 1:
            return Const(negated)
    found = _computed(interp, operator.eq, left, right)
    return Const(found.value is not negated, soft=found.soft) if isinstance(found, Const) else None


def _among(interp: Interpreter, left: Sequence, right: Sequence, *, negated: bool) -> Value | None:
    """Return whether a list holds one that is like another: ``("GET", path) in left_out``."""
    for item in interp.within(right.items):
        verdict, _ = truth_of(interp, binary(interp, "==", left, item))
        if verdict is None:
            return Unknown("membership", interp.site)
        if verdict:
            return operators.contains(interp, item, right, negated=negated)
    return None


def _own(interp: Interpreter, sign: str, left: Value, right: Value, *, in_place: bool) -> Value | None:
    """Return what a class's own method makes of it, the right side's where the left has none."""
    if sign in {"in", "not in"}:
        return _contained(interp, left, right, negated=sign == "not in")
    name = _NAMES.get(sign)
    if name is None:
        return None
    tried = [(left, f"__i{name}__", right)] if in_place else []
    tried += [(left, f"__{name}__", right), (right, f"__{_REFLECTED.get(sign, 'r' + name)}__", left)]
    for this, method, other in tried:
        found = own_method(interp, this, method)
        if found is not None:
            return interp.invoke(found, Invocation([other], {}, interp.site))
    if sign == "==":
        return _by_fields(interp, left, right)
    if sign == "!=":
        same = _own(interp, "==", left, right, in_place=False)
        return Const(not same.value, soft=same.soft) if isinstance(same, Const) else None
    return None


def _by_fields(interp: Interpreter, left: Value, right: Value) -> Value | None:
    """Return whether two objects have the same fields, where that is what makes them equal: rows and records, not others."""
    if left is right:
        return Const(value=True)
    rows = [row_of(side) if isinstance(side, Instance) else None for side in (left, right)]
    sides = [side if row is None else Sequence(row, "tuple") for side, row in zip((left, right), rows, strict=True)]
    if any(row is not None for row in rows) and all(isinstance(side, Sequence) for side in sides):
        return binary(interp, "==", *sides)
    if not isinstance(left, Instance) or not isinstance(right, Instance) or left.cls is not right.cls or not _is_record(left.cls):
        return None
    if left.open or right.open or left.fields.keys() != right.fields.keys() or interp.comparing >= _RECORDS_IN_RECORDS:
        return Unknown("equality", interp.site)
    interp.comparing += 1
    same = [truth_of(interp, binary(interp, "==", value, right.fields[name])) for name, value in left.fields.items()]
    interp.comparing -= 1
    verdicts = {verdict for verdict, _ in same}
    if False not in verdicts and None in verdicts:
        return Unknown("equality", interp.site)
    return Const(False not in verdicts, soft=any(soft for _, soft in same))


def _is_record(cls: ClassValue) -> bool:
    """Return whether a class compares its objects by their fields: one of dataclasses, attrs or pydantic."""
    for base in lineage(cls):
        if isinstance(base, External) and base.path[-1:] in _MODELS:
            return True
        for decorator in base.node.decorators if isinstance(base, ClassValue) else ():
            callee = decorator.callee if isinstance(decorator, p.Call) else decorator
            given = decorator.arguments if isinstance(decorator, p.Call) else []
            named = callee.name if isinstance(callee, p.Member) else callee.id if isinstance(callee, p.Name) else ""
            by_identity = any(item.keyword == "eq" and isinstance(item.value, p.Literal) and not item.value.value for item in given)
            if named in _RECORDS and not by_identity:
                return True
    return False


def _contained(interp: Interpreter, left: Value, right: Value, *, negated: bool) -> Value | None:
    method = own_method(interp, right, "__contains__")
    if method is not None:
        verdict, soft = truth_of(interp, interp.invoke(method, Invocation([left], {}, interp.site)))
        return Unknown("membership") if verdict is None else Const(verdict is not negated, soft=soft)
    held = inner_of(right) or right
    if isinstance(held, Sequence) and isinstance(left, Instance):
        verdicts = {truth_of(interp, binary(interp, "==", left, item))[0] for item in interp.within(held.items)}
        if True in verdicts:
            return Const(not negated)
        return Unknown("membership") if None in verdicts or held.open else Const(negated)
    if held is not right:
        return operators.contains(interp, left, held, negated=negated)
    if own_method(interp, right, "__iter__") is not None:
        items, is_open = items_of(interp, right)
        return operators.contains(interp, left, Sequence(items, open=is_open), negated=negated)
    return None


def own_method(interp: Interpreter, this: Value, name: str) -> Value | None:
    """Return a special method that a class of the repository defines, bound; None where it has none."""
    if not isinstance(this, Instance) or not this.cls.python:
        return None
    defined = any(isinstance(base, ClassValue) and name in base.members for base in lineage(this.cls))
    return interp.get(this, name) if defined else None


def truth_of(interp: Interpreter, value: Value) -> tuple[bool | None, bool]:
    """Return truth as Python has it, by a class's own ``__bool__`` or ``__len__`` too."""
    for name in ("__bool__", "__len__") if isinstance(value, Instance) else ():
        method = own_method(interp, value, name)
        if method is not None:
            return operators.truth_of(interp.invoke(method, Invocation([], {}, interp.site)), python=True)
    return operators.truth_of(inner_of(value) or value, python=True)


def truth(interp: Interpreter, value: Value, scope: Scope) -> tuple[bool | None, bool]:
    """Return truth as the language of the code has it."""
    return truth_of(interp, value) if scope.python else operators.truth_of(value, python=False)


def text_of(interp: Interpreter, value: Instance) -> str:
    """Return the text that an object's own ``__str__`` or ``__repr__`` says, else what is not known."""
    for name in ("__str__", "__repr__"):
        method = own_method(interp, value, name)
        if method is not None:
            found = interp.invoke(method, Invocation([], {}, interp.site))
            return str(found.value) if isinstance(found, Const) and isinstance(found.value, str) else HOLE
    return HOLE
