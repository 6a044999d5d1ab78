"""Node's ``Buffer``: bytes that are known, and the texts that they stand for.

https://nodejs.org/api/buffer.html
"""

from __future__ import annotations

import base64
import binascii
import math
import re
from typing import TYPE_CHECKING

from analyzer.interp.hosts import Host, HostFunction, HostModule
from analyzer.interp.iteration import items_of
from analyzer.interp.javascript_conversions import number_of
from analyzer.interp.values import HOLE, NONE, Const, Invocation, Record, Sequence, Unknown, Value

if TYPE_CHECKING:
    from collections.abc import Callable

    from analyzer.interp.interpreter import Interpreter

MOST = 20_000
_UTF8 = frozenset({"utf8", "utf-8"})
_LATIN = frozenset({"latin1", "binary"})
_BASE64 = frozenset({"base64", "base64url"})
_NO_BASE64 = re.compile(r"[^A-Za-z0-9+/]")


class Bytes(Host):
    """A buffer; ``data`` is None where its bytes are not known."""

    __slots__ = ("data",)
    typeof = "object"

    def __init__(self, data: bytes | None) -> None:
        super().__init__()
        self.data = data

    def get(self, name: str, interp: Interpreter) -> Value | None:
        """Return a method or the length."""
        if name in {"length", "byteLength"}:
            return Unknown("length") if self.data is None else Const(len(self.data))
        if name in {"toString", "toLocaleString"}:
            return HostFunction(name, self.text)
        if name in {"slice", "subarray"}:
            return HostFunction(name, self.part)
        if name in {"equals", "compare"}:
            return HostFunction(name, self.equals if name == "equals" else lambda call, _i: Unknown("order", call.site))
        if name == "toJSON":
            return HostFunction(name, lambda _c, _i: Record({"type": Const("Buffer"), "data": self.numbers()}))
        return {"__iter__": self.numbers(), "__getitem__": HostFunction(name, self.item)}.get(name)

    def numbers(self) -> Sequence:
        """Return the bytes as numbers."""
        return Sequence([Const(byte) for byte in self.data or b""], open=self.data is None)

    def item(self, call: Invocation, _interp: Interpreter) -> Value:
        """Return the byte at a position."""
        at = call.argument(0)
        if self.data is None or not isinstance(at, Const) or not isinstance(at.value, int):
            return Unknown("byte", call.site)
        return Const(self.data[at.value]) if 0 <= at.value < len(self.data) else NONE

    def text(self, call: Invocation, interp: Interpreter) -> Value:
        """Return ``buffer.toString(encoding)``."""
        known = decoded(self.data, encoding_of(interp, call.argument(0))) if self.data is not None and len(call.arguments) < 2 else None
        return Unknown("text of bytes", call.site) if known is None else Const(known, site=call.site)

    def part(self, call: Invocation, interp: Interpreter) -> Value:
        """Return ``buffer.subarray(start, end)``."""
        ends = [number_of(interp, argument) for argument in call.arguments[:2] if argument is not NONE]
        if self.data is None or None in ends:
            return Bytes(None)
        most = len(self.data)
        places = [0 if math.isnan(end) else int(min(max(end, -most), most)) for end in ends if end is not None]
        return Bytes(self.data[slice(*places or [0], *([None] if len(places) < 2 else []))])

    def equals(self, call: Invocation, _interp: Interpreter) -> Value:
        """Return ``buffer.equals(other)``."""
        other = call.argument(0)
        known = isinstance(other, Bytes) and other.data is not None and self.data is not None
        return Const(self.data == other.data) if known and isinstance(other, Bytes) else Unknown("bytes", call.site)


def encoding_of(interp: Interpreter, value: Value | None) -> str:
    """Return the name of an encoding."""
    if value is None or (isinstance(value, Const) and value.value is None):
        return "utf8"
    return (interp.text_of(value) or "").lower()


def encoded(text: str, encoding: str) -> bytes | None:
    """Return a text as bytes; None for an encoding that is not known."""
    if encoding in _UTF8:
        return text.encode("utf-8", "replace")
    if encoding in _LATIN:
        return text.encode("latin-1", "replace")
    if encoding == "ascii":
        return text.encode("latin-1", "replace")
    if encoding == "hex":
        pairs = re.match(r"(?:[0-9a-fA-F]{2})*", text)
        return bytes.fromhex(pairs[0]) if pairs is not None else b""
    if encoding in _BASE64:
        plain = _NO_BASE64.sub("", text.partition("=")[0].replace("-", "+").replace("_", "/"))
        plain = plain[: len(plain) - (len(plain) % 4 == 1)]
        try:
            return base64.b64decode(plain + "=" * (-len(plain) % 4))
        except binascii.Error:
            return None
    return None


def decoded(data: bytes, encoding: str) -> str | None:
    """Return bytes as a text; None for an encoding that is not known."""
    if encoding in _UTF8:
        return data.decode("utf-8", "replace")
    if encoding in _LATIN:
        return data.decode("latin-1")
    if encoding == "ascii":
        return bytes(byte & 0x7F for byte in data).decode("ascii")
    if encoding == "hex":
        return data.hex()
    if encoding == "base64":
        return base64.b64encode(data).decode()
    return base64.urlsafe_b64encode(data).decode().rstrip("=") if encoding == "base64url" else None


def from_(call: Invocation, interp: Interpreter) -> Value:
    """Return ``Buffer.from(text, encoding)``, of a list of numbers, of another buffer."""
    given = call.argument(0)
    if isinstance(given, Bytes):
        return Bytes(given.data)
    if isinstance(given, Const) and isinstance(given.value, str) and HOLE not in given.value and len(given.value) <= MOST:
        return Bytes(encoded(given.value, encoding_of(interp, call.argument(1))))
    if isinstance(given, Sequence) and not given.open and len(given.items) <= MOST:
        numbers = [number_of(interp, item) for item in given.items]
        return Bytes(None if None in numbers else bytes(byte_of(number) for number in numbers if number is not None))
    return Bytes(None)


def byte_of(number: float) -> int:
    """Return the byte that a number is put down as: what is no number, or has no end, is zero."""
    return int(number) & 0xFF if math.isfinite(number) else 0


def alloc(call: Invocation, interp: Interpreter) -> Value:
    """Return ``Buffer.alloc(size)``."""
    size = number_of(interp, call.argument(0) or NONE)
    return Bytes(bytes(int(size)) if size is not None and 0 <= size <= MOST and len(call.arguments) == 1 else None)


def concat(call: Invocation, interp: Interpreter) -> Value:
    """Return ``Buffer.concat(buffers)``."""
    found, is_open = items_of(interp, call.argument(0) or NONE)
    parts = [item.data for item in found if isinstance(item, Bytes) and item.data is not None]
    known = not is_open and len(parts) == len(found) and len(call.arguments) == 1 and sum(map(len, parts)) <= MOST
    return Bytes(b"".join(parts) if known else None)


def is_buffer(call: Invocation, _interp: Interpreter) -> Value:
    """Return ``Buffer.isBuffer(x)``."""
    given = call.argument(0) or NONE
    if isinstance(given, Bytes):
        return Const(value=True)
    return Const(value=False) if isinstance(given, (Const, Sequence, Record)) else Unknown("buffer", call.site)


def byte_length(call: Invocation, interp: Interpreter) -> Value:
    """Return ``Buffer.byteLength(text, encoding)``."""
    made = from_(call, interp)
    return Const(len(made.data)) if isinstance(made, Bytes) and made.data is not None else Unknown("length", call.site)


class BufferModule(HostModule):
    """``Buffer``."""

    __slots__ = ()


def buffers() -> HostModule:
    """Return ``Buffer``."""
    members: dict[str, Callable[[Invocation, Interpreter], Value]] = {
        "from": from_, "alloc": alloc, "allocUnsafe": lambda _c, _i: Bytes(None), "concat": concat, "isBuffer": is_buffer,
        "byteLength": byte_length,
    }  # fmt: skip
    return BufferModule("Buffer", {"name": Const("Buffer"), **{name: HostFunction(name, body) for name, body in members.items()}}, from_)
