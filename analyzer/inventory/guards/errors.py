"""Which handlers of a probed ``try`` catch an error, by its class.

https://docs.python.org/3/reference/compound_stmts.html#except-clause
"""

from __future__ import annotations

import builtins
from typing import TYPE_CHECKING

from analyzer.interp.ancestry import lineage
from analyzer.interp.hosts import Host
from analyzer.interp.values import ClassValue, Const, External, OneOf, Sequence, Value
from analyzer.inventory.guards.values import Names, Raised, Refusal
from analyzer.syntax import program as p

if TYPE_CHECKING:
    from analyzer.inventory.guards.probe import Probe

FRAMEWORKS = frozenset({"fastapi", "starlette"})


def class_raised(probe: Probe, node: p.Expr | None, value: Value | None, names: Names) -> Value | None:
    """Return the class of what ``raise`` is given, None where it is not known."""
    if isinstance(value, Refusal) and value.of is not None:
        return value.of
    callee = node.callee if isinstance(node, p.Call) else node
    if not isinstance(callee, (p.Name, p.Member)):
        return None
    found = probe.evaluate(callee, names)
    return found if isinstance(found, (ClassValue, External, Host)) and named(found)[:1].isupper() else None


def shares(probe: Probe, node: p.Try, thrown: list[Raised], names: Names) -> tuple[list[list[Raised]], list[Raised]]:
    """Return what each handler of a ``try`` may catch, and what none of them catches."""
    left = [(error, False) for error in thrown]
    found: list[list[Raised]] = []
    for handler in node.handlers:
        wanted = probe.evaluate(handler.exception, names) if handler.exception is not None else None
        verdicts = [takes(wanted, error.of) if wanted is not None else True for error, _ in left]
        found.append([error for (error, _), verdict in zip(left, verdicts, strict=True) if verdict is not False])
        left = [(error, maybe or verdict is None) for (error, maybe), verdict in zip(left, verdicts, strict=True) if verdict is not True]
    return found, [error for error, maybe in left if not maybe]


def hushes(probe: Probe, node: p.Try, names: Names) -> bool:
    """Return whether Python's ``try`` keeps what hidden code throws at a request without credentials from whoever called."""
    wanted = [probe.evaluate(handler.exception, names) if handler.exception is not None else None for handler in node.handlers]
    return names.function.scope.python and any(
        value is None or named(value) in {"Exception", "BaseException", "HTTPException"} for value in wanted
    )


def of_our_own(probe: Probe, handler: p.Handler, names: Names) -> bool:
    """Return whether a handler is for a class of the repository, which nobody else throws."""
    return handler.exception is not None and isinstance(probe.evaluate(handler.exception, names), ClassValue)


def takes(wanted: Value, error: Value | None) -> bool | None:
    """Return whether ``except wanted`` catches an error of that class, None where that is not known."""
    if isinstance(wanted, (Sequence, OneOf)):
        verdicts = [takes(item, error) for item in (wanted.items if isinstance(wanted, Sequence) else wanted.options)]
        return True if True in verdicts else None if None in verdicts or not verdicts else False
    name = named(wanted)
    if name in {"Exception", "BaseException"} and not isinstance(wanted, ClassValue):
        return True
    if error is None or not name:
        return None
    bases = lineage(error) if isinstance(error, ClassValue) else [error]
    if any(base is wanted or (not isinstance(wanted, ClassValue) and named(base) == name) for base in bases):
        return True
    outside = [base for base in bases if not isinstance(base, ClassValue)]
    if any(builtin(base) is not None and builtin(wanted) is not None and issubclass(builtin(base), builtin(wanted)) for base in outside):  # type: ignore[arg-type]
        return True
    known = all(builtin(base) is not None or (isinstance(base, External) and base.package in FRAMEWORKS) for base in outside)
    return False if known or isinstance(wanted, ClassValue) else None


def named(value: Value) -> str:
    """Return a class's own name."""
    if isinstance(value, External):
        return value.path[-1] if value.path else ""
    return "" if isinstance(value, Const) else str(getattr(value, "name", ""))


def builtin(value: Value) -> type[BaseException] | None:
    """Return the language's error class that a value stands for."""
    of_language = isinstance(value, Host) or (isinstance(value, External) and not value.package)
    found = getattr(builtins, named(value), None) if of_language else None
    return found if isinstance(found, type) and issubclass(found, BaseException) else None


def of_credentials(raised: list[Raised]) -> bool:
    """Return whether any error is about who asks."""
    return any(error.kind != "generic" for error in raised)
