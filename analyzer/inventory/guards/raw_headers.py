"""A request's headers in pairs, as ASGI has them: ``for name, value in scope["headers"]``.

https://asgi.readthedocs.io/en/latest/specs/www.html#http-connection-scope
"""

from __future__ import annotations

from analyzer.interp.values import Const, Sequence, Value
from analyzer.inventory.guards import roles
from analyzer.inventory.guards.values import UNKNOWN, Absent, Role

NAME = Role(roles.HEADER_NAME)
EQUALS = frozenset({"==", "in"})
DIFFERS = frozenset({"!=", "not in"})


def pair_of(items: Value) -> Sequence | None:
    """Return what stands for any header of a request, as a name and a value; None for other values."""
    return Sequence([NAME, UNKNOWN], "tuple") if isinstance(items, Role) and items.name == "headers" else None


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
