"""Methods of JavaScript's strings, as exact as node's where the text is known; what is not known in it stays a hole.

https://tc39.es/ecma262/#sec-properties-of-the-string-prototype-object
"""

from __future__ import annotations

import math
import unicodedata
from typing import TYPE_CHECKING

from analyzer.interp import javascript_regex, methods_text
from analyzer.interp.iteration import ITERATOR, items_of
from analyzer.interp.javascript_conversions import SPACES, number_of, text_of
from analyzer.interp.javascript_operators import units
from analyzer.interp.javascript_regex import back, is_pattern
from analyzer.interp.plain import LARGEST
from analyzer.interp.values import HOLE, NONE, Const, Invocation, Record, Sequence, Unknown, Value

if TYPE_CHECKING:
    from collections.abc import Callable

    from analyzer.interp.interpreter import Interpreter

Method = "Callable[[Interpreter, Const, Invocation], Value]"
ORDER = "\t\n\v\f\r _-,;:!?.'\"()[]{}@*/\\&#%`^+<=>|~$0123456789abcdefghijklmnopqrstuvwxyz"
"""How the root collation orders ASCII: https://www.unicode.org/charts/collation/."""


def integer(interp: Interpreter, value: Value | None, default: int | None) -> int | None:
    """Return a position or a count; ``default`` where none is given, None where it is not known."""
    if value is None or value is NONE:
        return default
    found = number_of(interp, value)
    if found is None:
        return default if isinstance(value, Const) and value.value is None else None
    if math.isnan(found):
        return 0
    return int(max(min(found, 2**53), -(2**53)))


def known(run: Callable[[Interpreter, str, Invocation], Value | None]) -> Callable[[Interpreter, Const, Invocation], Value]:
    """Return a method of a text that must be known whole; it works on UTF-16 units, and answers None where it cannot tell."""

    def method(interp: Interpreter, this: Const, call: Invocation) -> Value:
        text = str(this.value)
        found = run(interp, units(text), call) if HOLE not in text else None
        return Unknown("text", this.site) if found is None else found

    return method


def part(run: Callable[[Interpreter, str, Invocation], str | None]) -> Callable[[Interpreter, Const, Invocation], Value]:
    """Return a method that answers a text made of this one, holes and all."""

    def method(interp: Interpreter, this: Const, call: Invocation) -> Value:
        found = run(interp, units(str(this.value)), call)
        return Const(HOLE, site=this.site) if found is None else Const(back(found), site=this.site)

    return method


def slice_(interp: Interpreter, text: str, call: Invocation) -> str | None:
    """Return ``slice``."""
    start, end = integer(interp, call.argument(0), 0), integer(interp, call.argument(1), len(text))
    return None if start is None or end is None else text[start:end]


def substring(interp: Interpreter, text: str, call: Invocation) -> str | None:
    """Return ``substring``: ends in either order, none negative."""
    start, end = integer(interp, call.argument(0), 0), integer(interp, call.argument(1), len(text))
    if start is None or end is None:
        return None
    first, last = sorted((max(start, 0), max(end, 0)))
    return text[first:last]


def substr(interp: Interpreter, text: str, call: Invocation) -> str | None:
    """Return ``substr``: a start and a length."""
    start, length = integer(interp, call.argument(0), 0), integer(interp, call.argument(1), len(text))
    if start is None or length is None:
        return None
    first = max(start + len(text), 0) if start < 0 else start
    return text[first : first + max(length, 0)]


def character(interp: Interpreter, this: Const, call: Invocation, *, from_end: bool) -> str | None:
    """Return the character at a position, "" where there is none; None where it is not known."""
    text, place = units(str(this.value)), integer(interp, call.argument(0), 0)
    if place is None or (HOLE in text and (place < 0 or HOLE in text[: place + 1] or place >= len(text))):
        return None
    place += len(text) if from_end and place < 0 else 0
    return text[place] if 0 <= place < len(text) else ""


def char_at(interp: Interpreter, this: Const, call: Invocation) -> Value:
    """Return ``charAt``."""
    found = character(interp, this, call, from_end=False)
    return Const(HOLE, site=this.site) if found is None else Const(back(found))


def at(interp: Interpreter, this: Const, call: Invocation) -> Value:
    """Return ``at``."""
    found = character(interp, this, call, from_end=True)
    return Unknown("character", this.site) if found is None else Const(back(found)) if found else NONE


def code_at(interp: Interpreter, this: Const, call: Invocation) -> Value:
    """Return ``charCodeAt``."""
    found = character(interp, this, call, from_end=False)
    return Unknown("character", this.site) if found is None else Const(ord(found) if found else math.nan)


def code_point_at(interp: Interpreter, this: Const, call: Invocation) -> Value:
    """Return ``codePointAt``, of texts without pairs of surrogates before the place."""
    found = character(interp, this, call, from_end=False)
    if found is None or (found and "\ud800" <= found <= "\udfff"):
        first = str(this.value)[:1]
        whole = not call.arguments or integer(interp, call.argument(0), 0) == 0
        return Const(ord(first)) if first and first != HOLE and whole else Unknown("character", this.site)
    return Const(ord(found)) if found else NONE


def padded(side: str) -> Callable[[Interpreter, str, Invocation], Value | None]:
    """Return ``padStart`` or ``padEnd``."""

    def method(interp: Interpreter, text: str, call: Invocation) -> Value | None:
        length = integer(interp, call.argument(0), 0)
        filler = call.argument(1)
        with_ = " " if filler is None or filler is NONE else text_of(interp, filler)
        if length is None or with_ is None:
            return None
        missing = length - len(text)
        if missing <= 0 or not with_:
            return Const(back(text))
        if length > interp.bounds.text:
            return None
        interp.weigh(length >> 3)
        with_ = units(with_)
        fill = (with_ * (missing // len(with_) + 1))[:missing]
        return Const(back(fill + text if side == "start" else text + fill))

    return method


def repeat(interp: Interpreter, this: Const, call: Invocation) -> Value:
    """Return ``repeat``."""
    text, times = str(this.value), integer(interp, call.argument(0), 0)
    if times is None or times < 0:
        return Unknown("repetition", this.site)
    if len(text) * times > interp.bounds.text:
        return Unknown("long text", this.site)
    return Const(text * times, site=this.site)


def asking(ask: Callable[[str, str, int], bool], *, from_end: bool = False) -> Callable[[Interpreter, str, Invocation], Value | None]:
    """Return ``includes``, ``startsWith`` or ``endsWith``."""

    def method(interp: Interpreter, text: str, call: Invocation) -> Value | None:
        wanted = text_of(interp, call.argument(0) or NONE) if not is_pattern(call.argument(0)) else None
        place = integer(interp, call.argument(1), len(text) if from_end else 0)
        return None if wanted is None or place is None else Const(ask(text, units(wanted), min(max(place, 0), len(text))))

    return method


def index_of(interp: Interpreter, text: str, call: Invocation) -> Value | None:
    """Return ``indexOf``."""
    wanted, place = text_of(interp, call.argument(0) or NONE), integer(interp, call.argument(1), 0)
    return None if wanted is None or place is None else Const(text.find(units(wanted), min(max(place, 0), len(text))))


def last_index_of(interp: Interpreter, text: str, call: Invocation) -> Value | None:
    """Return ``lastIndexOf``."""
    wanted, place = text_of(interp, call.argument(0) or NONE), integer(interp, call.argument(1), len(text))
    return None if wanted is None or place is None else Const(text.rfind(units(wanted), 0, max(place, 0) + len(units(wanted))))


_SEPARATORS = {r"\s+": None, r"\s": None, r"\s*,\s*": ",", r"[\s,]+": ",", r"\.": ".", r"\/": "/", ",": ",", r"\\|\/": "/", r"\|": "|"}
"""By pattern, what also cuts a text that is known in part; None stands for blanks."""


def split(interp: Interpreter, this: Const, call: Invocation) -> Value:
    """Return ``split``; the pieces of a text with holes keep them."""
    text, separator = str(this.value), call.argument(0)
    limit = integer(interp, call.argument(1), len(text) + 1)
    if isinstance(separator, Record) and separator.kind == "regexp":
        pieces = javascript_regex.split(interp, separator, text)
        if pieces is None:
            between = _SEPARATORS.get(interp.text_of(separator.entries["source"]) or "", "") if HOLE in text else ""
            if between == "":
                return Sequence([], open=True)
            pieces = [Const(piece.strip(), site=this.site) for piece in text.split(between)]
    elif separator is None or separator is NONE:
        pieces = [this]
    else:
        between = text_of(interp, separator)
        if between is None:
            return Sequence([], open=True)
        pieces = [Const(piece, site=this.site) for piece in (text.split(between) if between else map(back, units(text)))]
    if limit is None or len(pieces) > interp.bounds.items:
        return Sequence([], open=True)
    return Sequence(pieces[:limit] if limit >= 0 else pieces)


def replaced_in_part(interp: Interpreter, this: Const, pattern: Record, new: Value) -> Value:
    """Return a text with holes with a simple pattern replaced: plain text, an escaped suffix, slashes at an end."""
    source = interp.text_of(pattern.entries["source"]) or ""
    every = "g" in (interp.text_of(pattern.entries["flags"]) or "")
    text, new_text = str(this.value), interp.text_of(new) or ""
    at_start, at_end = source.startswith("^"), source.endswith("$") and not source.endswith("\\$")
    core = source.removeprefix("^").removesuffix("$") if at_end else source.removeprefix("^")
    if core in {r"\/+", r"\/", "/", "/+"}:
        if at_end:
            return Const((text.rstrip("/") if "+" in core else text.removesuffix("/")) + new_text, site=this.site)
        if at_start:
            return Const(new_text + (text.lstrip("/") if "+" in core else text.removeprefix("/")), site=this.site)
    groups = core.removeprefix("(").removesuffix(")").split("|") if core.startswith("(") and core.endswith(")") else [core]
    plain = [item.replace("\\", "") for item in groups]
    if any(character in item for item in plain for character in "*+?[](){}^$"):
        return Unknown("replacement by a pattern", this.site)
    for item in plain:
        if at_end and text.endswith(item):
            return Const(text.removesuffix(item) + new_text, site=this.site)
        if at_start and text.startswith(item):
            return Const(new_text + text.removeprefix(item), site=this.site)
        if not at_end and not at_start:
            text = text.replace(item, new_text, -1 if every else 1)
    return Const(text, site=this.site)


def replace(interp: Interpreter, this: Const, call: Invocation) -> Value:
    """Return ``replace``."""
    return replaced(interp, this, call, every=False)


def replace_all(interp: Interpreter, this: Const, call: Invocation) -> Value:
    """Return ``replaceAll``."""
    return replaced(interp, this, call, every=True)


def replaced(interp: Interpreter, this: Const, call: Invocation, *, every: bool) -> Value:
    """Return a text with what is found in it replaced."""
    text, old, new = str(this.value), call.argument(0) or NONE, call.argument(1) or NONE
    if isinstance(old, Record) and old.kind == "regexp":
        if HOLE in text:
            return replaced_in_part(interp, this, old, new)
        changed = javascript_regex.replace(interp, old, text, new)
        return Unknown("replacement by a pattern", this.site) if changed is None else Const(changed, site=this.site)
    wanted = text_of(interp, old)
    if wanted is None:
        return Unknown("replacement", this.site)
    pieces: list[str] = []
    place = start = 0
    size = len(text)
    while (place := text.find(wanted, place)) >= 0:
        filled = filling(interp, text, wanted, place, new)
        pieces += [text[start:place], filled]
        size += len(filled)
        if size > LARGEST or len(pieces) > interp.bounds.items:
            interp.hit("text")
            return Unknown("long text", this.site)
        start = place + len(wanted)
        place = start + (not wanted)
        if not every or place > len(text):
            break
    interp.weigh(size >> 3)
    return Const("".join((*pieces, text[start:])), site=this.site)


def filling(interp: Interpreter, text: str, wanted: str, place: int, new: Value) -> str:
    """Return what takes the place of a text that was found; a hole where it is not known."""
    if isinstance(new, (Const, Sequence, Record)):
        template = text_of(interp, new)
        if template is None:
            held = interp.text_of(new)
            return HOLE if held is None else held
        return javascript_regex.expanded(template, [wanted], text, place)
    answer = interp.invoke(new, Invocation([Const(wanted), Const(place), Const(text)], {}, interp.site))
    found = text_of(interp, answer)
    held = interp.text_of(answer) if found is None else found
    return HOLE if held is None else held


def with_pattern(run: Callable[[Interpreter, Record, str], Value]) -> Callable[[Interpreter, Const, Invocation], Value]:
    """Return ``match``, ``matchAll`` or ``search``, which take a text for a pattern too."""

    def method(interp: Interpreter, this: Const, call: Invocation) -> Value:
        given = call.argument(0) or NONE
        pattern = given if is_pattern(given) else javascript_regex.new_pattern(Invocation([given], {}, call.site), interp)
        return run(interp, pattern, str(this.value)) if isinstance(pattern, Record) else Unknown("match")

    return method


def compare(interp: Interpreter, text: str, call: Invocation) -> Value | None:
    """Return ``localeCompare`` of ASCII texts, as the root collation has it."""
    other = text_of(interp, call.argument(0) or NONE)
    options = call.argument(2)
    if other is None or not (text + other).isascii() or (options is not None and options is not NONE):
        return None
    keys = [([ORDER.find(c) for c in side.lower()], [c.isupper() for c in side]) for side in (text, other)]
    return Const((keys[0] > keys[1]) - (keys[0] < keys[1])) if all(-1 not in key[0] for key in keys) else None


def normalize(interp: Interpreter, text: str, call: Invocation) -> Value | None:
    """Return ``normalize``."""
    form = "NFC" if call.argument(0) in {None, NONE} else interp.text_of(call.argument(0))
    if form not in {"NFC", "NFD", "NFKC", "NFKD"}:
        return None
    return Const(unicodedata.normalize(form, back(text)))  # type: ignore[arg-type]


def same(_interp: Interpreter, this: Const, _call: Invocation) -> Value:
    """Return the text itself."""
    return this


METHODS: dict[str, Callable[[Interpreter, Const, Invocation], Value]] = {
    "toLowerCase": methods_text.simple(str.lower), "toLocaleLowerCase": methods_text.simple(str.lower),
    "toUpperCase": methods_text.simple(str.upper), "toLocaleUpperCase": methods_text.simple(str.upper),
    "trim": methods_text.simple(lambda text: text.strip(SPACES)),
    "trimEnd": methods_text.simple(lambda text: text.rstrip(SPACES)), "trimRight": methods_text.simple(lambda text: text.rstrip(SPACES)),
    "trimStart": methods_text.simple(lambda text: text.lstrip(SPACES)), "trimLeft": methods_text.simple(lambda text: text.lstrip(SPACES)),
    "toString": same, "valueOf": same, "slice": part(slice_), "substring": part(substring), "substr": part(substr),
    "charAt": char_at, "at": at, "charCodeAt": code_at, "codePointAt": code_point_at, "padStart": known(padded("start")),
    "padEnd": known(padded("end")), "repeat": repeat, "concat": methods_text.concat, "normalize": known(normalize),
    "includes": known(asking(lambda text, wanted, place: wanted in text[place:])),
    "startsWith": known(asking(lambda text, wanted, place: text.startswith(wanted, place))),
    "endsWith": known(asking(lambda text, wanted, place: text[:place].endswith(wanted), from_end=True)),
    "indexOf": known(index_of), "lastIndexOf": known(last_index_of), "split": split, "replace": replace, "replaceAll": replace_all,
    "match": with_pattern(javascript_regex.match), "matchAll": with_pattern(javascript_regex.match_all),
    "search": with_pattern(javascript_regex.search), "localeCompare": known(compare),
    ITERATOR: lambda interp, this, _c: Sequence(items_of(interp, this)[0], "generator", HOLE in str(this.value)),
    "isWellFormed": known(lambda _i, _t, _c: Const(value=True)),
}  # fmt: skip
