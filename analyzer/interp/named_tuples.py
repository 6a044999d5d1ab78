"""Tuples whose items have names: ``namedtuple("Row", "path verb")``, and what subclasses of ``NamedTuple`` are in a row.

https://docs.python.org/3/library/collections.html#collections.namedtuple
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from analyzer.interp.hosts import Host, HostClass, HostFunction
from analyzer.interp.iteration import items_of
from analyzer.interp.values import NONE, Const, Instance, Invocation, Record, Sequence, Unknown, Value

if TYPE_CHECKING:
    from analyzer.interp.interpreter import Interpreter

MOST = 200


class Row(Host):
    """The tuple inside an object of a class that extends a named tuple."""

    __slots__ = ("kind", "row")
    typeof = "object"

    def __init__(self, kind: NamedTuple) -> None:
        super().__init__()
        self.kind = kind
        self.row = Sequence([], "tuple")

    def initialise(self, call: Invocation, interp: Interpreter) -> None:
        """Take the items."""
        made = self.kind.call(call, interp)
        if isinstance(made, Sequence):
            self.row = made

    def get(self, name: str, interp: Interpreter) -> Value | None:
        """Return an item by name, or what makes the object a tuple."""
        if name == "__iter__":
            return HostFunction(name, lambda _c, _i: self.row)
        if name in self.row.fields:
            return self.row.items[self.row.fields.index(name)]
        owner = self.owner
        if name == "_replace" and isinstance(owner, Instance):
            return HostFunction(name, lambda c, i: i.invoke(owner.cls, Invocation(replaced(self.row, c).items, {}, c.site)))
        return method(self.row, name)


class NamedTuple(HostClass):
    """The class that ``namedtuple`` makes."""

    __slots__ = ("defaults", "fields")

    def __init__(self, name: str, fields: tuple[str, ...], defaults: list[Value]) -> None:
        super().__init__(name, lambda: Row(self), {"_fields": Sequence([Const(field) for field in fields], "tuple")})
        self.fields = fields
        self.defaults = dict(zip(reversed(fields), reversed(defaults), strict=False))
        self.statics["_make"] = HostFunction("_make", self.made_of)

    def call(self, call: Invocation, interp: Interpreter) -> Value:
        """Return a tuple."""
        given = dict(zip(self.fields, call.arguments, strict=False)) | call.keywords
        items = [given.get(field) or self.defaults.get(field) or Unknown(f"field {field}", call.site) for field in self.fields]
        return Sequence(items, "tuple", fields=self.fields)

    def made_of(self, call: Invocation, interp: Interpreter) -> Value:
        """Return ``Row._make(items)``."""
        return self.call(Invocation(list(items_of(interp, call.argument(0) or NONE)[0]), {}, call.site), interp)


def method(row: Sequence, name: str) -> Value | None:
    """Return a method of named tuples; None for any other name."""
    if name == "_fields":
        return Sequence([Const(field) for field in row.fields], "tuple")
    if name == "_asdict":
        return HostFunction(name, lambda _c, _i: Record(dict(zip(row.fields, row.items, strict=False)), kind="dict"))
    if name == "_replace":
        return HostFunction(name, lambda call, _i: replaced(row, call))
    return None


def replaced(row: Sequence, call: Invocation) -> Sequence:
    """Return a copy with other items."""
    items = [call.keywords.get(field, item) for field, item in zip(row.fields, row.items, strict=False)]
    return Sequence(items, "tuple", fields=row.fields)


def named_tuple(call: Invocation, interp: Interpreter) -> Value:
    """Return ``namedtuple(name, fields, defaults=(...))``: the fields are a list, or a text with blanks or commas."""
    given = call.argument(1, "field_names") or NONE
    text = interp.text_of(given) if isinstance(given, Const) else None
    names = text.replace(",", " ").split() if text else [interp.text_of(item) or "" for item in items_of(interp, given)[0]]
    defaults = items_of(interp, call.keywords.get("defaults", NONE))[0]
    if not names or len(names) > MOST or not all(name.isidentifier() for name in names):
        return Unknown("named tuple", call.site)
    return NamedTuple(interp.text_of(call.argument(0)) or "", tuple(names), defaults)
