"""Queries of URLs: ``URLSearchParams``, and node's ``querystring``.

https://url.spec.whatwg.org/#interface-urlsearchparams, https://nodejs.org/api/querystring.html
"""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import quote

from analyzer.interp.addresses import form_text, pairs_of
from analyzer.interp.hosts import Host, HostFunction
from analyzer.interp.iteration import entries_of, items_of
from analyzer.interp.javascript_conversions import text_of
from analyzer.interp.values import HOLE, NONE, NULL, Const, Invocation, Record, Sequence, Unknown, Value

if TYPE_CHECKING:
    from collections.abc import Callable

    from analyzer.interp.interpreter import Interpreter

_SAFE = "!'()*-._~"
"""What ``querystring`` leaves as it is."""


class Parameters(Host):
    """``URLSearchParams``: pairs of texts in their order, ``open`` where there may be others. ``told`` tells a URL of changes."""

    __slots__ = ("open", "pairs", "told")
    typeof = "object"

    def __init__(self) -> None:
        super().__init__()
        self.pairs: list[tuple[str, str]] = []
        self.open = False
        self.told: Callable[[str | None, Interpreter], None] | None = None

    def initialise(self, call: Invocation, interp: Interpreter) -> None:
        """Take a text, pairs, or an object."""
        given = call.argument(0)
        if given is None or (isinstance(given, Const) and given.value is None):
            return
        if isinstance(given, Const):
            text = text_of(interp, given)
            self.open, self.pairs = text is None, pairs_of(text or "")
            return
        if isinstance(given, (Sequence, Parameters)):
            items, self.open = items_of(interp, given)
            found = [(pair.items[0], pair.items[1]) for pair in items if isinstance(pair, Sequence) and len(pair.items) > 1]
        else:
            entries, self.open = entries_of(interp, given)
            found = [(Const(key), value) for key, value in entries.items()]
        for key, value in found:
            self.add(interp, key, value)

    def add(self, interp: Interpreter, key: Value, value: Value) -> None:
        """Add a pair."""
        name, text = text_of(interp, key), text_of(interp, value)
        if name is None or text is None or len(self.pairs) >= interp.bounds.items:
            self.open = True
        else:
            self.pairs.append((name, text))

    def text(self) -> str | None:
        """Return the pairs as a query; None where they are not all known."""
        return None if self.open else "&".join(f"{form_text(key)}={form_text(value)}" for key, value in self.pairs)

    def get(self, name: str, interp: Interpreter) -> Value | None:
        """Return a method, or the number of pairs."""
        if name == "size":
            return Unknown("size") if self.open else Const(len(self.pairs))
        if name in {"append", "set", "delete", "sort"}:
            return HostFunction(name, lambda call, running: self.change(name, call, running))
        if name in {"get", "getAll", "has"}:
            return HostFunction(name, lambda call, running: self.ask(name, call, running))
        if name == "toString":
            return HostFunction(name, lambda _c, _i: Unknown("query") if self.text() is None else Const(self.text()))
        if name == "forEach":
            return HostFunction(name, self.each)
        listed = {"__iter__": (0, 1), "entries": (0, 1), "keys": (0,), "values": (1,)}.get(name)
        if listed is None:
            return None
        rows = [[Const(pair[part]) for part in listed] for pair in self.pairs]
        found = Sequence([Sequence(list(row)) if len(row) > 1 else row[0] for row in rows], "generator", self.open)
        return found if name == "__iter__" else HostFunction(name, lambda _c, _i: found)

    def each(self, call: Invocation, interp: Interpreter) -> Value:
        """Call back with every value and its key."""
        for key, value in interp.within(self.pairs):
            interp.invoke(call.argument(0) or NONE, Invocation([Const(value), Const(key), self], {}, call.site))
        return NONE

    def ask(self, name: str, call: Invocation, interp: Interpreter) -> Value:
        """Return the values of a key, the first of them, or whether there is one."""
        key = text_of(interp, call.argument(0) or NONE)
        if key is None or self.open:
            return Unknown("query", call.site)
        found: list[Value] = [Const(value, site=call.site) for known, value in self.pairs if known == key]
        if name == "has":
            return Const(bool(found))
        return Sequence(found) if name == "getAll" else found[0] if found else NULL

    def change(self, name: str, call: Invocation, interp: Interpreter) -> Value:
        """Add, replace, remove or sort pairs; under a condition, nothing is known afterwards."""
        key = text_of(interp, call.argument(0) or NONE)
        self.open = self.open or bool(interp.conditions) or (key is None and name != "sort")
        if name == "append":
            self.add(interp, call.argument(0) or NONE, call.argument(1) or NONE)
        elif name == "sort":
            self.pairs.sort(key=lambda pair: pair[0])
        else:
            place = next((position for position, pair in enumerate(self.pairs) if pair[0] == key), len(self.pairs))
            self.pairs = [pair for pair in self.pairs if pair[0] != key]
            value = text_of(interp, call.argument(1) or NONE)
            if name == "set" and key is not None:
                self.open = self.open or value is None
                self.pairs.insert(place, (key, value or ""))
        if self.told is not None:
            self.told(self.text(), interp)
        return NONE


def grouped(pairs: list[tuple[str, str]], call: Invocation) -> Record:
    """Return the pairs of a query as an object: a list under a key that comes more than once."""
    made = Record()
    for key, value in pairs:
        known = made.entries.get(key)
        if isinstance(known, Sequence):
            known.items.append(Const(value, site=call.site))
        else:
            made.entries[key] = Const(value, site=call.site) if known is None else Sequence([known, Const(value, site=call.site)])
    return made


def parse_query(call: Invocation, interp: Interpreter) -> Value:
    """Return ``querystring.parse(text)``."""
    text = interp.text_of(call.argument(0))
    return Unknown("query", call.site) if text is None or HOLE in text or len(call.arguments) > 1 else grouped(pairs_of(text), call)


def write_query(call: Invocation, interp: Interpreter) -> Value:
    """Return ``querystring.stringify(object)``."""
    entries, is_open = entries_of(interp, call.argument(0) or NONE)
    text = HOLE if is_open or len(call.arguments) > 1 else written_query(entries, interp)
    return Unknown("query", call.site) if HOLE in text else Const(text, site=call.site)


def written_query(entries: dict[str, Value], interp: Interpreter) -> str:
    """Return an object as a query, with a hole where something is not known."""
    found: list[str] = []
    for key, value in entries.items():
        for item in value.items if isinstance(value, Sequence) else [value]:
            text = text_of(interp, item) if isinstance(item, Const) and item.value is not None else ""
            found.append(f"{quote(key, safe=_SAFE)}={HOLE if text is None else quote(text, safe=_SAFE)}")
    return "&".join(found)
