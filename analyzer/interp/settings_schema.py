"""Settings read through a schema: the committed environment's value, or the default that the schema gives.

zod (``z.object({...}).parse(process.env)``), envalid (``cleanEnv(process.env, {...})``), env-schema, convict, @fastify/env: all of them are
calls that were given a record of field descriptions, and fields are read from what they return.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from analyzer.interp.values import Const, External, Record, Value

if TYPE_CHECKING:
    from analyzer.interp.interpreter import Interpreter

VARIABLE = re.compile(r"[A-Z][A-Z0-9]*(?:_[A-Z0-9]+)*\Z")
STEPS = 12


def setting(interp: Interpreter, value: External, name: str) -> Value | None:
    """Return the field ``name`` of what a library's call returned, None where nothing says its value."""
    if "()" not in value.path:
        return None
    if VARIABLE.match(name) and len(name) > 2:
        text = interp.world.variable(name, value.site.file or interp.site.file)
        if text is not None:
            return Const(text, soft=True, site=interp.site)
    described = description(value, name)
    return default_of(described) if described is not None else None


def description(value: External, name: str) -> Value | None:
    """Return how a schema on the way to ``value`` describes the field."""
    current: External | None = value
    for _ in range(STEPS):
        if current is None:
            return None
        for argument in (*current.arguments, *current.keywords.values()):
            found = field_of(argument, name)
            if found is not None:
                return found
        current = current.base
    return None


def field_of(argument: Value, name: str) -> Value | None:
    """Return a field's description inside a schema argument: a record of fields, a JSON schema, options around one, a nested schema."""
    if isinstance(argument, External):
        return description(argument, name) if argument.path[-1:] == ("()",) else None
    if not isinstance(argument, Record):
        return None
    for key in ("properties", "server", "schema"):
        inner = argument.entries.get(key)
        if inner is not None and inner is not argument:
            found = field_of(inner, name)
            if found is not None:
                return found
    return argument.entries.get(name)


def default_of(described: Value) -> Value | None:
    """Return the default that a description gives, as a setting."""
    if isinstance(described, Record):
        found = described.entries.get("default")
        return Const(found.value, soft=True, site=found.site) if isinstance(found, Const) else None
    current: External | None = described if isinstance(described, External) else None
    for _ in range(STEPS):
        if current is None:
            return None
        if current.path[-2:] == ("default", "()") and current.arguments and isinstance(current.arguments[0], Const):
            return Const(current.arguments[0].value, soft=True, site=current.arguments[0].site)
        for argument in current.arguments[:2]:
            if current.path[-1:] == ("()",) and isinstance(argument, Record) and isinstance(argument.entries.get("default"), Const):
                return default_of(argument)
        current = current.base
    return None
