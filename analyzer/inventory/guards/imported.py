"""Imports in a probed body: a guard that takes what it needs when it is asked, so as not to import in a circle."""

from __future__ import annotations

from typing import TYPE_CHECKING

from analyzer.interp import imports, modules
from analyzer.interp.scope import Scope
from analyzer.syntax import program as p

if TYPE_CHECKING:
    from analyzer.interp.values import Value
    from analyzer.inventory.guards.probe import Probe
    from analyzer.inventory.guards.values import Names

LOADERS = frozenset({"import", "require"})


def import_(probe: Probe, node: p.Import, names: Names) -> None:
    """Bind what a statement of Python's imports, for the rest of the call."""
    around = names.function.scope
    if not around.python:
        return
    scope = Scope(around, file=names.function.file, python=True)
    imports.import_python_statement(probe.interp, node, scope)
    names.values.update((name, modules.settle(probe.interp, value)) for name, value in scope.names.items())


def imported(probe: Probe, node: p.Call, names: Names) -> Value | None:
    """Return what ``import("./x")`` and ``require("./x")`` give; None for any other call, and where the name is not known."""
    callee = node.callee
    if names.function.scope.python or not isinstance(callee, p.Name) or callee.id not in LOADERS or len(node.arguments) != 1:
        return None
    wanted = node.arguments[0].value
    if not isinstance(wanted, p.Literal) or not isinstance(wanted.value, str):
        return None
    found = modules.import_javascript(probe.interp, wanted.value, names.function.file, node)
    return imports.namespace(found) if callee.id == "import" else found
