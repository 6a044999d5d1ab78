"""Settings read through a schema: the committed environment's value, or the default that the schema gives.

zod (``z.object({...}).parse(process.env)``), envalid (``cleanEnv(process.env, {...})``), env-schema, convict, @fastify/env: all of them are
calls that were given a record of field descriptions (fluent-json-schema: ``S.object().prop(name, ...)``), and fields are read from what
they return.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from analyzer.interp.values import NONE, Const, External, Invocation, Record, Sequence, Value

if TYPE_CHECKING:
    from analyzer.interp.interpreter import Interpreter

VARIABLE = re.compile(r"[A-Z][A-Z0-9]*(?:_[A-Z0-9]+)*\Z")
STEPS = 12
NESTED = 6
READS = frozenset({"bool", "boolean", "float", "int", "integer", "number", "str", "string", "url"})
"""Methods that read a setting of one type by the name of its variable and with a default."""
PARSING = frozenset({"parse", "safeParse", "parseAsync", "safeParseAsync", "validateSync"})


def setting(interp: Interpreter, value: External, name: str) -> Value | None:
    """Return the field ``name`` of what a library's call returned, None where nothing says its value."""
    if "()" not in value.path:
        return None
    if VARIABLE.match(name) and len(name) > 2:
        text = interp.world.variable(name, value.site.file or interp.site.file)
        if text is not None:
            return Const(text, soft=True, site=interp.site)
    said = parsed(value, name)
    if said is not None:
        return said
    described = descriptions(value, name, set(), 0)
    named = (interp.text_of(item.entries.get("env")) for item in described if isinstance(item, Record))
    committed = (interp.world.variable(variable, value.site.file or interp.site.file) for variable in named if variable)
    if (text := next((text for text in committed if text is not None), None)) is not None:
        return Const(text, soft=True, site=interp.site)
    default = next((found for item in described if (found := default_of(item)) is not None), None)
    return default if default is not None else group(value, name, described)


def asked(interp: Interpreter, callee: External, call: Invocation) -> Value | None:
    """Return what convict's ``config.get("a.b")`` answers: the setting, or a group of settings; None where the schema does not say.

    Of any library's ``settings.str("NAME", "/default")`` it is the variable, or the default.
    """
    if callee.path[-1:] and callee.path[-1] in READS:
        name, default = interp.text_of(call.argument(0)), call.argument(1, "default")
        named = name is not None and VARIABLE.match(name) is not None and len(name) > 2
        return interp.variable(name, default) if named and isinstance(default, Const) else None
    if callee.package != "convict" or callee.path[-1:] != ("get",) or callee.base is None:
        return None
    dotted = interp.text_of(call.argument(0))
    if dotted is None:
        return None
    value: Value = callee.base
    for name in dotted.split(".")[:NESTED]:
        value = interp.get(value, name)
    return value if isinstance(value, Const) or (isinstance(value, External) and value.arguments) else None


def parsed(value: External, name: str) -> Value | None:
    """Return the field as the data had it that a schema parsed: ``schema.parse({...})``, ``schema.safeParse({...}).data``.

    A group of fields is read as if the schema of the group had parsed it.
    """
    call = value.base if value.path[-1:] == ("data",) else value
    if call is None or call.path[-1:] != ("()",) or PARSING.isdisjoint(call.path[-2:]) or not call.arguments:
        return None
    said = call.arguments[0].entries.get(name) if isinstance(call.arguments[0], Record) else None
    if isinstance(said, Record) and said.kind == "object":
        schema = next((item for item in descriptions(value, name, set(), 0) if isinstance(item, External)), None)
        return External(call.package, (*call.path, name, "parse", "()"), (said,), {}, value.site, schema, {"__new__": NONE})
    return said if isinstance(said, (Const, Sequence)) and not (isinstance(said, Const) and said.value is None) else None


def group(value: External, name: str, described: list[Value]) -> Value | None:
    """Return a group of settings, read through what describes the group."""
    schema = next((item for item in described if isinstance(item, External) and item.path[-1:] == ("()",)), None)
    records = tuple(item for item in described if isinstance(item, Record))
    if schema is None and not any(isinstance(inner, (Record, External)) for item in records for inner in item.entries.values()):
        return None
    return External(value.package, (*value.path, name), records, site=value.site, base=schema)


def descriptions(value: External, name: str, seen: set[int], depth: int) -> list[Value]:
    """Return how what was called on the way to ``value`` describes the field: schemas, records of fields, defaults given for all."""
    found: list[Value] = []
    current: External | None = value
    for _ in range(STEPS):
        if current is None or id(current) in seen or depth > NESTED:
            break
        seen.add(id(current))
        whole = current.path[-2:] == ("default", "()")
        if current.path[-2:] == ("prop", "()") and isinstance(given := current.arguments[0], Const) and given.value == name:
            found += current.arguments[1:2]
        for argument in (*current.arguments, *current.keywords.values()):
            if not isinstance(argument, (Record, External)):
                continue
            items = fields_of(argument, name, seen, depth)
            found += [Record({"default": item}) if whole and isinstance(item, Const) else item for item in items]
        current = current.base
    return found


def fields_of(argument: Value, name: str, seen: set[int], depth: int) -> list[Value]:
    """Return a field's descriptions inside an argument: a record of fields, a JSON schema, options around one, a nested schema."""
    if isinstance(argument, External):
        return descriptions(argument, name, seen, depth + 1) if argument.path[-1:] == ("()",) else []
    if not isinstance(argument, Record) or depth > NESTED:
        return []
    inner = (argument.entries.get(key) for key in ("properties", "server", "schema"))
    found = [item for entry in inner if entry is not None and entry is not argument for item in fields_of(entry, name, seen, depth + 1)]
    return [*found, argument.entries[name]] if name in argument.entries else found


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
