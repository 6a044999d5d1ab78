"""JavaScript's ``JSON``: texts of values that are known whole, and values of texts.

https://tc39.es/ecma262/#sec-json-object
"""

from __future__ import annotations

import json
import math
from typing import TYPE_CHECKING

import msgspec

from analyzer.interp.decoded import from_plain, sampled, size_of_json
from analyzer.interp.hosts import HostFunction
from analyzer.interp.iteration import entries_of
from analyzer.interp.javascript_conversions import number_of, number_text
from analyzer.interp.javascript_dates import iso_text
from analyzer.interp.javascript_errors import throw
from analyzer.interp.values import (
    HOLE,
    NONE,
    ClassValue,
    Const,
    External,
    FunctionValue,
    Instance,
    Invocation,
    Null,
    Record,
    Sequence,
    Symbol,
    Unknown,
    Value,
)

if TYPE_CHECKING:
    from analyzer.interp.interpreter import Interpreter

DEEPEST = 60
WIDEST_INDENT = 10


class NotKnownError(Exception):
    """A part of a value is not known, so its text is not."""


class Writer(msgspec.Struct):
    """One call of ``JSON.stringify``."""

    interp: Interpreter
    indent: str = ""
    names: list[str] | None = None
    replacer: Value | None = None
    size: int = 0
    above: list[int] = msgspec.field(default_factory=list)

    def member(self, holder: Value, key: str, value: Value, margin: str) -> str | None:
        """Return the text of one member; None where it is left out."""
        hook = self.interp.get(value, "toJSON") if isinstance(value, (Record, Instance)) else None
        if isinstance(hook, (FunctionValue, HostFunction)):
            value = self.interp.invoke(hook, Invocation([Const(key)], {}, self.interp.site, value))
        if self.replacer is not None:
            value = self.interp.invoke(self.replacer, Invocation([Const(key), value], {}, self.interp.site, holder))
        self.size += 1
        if self.size > self.interp.bounds.text or len(self.above) > DEEPEST or not self.interp.spend(0):
            raise NotKnownError
        if isinstance(value, Const):
            return constant_text(value)
        if isinstance(value, (FunctionValue, ClassValue, HostFunction)):
            return None
        if isinstance(value, Sequence):
            return self.sequence(value, margin)
        if isinstance(value, Record) and value.kind == "date":
            text = iso_text(value)
            return "null" if text is None else json.dumps(text)
        if isinstance(value, (Record, Instance)):
            return self.record(value, margin)
        raise NotKnownError

    def sequence(self, value: Sequence, margin: str) -> str:
        """Return the text of an array; other collections are empty objects."""
        if value.open:
            raise NotKnownError
        if value.kind not in {"list", "tuple"}:
            return "{}"
        self.enter(value)
        inner = margin + self.indent
        parts = [self.member(value, str(position), item, inner) or "null" for position, item in enumerate(value.items)]
        self.above.pop()
        return self.bracketed("[]", parts, margin)

    def record(self, value: Record | Instance, margin: str) -> str:
        """Return the text of an object."""
        if value.open or (isinstance(value, Instance) and value.host is not None):
            raise NotKnownError
        if isinstance(value, Record) and value.kind in {"map", "regexp"}:
            return "{}"
        self.enter(value)
        entries, inner = entries_of(self.interp, value)[0], margin + self.indent
        parts: list[str] = []
        for key in self.names if self.names is not None else entries:
            if key not in entries or key.startswith(("#", "@@")):
                continue
            if HOLE in key:
                raise NotKnownError
            text = self.member(value, key, entries[key], inner)
            if text is not None:
                parts.append(f"{json.dumps(key, ensure_ascii=False)}:{' ' if self.indent else ''}{text}")
        self.above.pop()
        return self.bracketed("{}", parts, margin)

    def enter(self, value: Value) -> None:
        """Go into a value that is not inside itself."""
        if id(value) in self.above:
            raise NotKnownError
        self.above.append(id(value))

    def bracketed(self, pair: str, parts: list[str], margin: str) -> str:
        """Return members between brackets, each on its own line where there is an indent."""
        if not parts:
            return pair
        self.size += sum(map(len, parts))
        if self.size > self.interp.bounds.text:
            raise NotKnownError
        inner = f"\n{margin}{self.indent}" if self.indent else ""
        return f"{pair[0]}{inner}{f',{inner}'.join(parts)}{chr(10) + margin if self.indent else ''}{pair[1]}"


def constant_text(value: Const) -> str | None:
    """Return the text of a constant; None for what JSON leaves out."""
    inner = value.value
    if isinstance(inner, str):
        if HOLE in inner:
            raise NotKnownError
        return None if isinstance(value, Symbol) else json.dumps(inner, ensure_ascii=False)
    if isinstance(inner, bool):
        return "true" if inner else "false"
    if isinstance(inner, (int, float)):
        return number_text(inner) if math.isfinite(inner) else "null"
    return "null" if isinstance(value, Null) else None


def stringify(call: Invocation, interp: Interpreter) -> Value:
    """Return ``JSON.stringify(value, replacer, indent)``."""
    given, chosen = call.argument(0) or NONE, call.argument(1)
    writer = Writer(interp, indent_of(interp, call.argument(2)))
    if isinstance(chosen, Sequence):
        writer.names = list(dict.fromkeys(interp.text_of(item) or "" for item in chosen.items))
    elif isinstance(chosen, (FunctionValue, HostFunction)):
        writer.replacer = chosen
    try:
        text = writer.member(Record({"": given}), "", given, "")
    except NotKnownError:
        whole = writer.names is None and writer.replacer is None
        return External("JSON", ("stringify", "()"), (given,), {}, call.site) if whole else Unknown("JSON text", call.site)
    interp.weigh(writer.size)
    return NONE if text is None else Const(text, site=call.site)


def indent_of(interp: Interpreter, value: Value | None) -> str:
    """Return what ``JSON.stringify`` indents by."""
    if isinstance(value, Const) and isinstance(value.value, str):
        return value.value[:WIDEST_INDENT]
    width = number_of(interp, value) if isinstance(value, Const) and value.value is not None else None
    return " " * int(min(max(width, 0), WIDEST_INDENT)) if width is not None and not math.isnan(width) else ""


def parse(call: Invocation, interp: Interpreter) -> Value:
    """Return ``JSON.parse(text, reviver)`` of a text that is known; of a value whose text is not known, a copy of the value."""
    source = call.argument(0)
    if isinstance(source, External) and source.package == "JSON" and source.arguments:
        return copied(interp, source.arguments[0], {}, 0)
    text = interp.text_of(call.argument(0))
    if text is None or HOLE in text:
        return Unknown("JSON")
    interp.weigh(size_of_json(text))
    try:
        found = from_plain(json.loads(text, parse_constant=refused))
        found = sampled(found) if isinstance(source, Const) and source.soft else found
    except ValueError:
        if not (isinstance(source, Const) and source.soft):
            throw(interp, "SyntaxError")
        return Unknown("JSON")
    except RecursionError:
        return Unknown("JSON")
    reviver = call.argument(1)
    return revived(interp, Record({"": found}), "", found, reviver, 0) if isinstance(reviver, (FunctionValue, HostFunction)) else found


def copied(interp: Interpreter, value: Value, made: dict[int, Value], depth: int) -> Value:
    """Return a copy of plain data, as far down as JSON goes."""
    if not isinstance(value, (Record, Sequence)) or depth > DEEPEST or not interp.spend(0):
        return value
    if id(value) in made:
        return made[id(value)]
    if isinstance(value, Sequence):
        items = Sequence([], open=value.open)
        made[id(value)] = items
        interp.weigh(len(value.items))
        items.items = [copied(interp, inner, made, depth + 1) for inner in value.items]
        return items
    record = Record(open=value.open)
    made[id(value)] = record
    interp.weigh(len(value.entries))
    plain = {name: inner for name, inner in value.entries.items() if not isinstance(inner, (FunctionValue, ClassValue, HostFunction))}
    record.entries = {name: copied(interp, inner, made, depth + 1) for name, inner in plain.items()}
    return record


def refused(name: str) -> None:
    """Refuse what Python reads and JSON does not have."""
    raise ValueError(name)


def revived(interp: Interpreter, holder: Value, key: str, value: Value, reviver: Value, depth: int) -> Value:
    """Return a value after its reviver has seen it, from the inside out."""
    if depth > DEEPEST or not interp.spend():
        return Unknown("JSON")
    if isinstance(value, Sequence):
        for position, item in enumerate(value.items):
            value.items[position] = revived(interp, value, str(position), item, reviver, depth + 1)
    elif isinstance(value, Record):
        for name, item in list(value.entries.items()):
            made = revived(interp, value, name, item, reviver, depth + 1)
            value.entries[name] = made
            if made is NONE:
                del value.entries[name]
    return interp.invoke(reviver, Invocation([Const(key), value], {}, interp.site, holder))
