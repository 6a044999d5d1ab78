"""A request's headers in pairs: ``for name, value in scope["headers"]`` of ASGI, ``Object.entries(req.headers)``.

https://asgi.readthedocs.io/en/latest/specs/www.html#http-connection-scope
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from analyzer.interp.values import Const, FunctionValue, Sequence, Value
from analyzer.inventory.guards import roles
from analyzer.inventory.guards.values import UNKNOWN, Absent, Because, Closure, Derived, Role

if TYPE_CHECKING:
    from analyzer.inventory.guards.probe import Probe

NAME = Role(roles.HEADER_NAME)
PAIRS = Role("header pairs")
HEADERS = frozenset({"headers", "header pairs"})
FINDS = frozenset({"find", "findLast", "some", "filter", "findIndex", "findLastIndex"})
EQUALS = frozenset({"==", "in"})
DIFFERS = frozenset({"!=", "not in"})


def pair_of(items: Value) -> Sequence | None:
    """Return what stands for any header of a request, as a name and a value; None for other values."""
    return Sequence([NAME, UNKNOWN], "tuple") if isinstance(items, Role) and items.name in HEADERS else None


def over_headers(probe: Probe, role: Role, name: str, arguments: list[Value]) -> Value | None:
    """Return what ``find`` and its kin find among headers where a function looks for a credential, None for any other method.

    A header's name is spelled by any method, and headers come in pairs by ``items``.
    """
    if role.name == NAME.name or (role.name == "headers" and name == "items"):
        return role
    function = arguments[0] if arguments else None
    if role.name not in HEADERS or name not in FINDS | {"map"} or not isinstance(function, (Closure, FunctionValue)):
        return None
    pair = pair_of(PAIRS) if role is PAIRS else NAME
    found = probe.enter(function, [pair or UNKNOWN], {}, None)
    if name == "map":
        return PAIRS if isinstance(found, Sequence) and found.items[:1] == [NAME] else UNKNOWN
    if not isinstance(found, Absent) or found.truth:
        return Derived(found.kind) if isinstance(found, Absent) else UNKNOWN
    return Because(-1, kind=found.kind) if name in {"findIndex", "findLastIndex"} else Absent(found.kind, text=name == "filter")


def compared(sign: str, left: Value, right: Value) -> Value | None:
    """Return how a header's name compares with a credential's, which none of them has; None for other comparisons."""
    if not (isinstance(left, Role) and left.name == NAME.name) and not (isinstance(right, Role) and right.name == NAME.name):
        return None
    other = right if isinstance(left, Role) else left
    wanted = other.items if isinstance(other, Sequence) and sign in {"in", "not in"} else [other]
    texts = [item.value for item in wanted if isinstance(item, Const) and isinstance(item.value, str)]
    found = [roles.item(Role("headers"), text.lower()) for text in texts]
    kinds = [item.kind for item in found if isinstance(item, Absent) and item.credential]
    if not kinds or len(kinds) != len(wanted) or sign not in EQUALS | DIFFERS:
        return UNKNOWN
    return Absent(kinds[0], truth=sign in DIFFERS)
