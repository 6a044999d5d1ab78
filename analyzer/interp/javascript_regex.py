"""``RegExp``: what a pattern of the audited code finds in a text that is known.

https://tc39.es/ecma262/#sec-regexp-regular-expression-objects
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from analyzer.interp.hosts import HostFunction, HostModule
from analyzer.interp.javascript_conversions import text_of
from analyzer.interp.javascript_operators import units
from analyzer.interp.operators import as_sure_as
from analyzer.interp.regex_matching import Search, TooManyStepsError, compiled
from analyzer.interp.values import HOLE, NONE, NULL, Const, Invocation, Null, Record, Sequence, Unknown, Value

if TYPE_CHECKING:
    from analyzer.interp.interpreter import Interpreter
    from analyzer.interp.regex_matching import Program, Slots

LONGEST_TEXT = 20_000
MOST = 2_000
TEMPLATE = re.compile(r"\$(?:(\$)|(&)|(`)|(')|(\d\d?)|<([^>]*)>)", re.ASCII)
PROPERTIES = {
    "global": "g", "ignoreCase": "i", "multiline": "m", "sticky": "y", "unicode": "u", "dotAll": "s", "hasIndices": "d",
}  # fmt: skip


class NotKnownError(Exception):
    """A pattern or a text is not known, not modelled, or too dear to try."""


def back(text: str) -> str:
    """Return a text of UTF-16 units as characters."""
    return text if text.isascii() else text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")


def is_pattern(value: Value | None) -> bool:
    """Return whether a value is a regular expression."""
    return isinstance(value, Record) and value.kind == "regexp"


def flags_of(interp: Interpreter, pattern: Record) -> str:
    """Return a pattern's flags."""
    flags = interp.text_of(pattern.entries.get("flags"))
    if flags is None or HOLE in flags:
        raise NotKnownError
    return flags


class Finder:
    """One pattern over one text."""

    def __init__(self, interp: Interpreter, pattern: Record, text: str) -> None:
        self.interp = interp
        self.pattern = pattern
        self.flags = flags_of(interp, pattern)
        source = interp.text_of(pattern.entries.get("source"))
        if source is None or HOLE in source + text or len(text) > LONGEST_TEXT:
            raise NotKnownError
        self.text = units(text)
        if "u" in self.flags and len(self.text) != len(text):
            raise NotKnownError
        program = compiled(source, "".join(sorted(set(self.flags) & set("imsuv"))))
        if program is None:
            raise NotKnownError
        self.program: Program = program

    def find(self, start: int) -> Slots | None:
        """Return the next match from a position on."""
        search = Search(self.program, self.text)
        before = search.left
        try:
            if start > len(self.text):
                return None
            return search.at(start) if "y" in self.flags else search.first(start)
        except TooManyStepsError:
            self.interp.hit("patterns")
            raise NotKnownError from None
        finally:
            self.interp.weigh(2 * (before - search.left))

    def all(self) -> list[Slots]:
        """Return every match, one after the other."""
        found: list[Slots] = []
        position = 0
        while (match := self.find(position)) is not None:
            found.append(match)
            if len(found) > MOST or self.interp.work < 0:
                raise NotKnownError
            position = match[1] + (match[1] == match[0])
        return found

    def groups(self, match: Slots) -> list[Value]:
        """Return the whole match and its groups; a group that took no part is ``undefined``."""
        pairs = zip(match[::2], match[1::2], strict=True)
        return [Const(back(self.text[a:b])) if a >= 0 and b >= 0 else NONE for a, b in pairs]

    def named(self, found: list[Value]) -> Value:
        """Return the groups that have names."""
        return Record({name: found[number] for name, number in self.program.names.items()}) if self.program.names else NONE

    def result(self, match: Slots) -> Sequence:
        """Return what ``exec`` answers for a match."""
        found = self.groups(match)
        extra: dict[str, Value] = {"index": Const(match[0]), "input": Const(back(self.text)), "groups": self.named(found)}
        if "d" in self.flags:
            pairs = zip(match[::2], match[1::2], strict=True)
            extra["indices"] = Sequence([Sequence([Const(a), Const(b)]) if a >= 0 else NONE for a, b in pairs])
        return Sequence(found, extra=extra)

    def last_index(self) -> int:
        """Return where a pattern that moves goes on."""
        kept = self.pattern.entries.get("lastIndex")
        if kept is None:
            return 0
        if isinstance(kept, Const) and isinstance(kept.value, int):
            return max(kept.value, 0)
        raise NotKnownError

    def step(self) -> Slots | None:
        """Return the next match of a pattern that may move, and move it."""
        if not set(self.flags) & set("gy"):
            return self.find(0)
        found = self.find(self.last_index())
        self.pattern.entries["lastIndex"] = Const(found[1] if found is not None else 0)
        return found


def execute(interp: Interpreter, pattern: Record, text: str | None) -> Value:
    """Return ``pattern.exec(text)``."""
    try:
        finder = Finder(interp, pattern, text if text is not None else HOLE)
        found = finder.step()
    except NotKnownError:
        return Unknown("match", interp.site)
    return NULL if found is None else finder.result(found)


def test(interp: Interpreter, pattern: Record, text: str | None) -> Value:
    """Return ``pattern.test(text)``."""
    found = execute(interp, pattern, text)
    return found if isinstance(found, Unknown) else Const(not isinstance(found, Null))


def match(interp: Interpreter, pattern: Record, text: str) -> Value:
    """Return ``text.match(pattern)``."""
    try:
        finder = Finder(interp, pattern, text)
        if "g" not in finder.flags:
            return execute(interp, pattern, text)
        found: list[Value] = [finder.groups(item)[0] for item in finder.all()]
    except NotKnownError:
        return Unknown("match", interp.site)
    return Sequence(found) if found else NULL


def match_all(interp: Interpreter, pattern: Record, text: str) -> Value:
    """Return ``text.matchAll(pattern)``."""
    try:
        finder = Finder(interp, pattern, text)
        return Sequence([finder.result(item) for item in finder.all()], "generator")
    except NotKnownError:
        return Unknown("matches", interp.site)


def search(interp: Interpreter, pattern: Record, text: str) -> Value:
    """Return ``text.search(pattern)``."""
    try:
        found = Finder(interp, pattern, text).find(0)
    except NotKnownError:
        return Unknown("search", interp.site)
    return Const(-1 if found is None else found[0])


def split(interp: Interpreter, pattern: Record, text: str) -> list[Value] | None:
    """Return ``text.split(pattern)``; None where it is not known."""
    try:
        finder = Finder(interp, pattern, text)
        if not finder.text:
            return [] if finder.find(0) is not None else [Const("")]
        pieces: list[Value] = []
        begin = position = 0
        while position < len(finder.text) and (found := finder.find(position)) is not None:
            if found[0] >= len(finder.text):
                break
            if found[1] == begin or found[0] == found[1] == position == begin:
                position = max(position, begin) + 1
                if found[0] <= begin:
                    continue
            pieces += [Const(back(finder.text[begin : found[0]])), *finder.groups(found)[1:]]
            begin = found[1]
            position = begin if found[1] > found[0] else begin + 1
            if len(pieces) > MOST:
                return None
    except NotKnownError:
        return None
    return [*pieces, Const(back(finder.text[begin:]))]


def replace(interp: Interpreter, pattern: Record, text: str, new: Value) -> str | None:
    """Return ``text.replace(pattern, new)``; None where it is not known."""
    try:
        finder = Finder(interp, pattern, text)
        if "g" in finder.flags:
            found = finder.all()
        else:
            first = finder.step()
            found = [first] if first is not None else []
        pieces: list[str] = []
        end = size = 0
        for item in found:
            pieces += [finder.text[end : item[0]], units(replacement(interp, finder.groups(item), item[0], finder, new))]
            size += len(pieces[-1])
            if size > interp.bounds.text:
                return None
            end = item[1]
    except NotKnownError:
        return None
    interp.weigh(size)
    return back("".join((*pieces, finder.text[end:])))


def replacement(interp: Interpreter, groups: list[Value], place: int, finder: Finder, new: Value) -> str:
    """Return what takes the place of one match: what a function answers, or a template filled in."""
    named = finder.named(groups)
    if not isinstance(new, (Const, Sequence, Record)) or is_pattern(new):
        more = [named] if named is not NONE else []
        answer = interp.invoke(new, Invocation([*groups, Const(place), Const(back(finder.text)), *more], {}, interp.site))
        text = text_of(interp, answer)
        if text is None:
            raise NotKnownError
        return text
    template = text_of(interp, new)
    if template is None:
        raise NotKnownError
    texts = [str(group.value) if isinstance(group, Const) and group.value is not None else "" for group in groups]
    return expanded(template, texts, finder.text, place, named)


def expanded(template: str, groups: list[str], text: str, place: int, named: Value = NONE) -> str:
    """Return a replacement with ``$1``, ``$&`` and their kin filled in: https://tc39.es/ecma262/#sec-getsubstitution."""

    def filled(found: re.Match[str]) -> str:
        dollar, whole, before, after, number, name = found.groups()
        if dollar or whole:
            return "$" if dollar else groups[0]
        if before or after:
            return back(text[:place] if before else text[place + len(units(groups[0])) :])
        if number is not None:
            return numbered(number)
        if not isinstance(named, Record):
            return found[0]
        value = named.entries.get(name)
        return str(value.value) if isinstance(value, Const) and value.value is not None else ""

    def numbered(digits: str) -> str:
        for size in (2, 1):
            number = int(digits[:size])
            if len(digits) >= size and 0 < number < len(groups):
                return groups[number] + digits[size:]
        return "$" + digits

    return TEMPLATE.sub(filled, template)


def new_pattern(call: Invocation, interp: Interpreter) -> Value:
    """Return ``new RegExp(source, flags)``."""
    first, second = call.argument(0), call.argument(1)
    if isinstance(first, Record) and first.kind == "regexp":
        flags = second if isinstance(second, Const) and isinstance(second.value, str) else first.entries["flags"]
        return Record({"source": first.entries["source"], "flags": flags}, kind="regexp")
    text = interp.text_of(first)
    source = first if isinstance(first, Const) and isinstance(first.value, str) else Const(text or "(?:)", site=call.site)
    if isinstance(source.value, str) and "/" in source.value:
        source = Const(re.sub(r"(?<!\\)((?:\\\\)*)/", r"\1\\/", source.value), soft=source.soft, site=source.site)
    return Record({"source": source, "flags": second if isinstance(second, Const) and second.value else Const("")}, kind="regexp")


def pattern_member(interp: Interpreter, value: Record, name: str) -> Value | None:
    """Return a member of a regular expression; None where there is none."""
    if name in {"test", "exec"}:
        tried = test if name == "test" else execute
        return HostFunction(name, lambda call, running: as_sure_as(call.argument(0), tried(running, value, argument_text(running, call))))
    if name == "toString":
        return HostFunction(name, lambda call, running: whole_text(running, value, call))
    if name in PROPERTIES:
        flags = interp.text_of(value.entries.get("flags"))
        return Unknown("flags") if flags is None or HOLE in flags else Const(PROPERTIES[name] in flags)
    return Const(0) if name == "lastIndex" else None


def argument_text(interp: Interpreter, call: Invocation) -> str | None:
    """Return the text that a pattern is tried on."""
    return text_of(interp, call.argument(0) or NONE)


def whole_text(interp: Interpreter, value: Record, call: Invocation) -> Value:
    """Return a pattern as it is written."""
    text = text_of(interp, value)
    return Unknown("pattern", call.site) if text is None else Const(text)


def patterns_global() -> HostModule:
    """Return ``RegExp``."""
    return HostModule("RegExp", {"name": Const("RegExp")}, new_pattern)
