"""Methods of strings, in both languages; what is not known in a string stays a hole."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from analyzer.interp import operators, patterns
from analyzer.interp.hosts import HostFunction
from analyzer.interp.iteration import entries_of, items_of
from analyzer.interp.values import HOLE, NONE, Const, FunctionValue, Invocation, Record, Sequence, Unknown, Value

if TYPE_CHECKING:
    from collections.abc import Callable

    from analyzer.interp.interpreter import Interpreter

WIDEST = 1_000


LARGEST = 1_000_000
"""How long a text may become when its parts are replaced."""


def _text(this: Const) -> str:
    return str(this.value)


def _argument(interp: Interpreter, call: Invocation, position: int) -> str | None:
    text = interp.text_of(call.argument(position))
    return None if text is None or HOLE in text else text


def simple(change: Callable[[str], str]) -> Callable[..., Value]:
    """Return a method that changes the text and takes no argument that matters."""

    def method(_interp: Interpreter, this: Const, _call: Invocation) -> Value:
        return Const(change(_text(this)), site=this.site, soft=this.soft)

    return method


def stripping(side: str) -> Callable[..., Value]:
    """Return ``strip``, ``lstrip`` or ``rstrip``."""

    def method(interp: Interpreter, this: Const, call: Invocation) -> Value:
        characters = _argument(interp, call, 0)
        return Const(getattr(_text(this), side)(characters), site=this.site)

    return method


def testing(test: Callable[[str, str], bool]) -> Callable[..., Value]:
    """Return a method that asks something of the text."""

    def method(interp: Interpreter, this: Const, call: Invocation) -> Value:
        wanted = call.argument(0)
        options = wanted.items if isinstance(wanted, Sequence) else [wanted]
        texts = [interp.text_of(option) for option in options]
        if HOLE in _text(this) or any(text is None or HOLE in text for text in texts):
            return Unknown("text test")
        return Const(any(test(_text(this), text or "") for text in texts))

    return method


def split(interp: Interpreter, this: Const, call: Invocation) -> Value:
    """Return the pieces between separators (blanks where none is given)."""
    separator = call.argument(0, "sep")
    if separator is None:
        return Sequence([Const(piece, site=this.site) for piece in _text(this).split()])
    if isinstance(separator, Record) and separator.kind == "regexp":
        pattern = interp.text_of(separator.entries["source"]) or ""
        plain = {r"\s+": None, r"\s": None, r"\s*,\s*": ",", r"[\s,]+": ",", r"\.": ".", r"\/": "/", ",": ",", r"\\|\/": "/", r"\|": "|"}
        if pattern not in plain:
            return Sequence([], open=True)
        return Sequence([Const(piece.strip(), site=this.site) for piece in _text(this).split(plain[pattern])])
    text = interp.text_of(separator)
    if text is None:
        return Sequence([Const(piece, site=this.site) for piece in _text(this).split()])
    pieces = list(_text(this)[:500]) if text == "" else _text(this).split(text)
    limit = call.argument(1, "maxsplit")
    found = [Const(piece, site=this.site) for piece in pieces]
    if isinstance(limit, Const) and isinstance(limit.value, int) and limit.value >= 0:
        joined = _text(this).split(text, limit.value) if text else pieces
        found = [Const(piece, site=this.site) for piece in joined]
    return Sequence(list(found))


def split_from_the_end(interp: Interpreter, this: Const, call: Invocation) -> Value:
    """Return the pieces between separators, of which at most so many are taken, from the end."""
    separator, limit = call.argument(0, "sep"), call.argument(1, "maxsplit")
    text = interp.text_of(separator) or None
    most = limit.value if isinstance(limit, Const) and isinstance(limit.value, int) else -1
    if separator is not None and separator is not NONE and text is None:
        return Sequence([], open=True)
    return Sequence([Const(piece, site=this.site) for piece in _text(this).rsplit(text, most)])


def asking(test: Callable[[str], bool]) -> Callable[..., Value]:
    """Return a method that asks what kind of characters the text has."""

    def method(_interp: Interpreter, this: Const, _call: Invocation) -> Value:
        return Unknown("text test") if HOLE in _text(this) else Const(test(_text(this)))

    return method


def padding(pad: Callable[..., str]) -> Callable[..., Value]:
    """Return a method that fills the text up to a width."""

    def method(interp: Interpreter, this: Const, call: Invocation) -> Value:
        width, fill = call.argument(0), _argument(interp, call, 1)
        if not isinstance(width, Const) or not isinstance(width.value, int) or width.value > WIDEST or HOLE in _text(this):
            return Unknown("padded text")
        return Const(pad(_text(this), width.value, *([fill] if fill is not None and len(fill) == 1 else [])), site=this.site)

    return method


def count(interp: Interpreter, this: Const, call: Invocation) -> Value:
    """Return how often a text stands in the text."""
    wanted = _argument(interp, call, 0)
    return Const(_text(this).count(wanted)) if wanted is not None and HOLE not in _text(this) else Unknown("count")


def replace(interp: Interpreter, this: Const, call: Invocation) -> Value:
    """Return the text with one text replaced by another; patterns are replaced where they are plain text."""
    old, new = call.argument(0), call.argument(1)
    every = True
    if isinstance(new, (FunctionValue, HostFunction)):
        changed = patterns.replaced_by_calls(interp, old, _text(this), new, call.site)
        return Const(changed, site=this.site) if changed is not None else Unknown("replacement by a function", this.site)
    if isinstance(old, Record) and old.kind == "regexp":
        source = interp.text_of(old.entries["source"]) or ""
        every = "g" in (interp.text_of(old.entries["flags"]) or "")
        return replace_pattern(interp, this, source, new, every=every)
    old_text, new_text = interp.text_of(old), interp.text_of(new)
    if old_text is None or HOLE in old_text:
        return Unknown("replacement", this.site)
    if len(_text(this)) + _text(this).count(old_text) * len(new_text or HOLE) > LARGEST:
        return Unknown("long text", this.site)
    most = call.argument(2, "count")
    times = most.value if isinstance(most, Const) and isinstance(most.value, int) and not interp.javascript else -1
    return Const(_text(this).replace(old_text, new_text if new_text is not None else HOLE, times), site=this.site)


def replace_pattern(interp: Interpreter, this: Const, source: str, new: Value | None, *, every: bool) -> Value:
    """Return the text with a simple pattern replaced: plain text, an escaped suffix, slashes at an end."""
    text, new_text = _text(this), interp.text_of(new) or ""
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
        changed = patterns.replaced(source, text, new_text, every=every)
        return Const(changed, site=this.site) if changed is not None else Unknown("replacement by a pattern", this.site)
    for item in plain:
        if at_end and text.endswith(item):
            return Const(text.removesuffix(item) + new_text, site=this.site)
        if at_start and text.startswith(item):
            return Const(new_text + text.removeprefix(item), site=this.site)
        if not at_end and not at_start:
            text = text.replace(item, new_text, -1 if every else 1)
    return Const(text, site=this.site)


def slice_(_interp: Interpreter, this: Const, call: Invocation) -> Value:
    """Return a part of the text."""
    ends = [end.value if isinstance(end, Const) and isinstance(end.value, int) else None for end in (call.argument(0), call.argument(1))]
    if any(argument is not None and end is None for argument, end in zip((call.argument(0), call.argument(1)), ends, strict=True)):
        return Const(HOLE, site=this.site)
    return Const(_text(this)[ends[0] : ends[1]], site=this.site)


def concat(interp: Interpreter, this: Const, call: Invocation) -> Value:
    """Return the text and the arguments in a row."""
    value: Value = this
    for argument in call.arguments:
        value = operators.concatenate(interp, value, argument)
    return value


def join(interp: Interpreter, this: Const, call: Invocation) -> Value:
    """Return Python's ``separator.join(items)``."""
    items, is_open = items_of(interp, call.argument(0) or NONE)
    value: Value = Const("", site=this.site)
    for position, item in enumerate(items[:500]):
        if position:
            value = operators.concatenate(interp, value, this)
        value = operators.concatenate(interp, value, item)
    return operators.concatenate(interp, value, Const(HOLE)) if is_open else value


def format_(interp: Interpreter, this: Const, call: Invocation) -> Value:
    """Return Python's ``"{}/{name}".format(...)``."""
    pieces: list[Value] = []
    text, position = _text(this), 0
    while text:
        before, brace, text = text.partition("{")
        pieces.append(Const(before, site=this.site))
        if not brace:
            break
        field, _, text = text.partition("}")
        name = field.partition(":")[0].partition("!")[0]
        if name == "":
            name, position = str(position), position + 1
        value = call.argument(int(name)) if name.isdigit() else call.keywords.get(name)
        pieces.append(value if value is not None else Const(HOLE))
    result: Value = Const("", site=this.site)
    for piece in pieces:
        result = operators.concatenate(interp, result, piece)
    return result


def removing(side: str) -> Callable[..., Value]:
    """Return ``removeprefix`` or ``removesuffix``."""

    def method(interp: Interpreter, this: Const, call: Invocation) -> Value:
        part = _argument(interp, call, 0)
        return Const(getattr(_text(this), side)(part), site=this.site) if part is not None else this

    return method


def partition(side: str) -> Callable[..., Value]:
    """Return ``partition`` or ``rpartition``."""

    def method(interp: Interpreter, this: Const, call: Invocation) -> Value:
        separator = _argument(interp, call, 0)
        pieces: Any = getattr(_text(this), side)(separator) if separator else (_text(this), "", "")
        return Sequence([Const(piece, site=this.site) for piece in pieces], "tuple")

    return method


def index_of(interp: Interpreter, this: Const, call: Invocation) -> Value:
    """Return where a text begins, -1 where it does not occur."""
    wanted = _argument(interp, call, 0)
    return Const(_text(this).find(wanted)) if wanted is not None and HOLE not in _text(this) else Unknown("index")


def last_index_of(interp: Interpreter, this: Const, call: Invocation) -> Value:
    """Return where a text last begins."""
    wanted = _argument(interp, call, 0)
    return Const(_text(this).rfind(wanted)) if wanted is not None and HOLE not in _text(this) else Unknown("index")


def char_at(_interp: Interpreter, this: Const, call: Invocation) -> Value:
    """Return one character."""
    position = call.argument(0)
    at = position.value if isinstance(position, Const) and isinstance(position.value, int) else 0
    return Const(_text(this)[at : at + 1])


def repeat(interp: Interpreter, this: Const, call: Invocation) -> Value:
    """Return the text several times in a row."""
    count = call.argument(0)
    times = count.value if isinstance(count, Const) and isinstance(count.value, int) else 1
    if len(_text(this)) * max(times, 0) > interp.bounds.text:
        return Unknown("long text")
    return Const(_text(this) * max(times, 0))


def lines(_interp: Interpreter, this: Const, _call: Invocation) -> Value:
    """Return the lines."""
    return Sequence([Const(line) for line in _text(this).splitlines()[:5_000]])


def format_map(interp: Interpreter, this: Const, call: Invocation) -> Value:
    """Return ``format`` with a mapping."""
    return format_(interp, this, Invocation([], entries_of(interp, call.argument(0) or NONE)[0], call.site))


def match(interp: Interpreter, this: Const, call: Invocation) -> Value:
    """Return ``text.match(/pattern/)``."""
    pattern = call.argument(0)
    known = isinstance(pattern, Record) and pattern.kind == "regexp"
    return patterns.matched(interp, pattern, _text(this)) if known else Unknown("match")  # type: ignore[arg-type]


ASKED = ("isalnum", "isalpha", "isascii", "isdecimal", "isdigit", "isidentifier", "islower", "isnumeric", "isspace", "istitle", "isupper")
METHODS: dict[str, Callable[..., Value]] = {
    "toLowerCase": simple(str.lower), "lower": simple(str.lower), "toLocaleLowerCase": simple(str.lower), "casefold": simple(str.casefold),
    "toUpperCase": simple(str.upper), "upper": simple(str.upper), "trim": simple(str.strip), "trimEnd": simple(str.rstrip),
    "trimStart": simple(str.lstrip), "toString": simple(str), "valueOf": simple(str), "capitalize": simple(str.capitalize),
    "title": simple(str.title), "as_posix": simple(str), "strip": stripping("strip"), "lstrip": stripping("lstrip"),
    "rstrip": stripping("rstrip"),
    "startsWith": testing(str.startswith), "startswith": testing(str.startswith), "endsWith": testing(str.endswith),
    "endswith": testing(str.endswith), "includes": testing(str.__contains__), "match": match, "split": split,
    "replace": replace, "replaceAll": replace, "slice": slice_, "substring": slice_, "substr": slice_, "concat": concat, "join": join,
    "format": format_, "format_map": format_map, "removeprefix": removing("removeprefix"), "removesuffix": removing("removesuffix"),
    "partition": partition("partition"), "rpartition": partition("rpartition"), "indexOf": index_of, "find": index_of, "index": index_of,
    "lastIndexOf": last_index_of, "rfind": last_index_of, "rindex": last_index_of, "rsplit": split_from_the_end, "count": count,
    "swapcase": simple(str.swapcase), "ljust": padding(str.ljust), "rjust": padding(str.rjust), "center": padding(str.center),
    "zfill": padding(str.zfill), "padStart": padding(str.rjust), "padEnd": padding(str.ljust),
    "charAt": char_at, "repeat": repeat, "splitlines": lines, **{name: asking(getattr(str, name)) for name in ASKED},
}  # fmt: skip
