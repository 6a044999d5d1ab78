"""WebSockets that a probed body closes: a stranger is turned away where a missing credential decides it, and nobody has served him before.

https://www.starlette.io/websockets/, https://www.iana.org/assignments/websocket/websocket.xhtml#close-code-number
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from analyzer.interp.values import Const, External, Value
from analyzer.inventory.guards.paths import is_socket
from analyzer.inventory.guards.values import Refusal
from analyzer.syntax import program as p

if TYPE_CHECKING:
    from analyzer.inventory.guards.probe import Probe
    from analyzer.inventory.guards.values import Raised

TO_ACCEPT, TO_LISTEN = 1, 2
SERVES = {"accept": TO_ACCEPT} | dict.fromkeys(
    ("receive", "receive_text", "receive_bytes", "receive_json", "iter_text", "iter_bytes", "iter_json"), TO_LISTEN
)
"""What is done for somebody with a socket; one that is accepted may still be told by a code why it is closed."""
DENIES = frozenset({1008, 3000, 3003, *range(4000, 5000)})
"""Codes that say that somebody may not, or what the program has made up."""
OF_OTHER_THINGS = frozenset({1009, 1012, 1013, 4004, 4404, 4408, 4409, 4429})
"""Codes that no missing credential leads to: nothing is there, it is too much, a service is away."""
_CODE = re.compile(r"_(\d{4})(?!\d)")
CLOSES = re.compile(r"closes the socket|\bthrows WebSocket(Exception|Disconnect)\b")
"""Words of a refusal by which a socket is closed."""
ERRORS = frozenset({"WebSocketException", "WebSocketDisconnect"})
SIGNS = {"==": True, "in": True, "!=": False, "not in": False}


def note(probe: Probe, name: str, arguments: list[Value], keywords: dict[str, Value]) -> None:
    """Remember what a method of Starlette's WebSocket does: it serves, or turns away."""
    if (name not in SERVES and name not in {"close", "send_denial_response"}) or probe.names is None:
        return
    if not probe.names.function.scope.python:
        return
    probe.found.asks_request = True
    if probe.request is not None and not is_socket(probe.request, probe.trace):
        return
    given = [*arguments, *keywords.values()]
    if name in SERVES:
        probe.served += SERVES[name]
        probe.found.served += SERVES[name]
    elif name == "send_denial_response" and isinstance(given[0] if given else None, Refusal):
        probe.refuse(given[0].text)  # type: ignore[attr-defined]
    elif turns_away(probe, given):
        code = next((str(code) for value in given if (code := code_of(value))), "")
        probe.refuse("closes the socket" + (f" with {code}" if code else " where the credential is missing"), because=True)


def closing(probe: Probe, value: Value) -> str:
    """Return how an error closes the socket of a stranger, empty for other errors and for other reasons."""
    if not isinstance(value, External) or value.path[-1:] != ("()",) or not ERRORS & set(value.path[-2:-1]):
        return ""
    given = [*value.arguments, *value.keywords.values()]
    return f"throws {value.path[-2]} where the credential is missing" if turns_away(probe, given) else ""


def turns_away(probe: Probe, given: list[Value]) -> bool:
    """Return whether a missing credential decides that the socket is closed; where it was accepted for that, the code has to say so."""
    codes = {code_of(value) for value in given}
    if probe.parted is None or codes & OF_OTHER_THINGS:
        return False
    return probe.served - probe.parted <= (TO_ACCEPT if codes & DENIES else 0)


def code_of(value: Value) -> int:
    """Return the code that a socket is closed with, as a number or by its name (``WS_1008_POLICY_VIOLATION``); 0 for anything else."""
    if isinstance(value, External):
        found = _CODE.search(value.path[-1]) if value.path else None
        return int(found[1]) if found else 0
    return value.value if isinstance(value, Const) and type(value.value) is int else 0


def of_strangers(test: p.Expr) -> int | None:
    """Return which branch is for those without credentials: the first of ``if not user``, the second of ``if user``, None for neither."""
    if isinstance(test, p.Unary):
        return 0 if test.operator == "not" else 1
    if isinstance(test, p.Logical):
        sides = of_strangers(test.left), of_strangers(test.right)
        return 0 if 0 in sides else 1 if 1 in sides else None
    if isinstance(test, p.Binary):
        nothing = isinstance(test.right, p.Literal) and not test.right.value
        return int(SIGNS[test.operator] != nothing) if test.operator in SIGNS else None
    return 1


def ends(block: list[p.Stmt]) -> bool:
    """Return whether a branch ends the function, so that what follows is for others."""
    return bool(block) and isinstance(block[-1], (p.Return, p.Raise))


def caught_since(probe: Probe, errors: list[Raised], served: int, parted: int | None) -> int | None:
    """Return what was done for those without credentials when a handler of a ``try`` began to be theirs, by the errors that it catches.

    What code out of sight throws that was handed what is missing has to be said by a code, and come before anything is done in the ``try``.
    """
    kinds = {error.kind for error in errors}
    return probe.served if "auth" in kinds else served - TO_ACCEPT if "derived" in kinds else parted
