"""JavaScript's ``String`` and ``Symbol``, and texts that stand in addresses.

https://tc39.es/ecma262/#sec-uri-handling-functions
"""

from __future__ import annotations

import base64
import binascii
import re
from typing import TYPE_CHECKING
from urllib.parse import quote, unquote_to_bytes

from analyzer.interp.hosts import HostFunction, HostModule
from analyzer.interp.javascript_conversions import number_of, text_of
from analyzer.interp.javascript_operators import int32
from analyzer.interp.javascript_regex import back
from analyzer.interp.values import HOLE, NONE, Const, Invocation, Record, Sequence, Symbol, Unknown, Value

if TYPE_CHECKING:
    from collections.abc import Callable

    from analyzer.interp.interpreter import Interpreter

COMPONENT = "-_.!~*'()"
WHOLE = ";,/?:@&=+$-_.!~*'()#"
WELL_KNOWN = (
    "iterator", "asyncIterator", "hasInstance", "toPrimitive", "toStringTag", "species", "isConcatSpreadable", "match", "replace", "split",
    "search", "unscopables", "dispose", "asyncDispose", "metadata",
)  # fmt: skip


def encoding(safe: str) -> Callable[[Invocation, Interpreter], Value]:
    """Return ``encodeURIComponent`` or ``encodeURI``; what is not known in a text stays a hole."""

    def run(call: Invocation, interp: Interpreter) -> Value:
        given = call.argument(0)
        text = interp.text_of(given) if isinstance(given, Const) else text_of(interp, given or NONE)
        if text is None:
            return Const(HOLE)
        try:
            encoded = HOLE.join(quote(piece, safe=safe) for piece in text.split(HOLE))
        except UnicodeEncodeError:
            return Unknown("encoding", call.site)
        return Const(encoded, soft=isinstance(given, Const) and given.soft, site=call.site)

    return run


def decoding(kept: str) -> Callable[[Invocation, Interpreter], Value]:
    """Return ``decodeURIComponent`` or ``decodeURI``, which leaves some characters encoded."""

    def run(call: Invocation, interp: Interpreter) -> Value:
        text = interp.text_of(call.argument(0))
        if text is None:
            return Unknown("decoding")
        pieces = re.split("(" + "|".join(f"%{ord(c):02X}" for c in kept) + ")", text, flags=re.IGNORECASE) if kept else [text]
        try:
            return Const("".join(piece if n % 2 else unquote_to_bytes(piece).decode() for n, piece in enumerate(pieces)), site=call.site)
        except UnicodeDecodeError:
            return Unknown("decoding")

    return run


def to_text(call: Invocation, interp: Interpreter) -> Value:
    """Return ``String(x)``; a default stays one, and what is not known is a hole."""
    value = call.argument(0)
    if value is None:
        return Const("")
    if isinstance(value, Symbol):
        return interp.invoke(interp.get(value, "toString"), Invocation([], {}, call.site))
    if isinstance(value, Const):
        text = interp.text_of(value) if isinstance(value.value, str) else text_of(interp, value)
        return Const(HOLE if text is None else text, soft=value.soft, site=value.site)
    text = text_of(interp, value)
    return Const(HOLE if text is None else text, site=call.site)


def from_codes(call: Invocation, interp: Interpreter) -> Value:
    """Return ``String.fromCharCode`` and ``String.fromCodePoint``."""
    codes = [number_of(interp, argument) for argument in call.arguments]
    if call.open or any(code is None or not 0 <= code <= 0x10FFFF for code in codes):
        return Unknown("characters", call.site)
    return Const(back("".join(chr(int32(code)) for code in codes if code is not None)))


def raw(call: Invocation, interp: Interpreter) -> Value:
    """Return ``String.raw`` of a template."""
    strings = call.argument(0)
    pieces = interp.get(strings, "raw") if isinstance(strings, (Record, Sequence)) else strings or NONE
    if not isinstance(pieces, Sequence):
        return pieces
    found = ""
    for position, piece in enumerate(pieces.items):
        value = call.arguments[position + 1] if 0 < position + 1 < len(call.arguments) and position + 1 < len(pieces.items) else Const("")
        filled = text_of(interp, value)
        found += (interp.text_of(piece) or "") + (HOLE if filled is None else filled)
    return Const(found, site=call.site)


def symbol(call: Invocation, interp: Interpreter) -> Value:
    """Return ``Symbol.for(name)``."""
    return Symbol("@@" + (interp.text_of(call.argument(0)) or ""))


def new_symbol(call: Invocation, interp: Interpreter) -> Value:
    """Return ``Symbol(name)``: another one each time."""
    interp.symbols += 1
    return Symbol(f"@@{interp.text_of(call.argument(0)) or ''}\n{interp.symbols}")


def key_for(call: Invocation, _interp: Interpreter) -> Value:
    """Return ``Symbol.keyFor(symbol)``."""
    value = call.argument(0)
    if not isinstance(value, Symbol):
        return Unknown("symbol", call.site)
    return NONE if "\n" in str(value.value) else Const(str(value.value).removeprefix("@@"))


def to_base64(call: Invocation, interp: Interpreter) -> Value:
    """Return ``btoa(text)``."""
    text = text_of(interp, call.argument(0) or NONE)
    try:
        return Const(base64.b64encode(text.encode("latin-1")).decode()) if text is not None else Unknown("base64", call.site)
    except UnicodeEncodeError:
        return Unknown("base64", call.site)


def from_base64(call: Invocation, interp: Interpreter) -> Value:
    """Return ``atob(text)``."""
    text = text_of(interp, call.argument(0) or NONE)
    try:
        return Const(base64.b64decode(text, validate=True).decode("latin-1")) if text is not None else Unknown("base64", call.site)
    except (binascii.Error, ValueError):
        return Unknown("base64", call.site)


def text_globals() -> dict[str, Value]:
    """Return the global names that are about texts and symbols."""
    functions = {
        "encodeURIComponent": encoding(COMPONENT), "encodeURI": encoding(WHOLE), "decodeURIComponent": decoding(""),
        "decodeURI": decoding(";/?:@&=+$,#"), "escape": encoding("@*_+-./"), "unescape": decoding(""),
        "btoa": to_base64, "atob": from_base64,
    }  # fmt: skip
    statics: dict[str, Value] = {
        "raw": HostFunction("raw", raw), "fromCharCode": HostFunction("fromCharCode", from_codes),
        "fromCodePoint": HostFunction("fromCodePoint", from_codes), "name": Const("String"),
    }  # fmt: skip
    symbols: dict[str, Value] = {"for": HostFunction("for", symbol), "keyFor": HostFunction("keyFor", key_for)}
    symbols |= {name: Symbol(f"@@Symbol.{name}") for name in WELL_KNOWN}
    return {
        **{name: HostFunction(name, body) for name, body in functions.items()},
        "String": HostModule("String", statics, to_text), "Symbol": HostModule("Symbol", symbols, new_symbol),
    }  # fmt: skip
