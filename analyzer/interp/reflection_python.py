"""Python's built-in functions that look at objects and classes: attributes, kinds, names.

https://docs.python.org/3/library/functions.html#type
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from analyzer.interp import classes, slots
from analyzer.interp.ancestry import lineage
from analyzer.interp.builtin_bases import inner_of
from analyzer.interp.enumerations import is_of
from analyzer.interp.hosts import HostClass, HostFunction, HostModule, host_of
from analyzer.interp.iteration import entries_of
from analyzer.interp.named_tuples import NamedTuple
from analyzer.interp.scope import Scope
from analyzer.interp.values import (
    HOLE,
    NONE,
    ClassValue,
    Const,
    EnumMember,
    External,
    FunctionValue,
    Instance,
    Invocation,
    ModuleValue,
    OneOf,
    Record,
    Sequence,
    Unknown,
    Value,
)
from analyzer.syntax import program as p

if TYPE_CHECKING:
    from analyzer.interp.interpreter import Interpreter

TYPES = frozenset({"bool", "bytes", "dict", "float", "frozenset", "int", "list", "set", "str", "tuple"})
_OF_LISTS = {kind.__name__: frozenset(dir(kind)) for kind in (list, tuple, set, frozenset)}
HOLLOW = frozenset({"abc", "typing", "typing_extensions"})
"""Modules whose classes have no members that a program asks for: https://docs.python.org/3/library/abc.html"""


def getattr_(call: Invocation, interp: Interpreter) -> Value:
    """Return ``getattr(x, name, default)``."""
    name = interp.text_of(call.argument(1))
    target = call.argument(0) or NONE
    if name is None or HOLE in name:
        return Unknown("computed attribute", call.site)
    found = interp.get(target, name)
    default = call.argument(2)
    missing = isinstance(found, Unknown) or (found is NONE) or bears_no_mark(target, found, name)
    return default if default is not None and missing and not isinstance(target, Unknown) else found


def bears_no_mark(target: Value, found: Value, name: str) -> bool:
    """Return whether a program's own mark (``_endpoint``) is asked of what a library exports, or of a class for what its base there has.

    What a library gives without being given anything bears none either. So is any name of an object whose class has no other base there
    than ``ABC`` or ``Generic[T]``.
    """
    bare = isinstance(target, External) and ("()" not in target.path or not (target.arguments or target.keywords))
    exported = bare and isinstance(target, External) and name not in target.fields
    inherited = isinstance(target, ClassValue) and isinstance(found, External) and found.path[-1:] == (name,)
    modelled = (isinstance(target, HostClass) and name not in target.statics) or (
        isinstance(target, HostModule) and name not in target.members
    )
    own = name.startswith("_") and not name.startswith("__") and (exported or inherited or modelled)
    return own or (isinstance(target, (ClassValue, Instance)) and isinstance(found, External) and found.package in HOLLOW)


def setattr_(call: Invocation, interp: Interpreter) -> Value:
    """Take ``setattr(x, name, value)``."""
    name = interp.text_of(call.argument(1))
    if name is not None and len(call.arguments) > 2:
        slots.set_member(interp, call.arguments[0], name, call.arguments[2])
    return NONE


def hasattr_(call: Invocation, interp: Interpreter) -> Value:
    """Return ``hasattr(x, name)``."""
    name, target = interp.text_of(call.argument(1)), call.argument(0) or NONE
    if name is None or HOLE in name or isinstance(target, Unknown):
        return Unknown("hasattr")
    if isinstance(target, FunctionValue):
        return Const(name in target.fields)
    if isinstance(target, Sequence):
        return Const(name in target.fields or name in _OF_LISTS.get(target.kind, _OF_LISTS["list"]))
    found = interp.get(target, name)
    if bears_no_mark(target, found, name):
        return Const(value=False)
    if isinstance(target, External):
        return Unknown("hasattr")
    if isinstance(target, Instance) and isinstance(found, FunctionValue):
        return Const(value=True)
    return Const(not isinstance(found, Unknown)) if not (isinstance(target, Instance) and target.open) else Unknown("hasattr")


def isinstance_(call: Invocation, interp: Interpreter) -> Value:
    """Return ``isinstance(x, classes)``."""
    value, wanted = call.argument(0) or NONE, call.argument(1) or NONE
    options = wanted.items if isinstance(wanted, Sequence) else [wanted]
    verdicts = [is_instance(interp, value, option) for option in options]
    if True in verdicts:
        return Const(value=True)
    return Unknown("isinstance") if None in verdicts else Const(value=False)


def is_instance(interp: Interpreter, value: Value, wanted: Value) -> bool | None:
    """Return whether ``value`` is of class ``wanted``, None where that is not known."""
    if isinstance(value, (Unknown, External, OneOf)):
        return None
    if isinstance(value, EnumMember):
        return is_of(value, wanted)
    if isinstance(wanted, ClassValue):
        return isinstance(value, Instance) and wanted in lineage(value.cls)
    if isinstance(wanted, HostClass):
        host = host_of(value)
        if isinstance(value, Instance) and wanted in lineage(value.cls):
            return True
        if isinstance(wanted, NamedTuple) and isinstance(value, Sequence):
            return value.fields is wanted.fields
        return host is not None and getattr(host, "class_name", None) in {wanted.name, *wanted.statics}
    value = inner_of(value) or value
    if isinstance(wanted, HostFunction):
        kinds: dict[str, tuple[type, ...]] = {"str": (str,), "int": (int,), "float": (float,), "bool": (bool,)}
        if isinstance(value, Const):
            return isinstance(value.value, kinds.get(wanted.name, ())) if wanted.name in kinds else False
        if isinstance(value, Sequence):
            return value.kind == wanted.name
        if isinstance(value, Record):
            return wanted.name == "dict"
        return wanted.name == "type" and isinstance(value, ClassValue)
    _ = interp
    return None


def issubclass_(call: Invocation, _interp: Interpreter) -> Value:
    """Return ``issubclass(cls, classes)``."""
    value, wanted = call.argument(0) or NONE, call.argument(1) or NONE
    options = wanted.items if isinstance(wanted, Sequence) else [wanted]
    if not isinstance(value, ClassValue):
        return Unknown("issubclass")
    order = lineage(value)
    if any(option in order for option in options):
        return Const(value=True)
    if any(
        isinstance(option, External) and isinstance(base, External) and option.dotted == base.dotted for option in options for base in order
    ):
        return Const(value=True)
    return Const(value=False) if all(isinstance(option, (ClassValue, HostClass)) for option in options) else Unknown("issubclass")


def made_class(interp: Interpreter, call: Invocation) -> Value:
    """Return the class that ``type(name, bases, members)`` makes."""
    name, bases, members = call.arguments[:3]
    text = interp.text_of(name)
    if text is None or not isinstance(bases, Sequence) or not isinstance(members, Record):
        return Unknown("made class", call.site)
    node = p.Class(text if HOLE not in text else "", [], [], line=call.site.line)
    scope = Scope(None, file=call.site.file, function=True, python=True)
    cls = ClassValue(node.name, node, scope, call.site.file, list(bases.items), dict(members.entries), python=True)
    for parent in cls.bases:
        interp.subclasses.setdefault(id(parent), []).append(cls)
    classes.announce(interp, cls, node, scope)
    return cls


def type_(call: Invocation, interp: Interpreter) -> Value:
    """Return ``type(x)``, and the class that ``type(name, bases, members)`` makes."""
    value = call.argument(0)
    if len(call.arguments) == 3:
        return made_class(interp, call)
    if isinstance(value, (Instance, EnumMember)) and value.cls is not None:
        return value.cls
    name = type(value.value).__name__ if isinstance(value, Const) else value.kind if isinstance(value, (Sequence, Record)) else ""
    return interp.globals["python"].get(name, Unknown("type", call.site)) if name in TYPES else Unknown("type", call.site)


def globals_(call: Invocation, interp: Interpreter) -> Value:
    """Return the names of the module that asks."""
    module = interp.modules.get(call.site.file)
    return Record(module.scope.names, kind="dict") if module is not None else Record(open=True, kind="dict")


def vars_(call: Invocation, interp: Interpreter) -> Value:
    """Return ``vars(x)``, without ``x`` the names of the module that asks at its top."""
    if not call.arguments and interp.stack[-1].function is None:
        return globals_(call, interp)
    if isinstance(call.arguments[0], (Instance, FunctionValue)):
        return interp.get(call.arguments[0], "__dict__")
    entries, is_open = entries_of(interp, call.arguments[0])
    return Record(entries, is_open, kind="dict")


def dir_(call: Invocation, interp: Interpreter) -> Value:
    """Return ``dir(x)``."""
    value = call.argument(0) or NONE
    names: list[str] = []
    if isinstance(value, (Instance, ClassValue)):
        order = lineage(value.cls if isinstance(value, Instance) else value)
        names = sorted({name for base in order if isinstance(base, ClassValue) for name in base.members})
    elif isinstance(value, ModuleValue):
        names = sorted(entries_of(interp, value)[0])
    return Sequence([Const(name) for name in names], open=not names)


def callable_(call: Invocation, _interp: Interpreter) -> Value:
    """Return ``callable(x)``."""
    value = call.argument(0)
    if isinstance(value, (FunctionValue, ClassValue, HostFunction, HostClass)):
        return Const(value=True)
    return Const(value=False) if isinstance(value, (Const, Sequence, Record)) else Unknown("callable")
