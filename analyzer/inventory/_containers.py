"""What containers of dependencies give by name: awilix, tsyringe, inversify, and what is built like them.

https://github.com/jeffijoe/awilix, https://github.com/microsoft/tsyringe, https://inversify.io
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from analyzer.inventory._scan import Binding, CallSite, ModuleFacts, dotted
from analyzer.syntax import program as p

_LIBRARIES = ("awilix", "@fastify/awilix", "fastify-awilix", "awilix-express", "tsyringe", "inversify", "typedi", "injection-js")
_MAKES = {"asClass": True, "asFunction": False}
_ASKS = {"resolve", "get", "make"}
_CONTAINERS = ("container", "scope", "cradle", "injector")
_CHAIN = 6


def given(modules: Iterable[ModuleFacts]) -> dict[str, Binding]:
    """Return what containers give by name, the first of each name; nothing where no library of containers is imported."""
    facts = [item for item in modules if not item.is_python]
    if not any(found.specifier in _LIBRARIES for item in facts for found in item.imports):
        return {}
    registered: dict[str, Binding] = {}
    for item in facts:
        for call in item.calls:
            for name, value in _registered(call):
                registered.setdefault(name, (value, call.scope))
    return registered


def asking(modules: Iterable[ModuleFacts]) -> set[int]:
    """Return the functions of one's own that ask a container for what they are given: ``(token) => container.resolve(token)``."""
    found = set()
    for item in modules:
        if any(one.specifier in _LIBRARIES for one in item.imports):
            for defined in item.functions.values():
                wanted = [parameter.target.id for parameter in defined.node.parameters[:1] if isinstance(parameter.target, p.Name)]
                if any(_asks_for(value) in wanted for value in defined.scope.returns):
                    found.add(id(defined.node))
    return found


def _asks_for(value: Any) -> str:  # noqa: ANN401 - any expression
    """Return the name of the variable that a call asks for, "" for anything else."""
    if not isinstance(value, p.Call) or not isinstance(value.callee, p.Member) or value.callee.name not in _ASKS:
        return ""
    given_to = value.arguments[0].value if len(value.arguments) == 1 else None
    return given_to.id if isinstance(given_to, p.Name) else ""


def _registered(call: CallSite) -> Iterator[tuple[str, Any]]:
    callee, arguments = call.node.callee, [argument.value for argument in call.node.arguments]
    if not isinstance(callee, p.Member) or not arguments:
        return
    first = arguments[0]
    if callee.name == "register" and isinstance(first, p.RecordDisplay):
        for entry in first.entries:
            value = _made(entry.value)
            if isinstance(entry.key, p.Literal) and isinstance(entry.key.value, str) and value is not None:
                yield entry.key.value, value
    elif callee.name in {"register", "registerSingleton", "registerInstance"} and len(arguments) > 1:
        value = _made(arguments[1]) or _used(arguments[1])
        if callee.name != "register":
            value = arguments[1] if callee.name == "registerInstance" else p.Call(arguments[1], [], new=True, line=call.line)
        if token(first) and value is not None:
            yield token(first), value
    elif callee.name == "to" and isinstance(callee.object, p.Call) and dotted(callee.object.callee).endswith("bind"):
        bound = callee.object.arguments[0].value if callee.object.arguments else None
        if token(bound):
            yield token(bound), p.Call(first, [], new=True, line=call.line)


def _made(value: Any) -> Any:  # noqa: ANN401 - any expression
    """Return what ``asClass(X).singleton()`` or ``asFunction(f)`` makes, None for anything else."""
    for _ in range(_CHAIN):
        if not isinstance(value, p.Call):
            return None
        name = dotted(value.callee).rpartition(".")[2]
        if name in {*_MAKES, "asValue"} and value.arguments:
            inner = value.arguments[0].value
            return inner if name == "asValue" else p.Call(inner, [], new=_MAKES[name], line=value.line)
        value = value.callee.object if isinstance(value.callee, p.Member) else None
    return None


def _used(value: Any) -> Any:  # noqa: ANN401 - any expression
    """Return what tsyringe's ``{ useClass: X }`` makes."""
    for entry in value.entries if isinstance(value, p.RecordDisplay) else ():
        if isinstance(entry.key, p.Literal) and entry.key.value in {"useClass", "useValue"}:
            return p.Call(entry.value, [], new=True, line=entry.line) if entry.key.value == "useClass" else entry.value
    return None


def token(value: Any) -> str:  # noqa: ANN401 - any expression
    """Return the name that a token stands for: its text, or ``TYPES.Mailer`` as it is written."""
    if isinstance(value, p.Literal):
        return value.value if isinstance(value.value, str) else ""
    return dotted(value) if isinstance(value, p.Member) else ""


def asked(node: Any) -> str:  # noqa: ANN401 - any expression
    """Return the name that ``container.resolve("mailer")`` or ``container.cradle.mailer`` asks for, "" for anything else."""
    if isinstance(node, p.Call) and isinstance(node.callee, p.Member) and node.callee.name in _ASKS and len(node.arguments) == 1:
        return token(node.arguments[0].value) if dotted(node.callee.object).lower().endswith(_CONTAINERS) else ""
    if isinstance(node, p.Member) and dotted(node.object).rpartition(".")[2] == "cradle":
        return node.name
    return ""
