"""Plain questions about expressions: what ``require`` names, what a choice chooses from."""

from __future__ import annotations

from typing import Any

from analyzer.syntax import program as p

CONTAINERS = frozenset({"typedi", "tsyringe", "inversify", "awilix", "injection-js"})


def required(call: p.Call) -> str | None:
    """Return the module that ``require("x")`` or ``import("x")`` names."""
    callee = call.callee
    if type(callee) is not p.Name or callee.id not in {"require", "import"} or not call.arguments:
        return None
    value = call.arguments[0].value
    return value.value if isinstance(value, p.Literal) and isinstance(value.value, str) else None


def alternatives(node: Any) -> tuple[Any, ...]:  # noqa: ANN401 - any expression
    """Return the expressions one of which ``node`` is worth."""
    kind = type(node)
    if kind is p.Logical:
        return (node.left, node.right) if node.operator != "and" else (node.right,)
    if kind is p.Conditional:
        return (node.then, node.otherwise)
    if kind is p.Binary and node.operator == "|":
        return (node.left, node.right)
    if kind is p.Assign:
        return (node.value,)
    if kind is p.SequenceExpr:
        return tuple(node.items[-1:])
    return ()


def asked_of_container(call: p.Call) -> p.Expr | None:
    """Return the class that a call may ask of a container of dependencies: ``Container.get(Service)``."""
    callee = call.callee
    if type(callee) is not p.Member or callee.name not in {"get", "resolve"} or len(call.arguments) != 1:
        return None
    value = call.arguments[0].value
    return value if isinstance(value, p.Name | p.Member) else None


def is_dotted(node: Any) -> bool:  # noqa: ANN401 - any expression
    """Say whether an expression is a name, or members of one."""
    while type(node) is p.Member:
        node = node.object
    return type(node) is p.Name


def is_property(node: Any) -> bool:  # noqa: ANN401 - any binding
    """Say whether a member of a class is a function that is read like a value: a getter, ``@property``, ``@cached_property``."""
    if type(node) is not p.Function:
        return False
    names = (item.name if type(item) is p.Member else item.id if type(item) is p.Name else "" for item in node.decorators)
    return node.kind in {"getter", "static getter"} or any(name in {"property", "cached_property"} for name in names)


def plain_base(base: p.Expr) -> p.Expr:
    """Return the class that a base names, without what a generic one is given: ``Repo[User]``."""
    return base.object if isinstance(base, p.Index) else base


def promised(node: Any) -> Any:  # noqa: ANN401 - any expression
    """Return the function that ``promisify(jwt.verify)`` makes give a promise; any other expression itself.

    https://nodejs.org/api/util.html#utilpromisifyoriginal
    """
    if type(node) is not p.Call or len(node.arguments) != 1 or _last(node.callee) != "promisify":
        return node
    inner = node.arguments[0].value
    return inner if isinstance(inner, p.Name | p.Member) else node


def _last(callee: Any) -> str:  # noqa: ANN401 - any expression
    kind = type(callee)
    return str(callee.name if kind is p.Member else callee.id if kind is p.Name else "")
