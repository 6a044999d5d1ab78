"""Methods of texts that are known in part: what is not known stays a hole. Some serve both languages."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from analyzer.interp import operators
from analyzer.interp.iteration import entries_of, items_of
from analyzer.interp.plain import LARGEST
from analyzer.interp.values import HOLE, NONE, Const, Invocation, Sequence, Unknown, Value

if TYPE_CHECKING:
    from collections.abc import Callable

    from analyzer.interp.interpreter import Interpreter


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


def split(interp: Interpreter, this: Const, call: Invocation) -> Value:
    """Return the pieces between separators (blanks where none is given)."""
    separator = call.argument(0, "sep")
    if separator is None:
        return Sequence([Const(piece, site=this.site) for piece in _text(this).split()])
    text = interp.text_of(separator)
    if text is None:
        return Sequence([Const(piece, site=this.site) for piece in _text(this).split()])
    pieces = list(_text(this)) if text == "" else _text(this).split(text)
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


def replace(interp: Interpreter, this: Const, call: Invocation) -> Value:
    """Return the text with one text replaced by another."""
    old, new = call.argument(0), call.argument(1)
    old_text, new_text = interp.text_of(old), interp.text_of(new)
    if old_text is None or HOLE in old_text:
        return Unknown("replacement", this.site)
    if len(_text(this)) + _text(this).count(old_text) * len(new_text or HOLE) > LARGEST:
        return Unknown("long text", this.site)
    most = call.argument(2, "count")
    times = most.value if isinstance(most, Const) and isinstance(most.value, int) else -1
    return Const(_text(this).replace(old_text, new_text if new_text is not None else HOLE, times), site=this.site)


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
    for position, item in enumerate(interp.within(items)):
        if position:
            value = operators.concatenate(interp, value, this)
        value = operators.concatenate(interp, value, item)
    return operators.concatenate(interp, value, Const(HOLE)) if is_open or len(items) > interp.bounds.rounds else value


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


def lines(_interp: Interpreter, this: Const, _call: Invocation) -> Value:
    """Return the lines."""
    return Sequence([Const(line) for line in _text(this).splitlines()[:5_000]])


def format_map(interp: Interpreter, this: Const, call: Invocation) -> Value:
    """Return ``format`` with a mapping."""
    return format_(interp, this, Invocation([], entries_of(interp, call.argument(0) or NONE)[0], call.site))


METHODS: dict[str, Callable[..., Value]] = {
    "lower": simple(str.lower), "casefold": simple(str.casefold), "upper": simple(str.upper), "capitalize": simple(str.capitalize),
    "title": simple(str.title), "swapcase": simple(str.swapcase), "as_posix": simple(str), "strip": stripping("strip"),
    "lstrip": stripping("lstrip"), "rstrip": stripping("rstrip"), "split": split, "rsplit": split_from_the_end, "replace": replace,
    "join": join, "format": format_, "format_map": format_map, "removeprefix": removing("removeprefix"),
    "removesuffix": removing("removesuffix"), "partition": partition("partition"), "rpartition": partition("rpartition"),
    "splitlines": lines,
}  # fmt: skip
"""Of Python's texts, what `methods_text_python` leaves since something is not known whole."""
