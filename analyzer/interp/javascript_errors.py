"""JavaScript's errors: ``Error`` and its kin, objects of them, and of the repository's classes that extend them.

https://tc39.es/ecma262/#sec-error-objects
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from analyzer.interp import failures
from analyzer.interp.ancestry import lineage
from analyzer.interp.hosts import HostFunction, HostModule
from analyzer.interp.iteration import items_of
from analyzer.interp.values import NONE, Const, FunctionValue, Instance, Invocation, Record, Sequence, Traits, Unknown, Value

if TYPE_CHECKING:
    from analyzer.interp.interpreter import Interpreter

NAMES = ("Error", "TypeError", "RangeError", "SyntaxError", "ReferenceError", "EvalError", "URIError", "AggregateError")
HIDDEN = frozenset({"message", "stack", "cause", "errors"})
"""Properties that nobody lists."""


class ErrorClass(HostModule):
    """``Error``, or one of those that extend it."""

    __slots__ = ("name",)

    def __init__(self, name: str) -> None:
        self.name = name
        super().__init__(name, {"name": Const(name), "captureStackTrace": HostFunction("captureStackTrace", lambda _c, _i: NONE)})

    def call(self, call: Invocation, interp: Interpreter) -> Value:
        """Return a new error, with ``new`` or without."""
        made = Record(kind="error", keys={"constructor": self}, traits=Traits(hidden=set(HIDDEN)))
        made.entries = fields_of(call, interp, self.package)
        return made

    def fill(self, this: Instance, call: Invocation, interp: Interpreter) -> None:
        """Take ``super(message, options)`` of a class that extends it."""
        this.fields |= {f"#{name}": value for name, value in fields_of(call, interp, self.package).items()}

    def of_instance(self, value: Instance, name: str) -> Value | None:
        """Return what an object of the repository's own class inherits."""
        if name == "toString":
            return HostFunction(name, lambda _c, interp: written(interp, value))
        kept = value.fields.get(f"#{name}") if name in HIDDEN else None
        return kept or {"name": Const(self.package), "message": Const(""), "stack": Unknown("stack")}.get(name)


def fields_of(call: Invocation, interp: Interpreter, kind: str) -> dict[str, Value]:
    """Return the properties that a constructor gives an error."""
    given = list(call.arguments)
    found: dict[str, Value] = {}
    if kind == "AggregateError":
        listed, is_open = items_of(interp, given.pop(0) if given else NONE)
        found["errors"] = Sequence(listed, open=is_open)
    message, options = [*given, NONE, NONE][:2]
    if not (isinstance(message, Const) and message.value is None):
        text = interp.text_of(message)
        found["message"] = Const(text, site=call.site) if text is not None else Unknown("message", call.site)
    if isinstance(options, Record) and "cause" in options.entries:
        found["cause"] = options.entries["cause"]
    return found


def error_member(value: Record, name: str) -> Value | None:
    """Return what an error has from its class; None for anything else."""
    cls = value.keys.get("constructor")
    if name == "constructor":
        return cls
    if name == "toString":
        return HostFunction(name, lambda _c, interp: written(interp, value))
    kind = Const(cls.package) if isinstance(cls, ErrorClass) else Unknown("name")
    return {"name": kind, "message": Const(""), "stack": Unknown("stack")}.get(name)


def written(interp: Interpreter, value: Value) -> Value:
    """Return an error as a text."""
    name, message = interp.text_of(interp.get(value, "name")), interp.text_of(interp.get(value, "message"))
    if name is None or message is None:
        return Unknown("error as a text")
    return Const(f"{name}: {message}" if name and message else name or message)


def throw(interp: Interpreter, kind: str, message: Value = NONE, **fields: Value) -> None:
    """Let one of the language's own errors go to the handler that expects it."""
    cls = interp.globals["javascript"].get(kind)
    if interp.catching and not interp.python and isinstance(cls, ErrorClass):
        made = cls.call(Invocation([message], {}, interp.site), interp)
        if isinstance(made, Record):
            made.entries |= {"message": Unknown("message of an error")} if message is NONE else {}
            made.entries |= fields
        failures.fail(interp, made)


def errors() -> dict[str, Value]:
    """Return the constructors."""
    return {name: ErrorClass(name) for name in NAMES}


def is_error(value: Value, cls: ErrorClass) -> bool | None:
    """Return ``value instanceof cls``; None where it is not known."""
    if isinstance(value, Record):
        made = value.keys.get("constructor") if value.kind == "error" else None
        return cls.package in {"Error", made.package} if isinstance(made, ErrorClass) else None if value.open else False
    if isinstance(value, Instance):
        above = [base.package for base in lineage(value.cls) if isinstance(base, ErrorClass)]
        return cls.package in {"Error", *above} if above else None if value.open else False
    return False if isinstance(value, (Const, Sequence, FunctionValue)) else None
