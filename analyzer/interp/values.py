"""The abstract values: what an expression may be worth when nothing is run.

A string that is known in part holds ``HOLE`` where it is not: it joins, splits and compares like any other string.
"""

from __future__ import annotations

from itertools import count
from typing import TYPE_CHECKING, NamedTuple

import msgspec

if TYPE_CHECKING:
    from analyzer.interp.hosts import Host
    from analyzer.interp.scope import Scope
    from analyzer.syntax import program

HOLE = "\ue000"
_COUNTED = count(1)


def moment() -> int:
    """Return a number that is higher than all before it: what is made later has a higher one."""
    return next(_COUNTED)


class Site(NamedTuple):
    """A file and a line of it."""

    file: str
    line: int


NOWHERE = Site("", 0)


class Value:
    """Base of all abstract values."""

    __slots__ = ()


class Unknown(Value, msgspec.Struct, eq=False):
    """Nothing is known. ``absent`` marks settings that are unset unless somebody sets them (``process.env.X``)."""

    reason: str = ""
    site: Site = NOWHERE
    absent: bool = False


MISSING = "missing module"
"""Why nothing is known of what is imported from where the repository holds nothing."""


class Const(Value, msgspec.Struct, eq=False):
    """A literal. ``soft`` marks a default that a setting may override; ``site`` is where the literal stands."""

    value: str | int | float | bool | None
    soft: bool = False
    site: Site = NOWHERE


class Null(Const, eq=False):
    """JavaScript's ``null``: nothing, but not ``undefined``, which is ``NONE``."""


class Symbol(Const, eq=False):
    """JavaScript's symbol: a text that no property has by chance."""


NONE = Const(None)
NULL = Null(None)
PRIMARY, WORKER = Const(value=False), Const(value=True)
"""``cluster.isPrimary`` and ``cluster.isWorker``: a worker is what goes on, but there is a primary too, which runs its side of a test."""


class EnumMember(Const, eq=False):
    """A member of an enumeration: its value, its ``name``, and the class whose methods it has."""

    name: str = ""
    cls: ClassValue | None = None


class Sequence(Value, msgspec.Struct, eq=False):
    """A list, tuple, set or generator; ``open`` when it may hold more than ``items``; ``fields`` names a named tuple's.

    ``extra`` are the properties that JavaScript hangs on an array; ``made`` is the `moment` at which it was, as for records and objects.
    """

    items: list[Value]
    kind: str = "list"
    open: bool = False
    fields: tuple[str, ...] = ()
    extra: dict[str, Value] | None = None
    made: int = msgspec.field(default_factory=moment)


class Record(Value, msgspec.Struct, eq=False):
    """An object literal, dict, Map or namespace; ``open`` when it may hold more. ``getters`` are called when read."""

    entries: dict[str, Value] = msgspec.field(default_factory=dict)
    open: bool = False
    getters: dict[str, FunctionValue] = msgspec.field(default_factory=dict)
    kind: str = "object"
    keys: dict[str, Value] = msgspec.field(default_factory=dict)
    traits: Traits | None = None
    made: int = msgspec.field(default_factory=moment)


UNSET = "__unset__"
"""Among the keys of an open record: what it does not name is unset unless somebody sets it."""

PROTOTYPE = "__proto__"
"""Where a function of JavaScript's keeps the prototype that it was given."""


class Traits(msgspec.Struct, eq=False):
    """What few JavaScript objects have: setters, properties that are not listed, a prototype of their own; whether writes are in vain."""

    setters: dict[str, Value] = msgspec.field(default_factory=dict)
    hidden: set[str] = msgspec.field(default_factory=set)
    prototype: Value | None = None
    frozen: bool = False


class FunctionValue(Value, msgspec.Struct, eq=False):
    """A closure. ``this`` is set for bound methods, ``bound`` for partial application; ``wraps`` by ``functools.wraps``.

    ``hands_on`` are the names that it calls with what it is called with, once somebody has looked (`wrapping`).
    """

    node: program.Function
    scope: Scope
    file: str
    this: Value | None = None
    home: ClassValue | None = None
    fields: dict[str, Value] = msgspec.field(default_factory=dict)
    bound: tuple[Value, ...] = ()
    bound_keywords: dict[str, Value] = msgspec.field(default_factory=dict)
    wraps: Value | None = None
    module_language: str = ""
    hands_on: tuple[tuple[str, str], ...] | None = None

    @property
    def site(self) -> Site:
        """Where the function's code begins."""
        return Site(self.file, self.node.line)


class Left(msgspec.Struct, eq=False):
    """What decorators have run later: of each object before and after its fields are filled, of the class, and of the values of fields."""

    before: list[Value] = msgspec.field(default_factory=list)
    after: list[Value] = msgspec.field(default_factory=list)
    of_class: list[Value] = msgspec.field(default_factory=list)
    first_values: list[tuple[str, Value]] = msgspec.field(default_factory=list)


class ClassValue(Value, msgspec.Struct, eq=False):
    """A class: ``members`` by name, ``bases`` left to right, ``instance_fields`` evaluated at construction.

    ``statics`` and ``setters``, those of the bases too, are JavaScript's, and so is what decorators have left to be done.
    """

    name: str
    node: program.Class
    scope: Scope
    file: str
    bases: list[Value] = msgspec.field(default_factory=list)
    members: dict[str, Value] = msgspec.field(default_factory=dict)
    getters: dict[str, FunctionValue] = msgspec.field(default_factory=dict)
    instance_fields: list[program.Field] = msgspec.field(default_factory=list)
    annotations: dict[str, program.Field] = msgspec.field(default_factory=dict)
    python: bool = False
    statics: dict[str, Value] = msgspec.field(default_factory=dict)
    setters: dict[str, FunctionValue] | None = None
    left: Left | None = None
    made: int = msgspec.field(default_factory=moment)

    @property
    def site(self) -> Site:
        """Where the class begins."""
        return Site(self.file, self.node.line)


class Instance(Value, msgspec.Struct, eq=False):
    """An object of a class of the repository. ``host`` is the framework object that it inherits from, if any."""

    cls: ClassValue
    fields: dict[str, Value] = msgspec.field(default_factory=dict)
    host: Host | None = None
    open: bool = False
    made: int = msgspec.field(default_factory=moment)


class SuperValue(Value, msgspec.Struct, eq=False):
    """``super``: the members of the bases of ``cls``, seen from ``this``."""

    cls: ClassValue
    this: Value


class OneOf(Value, msgspec.Struct, eq=False):
    """One of several values, depending on what is not known; at least two, no nested ``OneOf``."""

    options: list[Value]


class External(Value, msgspec.Struct, eq=False):
    """What came out of a library: ``package`` and the members and calls (``()``) that led to it.

    ``arguments`` are those of the last call on the way, ``base`` the value before it.
    """

    package: str
    path: tuple[str, ...] = ()
    arguments: tuple[Value, ...] = ()
    keywords: dict[str, Value] = msgspec.field(default_factory=dict)
    site: Site = NOWHERE
    base: External | None = None
    fields: dict[str, Value] = msgspec.field(default_factory=dict)

    @property
    def dotted(self) -> str:
        """The way to it in words: ``passport.authenticate()``."""
        text = self.package
        for part in self.path:
            text += part if part == "()" else "." + part
        return text


class ModuleValue(Value, msgspec.Struct, eq=False):
    """A file of the repository as imported: names are looked up when read, so that cycles and late exports work.

    ``exporting`` when one of its statements is an ``export``: then it is no CommonJS, also before any was reached.
    """

    file: str
    scope: Scope
    exports: Record
    language: str
    done: bool = False
    commonjs: Value | None = None
    stars: list[ModuleValue] = msgspec.field(default_factory=list)
    package: bool = False
    exporting: bool = False


class Invocation(msgspec.Struct, eq=False):
    """What a call passes: positional values, keywords, where it stands. ``open`` when more may be passed than is known."""

    arguments: list[Value]
    keywords: dict[str, Value]
    site: Site
    this: Value | None = None
    open: bool = False
    node: program.Call | None = None

    def argument(self, position: int, *names: str) -> Value | None:
        """Return the argument at ``position`` or under one of ``names``, or None."""
        for name in names:
            if name in self.keywords:
                return self.keywords[name]
        return self.arguments[position] if 0 <= position < len(self.arguments) else None


def identity(value: Value) -> object:
    """Return what a value is told apart by: a plain one by its kind and what it is, any other by which object it is."""
    if not isinstance(value, Const) or (isinstance(value.value, str) and HOLE in value.value):
        return id(value)
    return (float if isinstance(value.value, (int, float)) else type(value.value)), value.value, isinstance(value, Null)


def is_nothing(value: Value) -> bool:
    """Return whether a value is ``undefined``, ``null`` or ``None``, whatever anybody sets."""
    return isinstance(value, Const) and value.value is None and not value.soft


def one_of(options: list[Value]) -> Value:
    """Return the join of ``options``: flattened, without repetition, at most 8; what is known whole beats what is known in part.

    What is a default on one way, and the same on all, is one.
    """
    flat: list[Value] = []
    seen: dict[object, int] = {}
    for option in options:
        for value in option.options if isinstance(option, OneOf) else (option,):
            mark: object = (type(value.value), value.value) if isinstance(value, Const) else id(value)
            if mark in seen:
                at = seen[mark]
                flat[at] = value if isinstance(value, Const) and value.soft else flat[at]
            elif len(flat) < 8:
                seen[mark] = len(flat)
                flat.append(value)
    known = [value for value in flat if not (isinstance(value, Unknown) or (isinstance(value, Const) and value.value is None))]
    if len(known) < len(flat) and known and all(isinstance(value, Const) and isinstance(value.value, bool) for value in known):
        return Unknown("one of several")
    whole = [value for value in known if not (isinstance(value, Const) and isinstance(value.value, str) and HOLE in value.value)]
    if whole and all(isinstance(value, Const) for value in known):
        known = whole
    if len(known) == 1:
        return known[0]
    if not known:
        return flat[0] if flat else NONE
    return OneOf(known)
