"""Node's ``util``, and the names of its ``http``.

https://nodejs.org/api/util.html, https://nodejs.org/api/http.html#httpmethods
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from analyzer.interp.hosts import LENT, HostClass, HostFunction, HostModule
from analyzer.interp.iteration import first
from analyzer.interp.javascript_conversions import text_of
from analyzer.interp.javascript_objects import traits
from analyzer.interp.libraries.command_classes import parse_args
from analyzer.interp.values import HOLE, NONE, Const, FunctionValue, Invocation, Record, Sequence, Unknown, Value

if TYPE_CHECKING:
    from collections.abc import Callable

    from analyzer.interp.interpreter import Interpreter

METHODS = """
ACL BIND CHECKOUT CONNECT COPY DELETE GET HEAD LINK LOCK M-SEARCH MERGE MKACTIVITY MKCALENDAR MKCOL MOVE NOTIFY OPTIONS PATCH POST PROPFIND
PROPPATCH PURGE PUT QUERY REBIND REPORT SEARCH SOURCE SUBSCRIBE TRACE UNBIND UNLINK UNLOCK UNSUBSCRIBE
"""


class Promisified(HostFunction):
    """What ``util.promisify`` makes of a function of the repository."""

    __slots__ = ("wrapped",)

    def __init__(self, wrapped: FunctionValue, run: Callable[[Invocation, Interpreter], Value]) -> None:
        super().__init__("promisified", run)
        self.wrapped = wrapped


def promisify(call: Invocation, _interp: Interpreter) -> Value:
    """Return ``util.promisify(function)``: what a function of the repository calls back with; a library's says what it found itself."""
    wrapped = call.argument(0) or NONE
    if not isinstance(wrapped, FunctionValue) or wrapped.node.is_async:
        return wrapped

    def run(inner: Invocation, interp: Interpreter) -> Value:
        told: list[Value] = []

        def keep(back: Invocation, _interp: Interpreter) -> Value:
            told.append(back.argument(1) or NONE)
            return NONE

        callback = HostFunction("callback", keep)
        returned = interp.invoke(wrapped, Invocation([*inner.arguments, callback], {}, inner.site, inner.this, inner.open))
        return told[0] if told else returned

    return Promisified(wrapped, run)


def format_(call: Invocation, interp: Interpreter) -> Value:
    """Return ``util.format("/%s/%d", ...)``; what it would print of objects is not known."""
    template = call.argument(0)
    if not (isinstance(template, Const) and isinstance(template.value, str)) or call.open:
        return Unknown("text", call.site)
    waiting = [HOLE if (known := text_of(interp, value)) is None or not isinstance(value, Const) else known for value in call.arguments[1:]]
    pieces = re.split("(%[sdifjoOc%])", template.value)
    for position, piece in enumerate(pieces):
        if piece == "%%":
            pieces[position] = "%"
        elif position % 2 and waiting:
            text = waiting.pop(0)
            pieces[position] = text if piece == "%s" or (piece in {"%d", "%i"} and text.isdecimal()) else HOLE
    return Const(" ".join(["".join(pieces), *waiting]), site=call.site)


def inherits(call: Invocation, interp: Interpreter) -> Value:
    """Take ``util.inherits(Child, Parent)``: the parent's prototype becomes part of the child's; a library's class lends its methods."""
    child, parent = call.argument(0), call.argument(1)
    if isinstance(child, FunctionValue) and parent is not None:
        child.fields["super_"] = parent
    if isinstance(child, FunctionValue) and isinstance(parent, HostClass):
        lent = interp.get(child, "prototype")
        if isinstance(lent, Record):
            lent.entries[LENT] = parent
    if isinstance(child, FunctionValue) and isinstance(parent, FunctionValue):
        own, inherited = interp.get(child, "prototype"), interp.get(parent, "prototype")
        if isinstance(own, Record) and isinstance(inherited, Record) and own is not inherited:
            traits(own).prototype = inherited
    return NONE


def http_constants() -> dict[str, Value]:
    """Return what ``http`` says of the protocol."""
    return {"METHODS": Sequence([Const(name) for name in METHODS.split()])}


def util_modules() -> dict[str, Value]:
    """Return the host modules by import name, with the prefix ``npm:``."""
    functions = {"promisify": promisify, "callbackify": first, "inherits": inherits, "format": format_, "parseArgs": parse_args}
    util = HostModule("util", {name: HostFunction(name, body) for name, body in functions.items()})
    return {"npm:util": util, "npm:inherits": HostModule("inherits", {}, inherits)}
