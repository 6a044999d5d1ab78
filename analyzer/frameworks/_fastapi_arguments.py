"""What is passed to a registration: handlers under wrappers, classes of handlers, and lists."""

from __future__ import annotations

from analyzer.interp.ancestry import lineage
from analyzer.interp.values import (
    NONE,
    ClassValue,
    Const,
    External,
    FunctionValue,
    OneOf,
    Sequence,
    Value,
)

VERBS = frozenset({"get", "post", "put", "patch", "delete", "head", "options", "trace"})


def original(handler: Value | None) -> Value | None:
    """Return the function under wrappers."""
    for _ in range(20):
        if isinstance(handler, OneOf):
            inner = [original(option) for option in handler.options if isinstance(option, FunctionValue) and option.wraps is not None]
            if not inner or any(item is not inner[0] for item in inner):
                break
            handler = inner[0]
        elif isinstance(handler, FunctionValue) and handler.wraps is not None:
            handler = handler.wraps
        else:
            break
    return handler


def listed(value: Value | None) -> list[Value]:
    """Return the items of a list argument; of several lists that it may be, those of the first that has any."""
    if value is None or value is NONE or (isinstance(value, Const) and value.value is None):
        return []
    if isinstance(value, Sequence):
        return list(value.items)
    if isinstance(value, OneOf):
        return next((found for option in value.options if (found := listed(option))), [])
    return [value]


def answered(handler: Value | None) -> list[tuple[str, Value]]:
    """Return the methods that a class of handlers has (``HTTPEndpoint``) with what answers each, none for anything else.

    https://www.starlette.io/endpoints/
    """
    order = lineage(handler) if isinstance(handler, ClassValue) else []
    if not any(isinstance(base, External) and base.path[-1:] == ("HTTPEndpoint",) for base in order):
        return []
    members: dict[str, Value] = {}
    for base in reversed(order):
        members |= base.members if isinstance(base, ClassValue) else {}
    return [(name.upper(), members[name]) for name in sorted(VERBS & members.keys())]
