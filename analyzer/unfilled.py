"""Applications of Python modules that the program leaves bare: functions that nothing calls add routes to them, or nobody does.

Commands that a library runs are such functions: a class registered under a name, whose method includes the routers.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from analyzer.interp.hosts import host_of
from analyzer.interp.values import ClassValue, FunctionValue, Instance, Invocation, ModuleValue
from analyzer.makers import undecorated
from analyzer.routing.router import Router
from analyzer.syntax import program as p
from analyzer.syntax import walking

if TYPE_CHECKING:
    from collections.abc import Iterator

    from analyzer.interp.interpreter import Interpreter

ADDING = frozenset({"include_router", "add_api_route", "mount", "get", "post", "put", "delete", "patch"})
MOST = 8
"""How many functions are called for one application."""


def fill_applications(interp: Interpreter, ration: int) -> None:
    """Call the functions that add routes to a bare application of a module by its name, and that nothing has called."""
    for path in sorted(interp.modules):
        module = interp.modules[path]
        bare = {name for name, value in module.scope.names.items() if module.language == "python" and is_bare(value)}
        for owner, function in list(waiting(interp, module, bare))[:MOST] if bare else ():
            if id(function.node) in interp.called:
                continue
            interp.site = function.site
            with interp.ration(ration):
                value = interp.invoke(owner, Invocation([], {}, owner.site, open=True)) if owner is not None else None
                target = interp.get(value, function.node.name) if isinstance(value, Instance) else function
                interp.invoke(target, Invocation([], {}, function.site, open=True))


def is_bare(value: object) -> bool:
    """Return whether a value is an application without any routes."""
    router = getattr(host_of(value), "router", None) if not isinstance(value, ModuleValue) else None  # type: ignore[arg-type]
    return isinstance(router, Router) and router.root and not router.steps


def waiting(interp: Interpreter, module: ModuleValue, names: set[str]) -> Iterator[tuple[ClassValue | None, FunctionValue]]:
    """Yield the functions and methods of a module that nothing has called and that add to what one of the names stands for."""
    for item in list(module.scope.names.values()):
        value = undecorated(item)
        if isinstance(value, FunctionValue) and value.file == module.file and adds(value, names, interp):
            yield None, value
        elif isinstance(value, ClassValue) and value.file == module.file:
            for member in list(value.members.values()):
                if isinstance(member, FunctionValue) and member.file == module.file and adds(member, names, interp):
                    yield value, member


def adds(function: FunctionValue, names: set[str], interp: Interpreter) -> bool:
    """Return whether an uncalled function calls a registering method of what one of the names stands for outside of it."""
    if id(function.node) in interp.called:
        return False
    own = {item.target.id for item in function.node.parameters if isinstance(item.target, p.Name)}
    own |= {node.target.id for node in walking.walk(function.node.body) if isinstance(node, p.Declare) and isinstance(node.target, p.Name)}
    called = (node.callee for node in walking.calls(function.node.body))
    return any(
        isinstance(callee, p.Member) and callee.name in ADDING and isinstance(callee.object, p.Name) and callee.object.id in names - own
        for callee in called
    )
