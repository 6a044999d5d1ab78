"""Pydantic's models made of data: ``Model.model_validate(record)``; a field that is a model itself is made of its part.

https://docs.pydantic.dev/latest/concepts/models/#validating-data
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from analyzer.interp.ancestry import lineage
from analyzer.interp.hosts import HostFunction
from analyzer.interp.values import NONE, ClassValue, Const, External, Instance, Invocation, Record, Value
from analyzer.syntax import program as p

if TYPE_CHECKING:
    from analyzer.interp.interpreter import Interpreter

OF_TEXT = frozenset({"parse_raw", "model_validate_json"})
MAKERS = frozenset({"parse_obj", "model_validate", "model_construct", "construct", "parse_file", *OF_TEXT})


def maker(cls: ClassValue, name: str) -> Value | None:
    """Return the class's method of that name that makes an object of data; None for any other, and for what is no model."""
    if name not in MAKERS or not cls.python or not any(isinstance(base, External) for base in lineage(cls)):
        return None
    if name in {"model_construct", "construct"}:
        return HostFunction(name, lambda call, interp: interp.invoke(cls, call))
    if name == "parse_file":
        return HostFunction(name, lambda call, interp: validated(interp, cls, loaded(interp, content(interp, call), call), call))
    if name in OF_TEXT:
        return HostFunction(name, lambda call, interp: validated(interp, cls, loaded(interp, call.argument(0, "json_data"), call), call))
    return HostFunction(name, lambda call, interp: validated(interp, cls, call.argument(0, "obj"), call))


def content(interp: Interpreter, call: Invocation) -> Value | None:
    """Return the text of the file that a model is made of, as far as it is there."""
    opened = interp.invoke(interp.globals["python"]["open"], Invocation(call.arguments[:1], {}, call.site))
    return interp.invoke(interp.get(opened, "read"), Invocation([], {}, call.site))


def loaded(interp: Interpreter, text: Value | None, call: Invocation) -> Value:
    """Return what a text of JSON says."""
    return interp.invoke(interp.get(interp.host_modules["pypi:json"], "loads"), Invocation([text or NONE], {}, call.site))


def validated(interp: Interpreter, cls: ClassValue, data: Value | None, call: Invocation) -> Value:
    """Return an object with the fields that the data holds and the defaults of the others."""
    return interp.invoke(cls, Invocation([], dict(data.entries) if isinstance(data, Record) else {}, call.site, open=True))


def of_defaults(interp: Interpreter, order: list[Value], name: str, call: Invocation) -> Value | None:
    """Return the model that a field is, made of data that nobody knows: its defaults, which the data may override."""
    field = next((base.annotations[name] for base in order if isinstance(base, ClassValue) and name in base.annotations), None)
    home = next((base for base in order if isinstance(base, ClassValue) and base.annotations.get(name) is field), None)
    if field is None or home is None or not isinstance(field.annotation, p.Name | p.Member):
        return None
    kind = interp.evaluate(field.annotation, home.scope)
    if not (isinstance(kind, ClassValue) and any(isinstance(base, External) for base in lineage(kind))):
        return None
    if any("__init__" in base.members for base in own(kind)):
        return None
    made = interp.invoke(kind, Invocation([], {}, call.site, open=True))
    fields = made.fields if isinstance(made, Instance) else {}
    for held, value in fields.items():
        if isinstance(value, Const):
            fields[held] = Const(value.value, soft=True, site=value.site)
    return made


def own(cls: ClassValue) -> list[ClassValue]:
    """Return a class and its bases, the repository's own."""
    return [base for base in lineage(cls) if isinstance(base, ClassValue)]
