"""What a module's variables hold by the time that a request comes: something else, perhaps, than when the module was loaded."""

from __future__ import annotations

from typing import TYPE_CHECKING

from analyzer.interp import operators
from analyzer.interp.values import ClassValue, Const, FunctionValue, Instance, Record, Value
from analyzer.syntax import program as p
from analyzer.syntax import walking

if TYPE_CHECKING:
    from analyzer.interp.scope import Scope
    from analyzer.inventory.guards.values import Names


SETTINGS = frozenset({"cfg", "conf", "config", "configuration", "settings"})


def set_later(holder: Scope, name: str, value: Value) -> bool:
    """Return whether a module's variable holds nothing only until something is started: ``manager = None``."""
    return holder.parent is None and isinstance(value, Const) and value.value is None and not name.isupper()


def by_then(value: Value) -> Value:
    """Return what a module's variable, or a member of one, may be when a request comes: a switch may have been turned until then.

    So a guard that a committed setting turns off is still one, as the framework has it in the request's way.
    """
    return operators.softened(value) if isinstance(value, Const) and isinstance(value.value, bool | None) else value


def of_module(name: str, names: Names) -> bool:
    """Return whether a name is a module's variable where it is read, neither a call's own nor a closure's."""
    inner: Names | None = names
    function = names.function
    while inner is not None:
        if name in inner.values:
            return False
        function, inner = inner.function, inner.parent
    holder = function.scope.holder(name)
    return holder is not None and holder.parent is None


def of_closure(name: str, names: Names) -> bool:
    """Return whether a name is a variable of a call around the function that reads it: the application that a factory makes."""
    if name in names.values:
        return False
    holder = names.function.scope.holder(name)
    return names.parent is not None or (holder is not None and holder.parent is not None)


def filled_later(value: Value, node: p.Expr, names: Names) -> bool:
    """Return whether a table is empty only until something is put into it, or is one that an object puts things into by their names."""
    root = node
    while isinstance(root, p.Member):
        root = root.object
    if not isinstance(value, Record) or not isinstance(root, p.Name):
        return False
    if isinstance(node, p.Member) and node.object is root and is_itself(root.id, names):
        return not value.entries or puts_into(names.this, node.name)
    return not value.entries and of_module(root.id, names)


def is_itself(name: str, names: Names) -> bool:
    """Return whether a name is the object whose method runs."""
    return name == "this" or (names.this is not None and names.values.get(name) is names.this)


def puts_into(owner: Value | None, field: str) -> bool:
    """Return whether a method of an object's class says ``this.field[name] = ...``."""
    cls = owner.cls if isinstance(owner, Instance) else None
    methods = [member for member in cls.members.values() if isinstance(member, FunctionValue)] if isinstance(cls, ClassValue) else []
    targets = (part.target for method in methods for part in walking.walk(list(method.node.body)) if isinstance(part, p.Assign))
    return any(
        isinstance(target, p.Index)
        and isinstance(target.object, p.Member)
        and target.object.name == field
        and not isinstance(target.index, p.Literal)
        for target in targets
    )


def of_settings(node: p.Member) -> bool:
    """Return whether a member is one of an object's settings: ``self.config.require_authentication``."""
    return isinstance(node.object, p.Member) and node.object.name.lstrip("_") in SETTINGS


def is_none(value: Value) -> bool:
    """Return whether nothing is held, perhaps until something is set."""
    return isinstance(value, Const) and value.value is None


def asks_setting(node: p.Binary, names: Names) -> bool:
    """Return whether a test compares a member of a module's variable with a literal: ``config.auth.type === "none"``."""
    for side, other in ((node.left, node.right), (node.right, node.left)):
        root: p.Expr = side
        while isinstance(root, p.Member):
            root = root.object
        if isinstance(other, p.Literal) and isinstance(side, p.Member) and isinstance(root, p.Name) and of_module(root.id, names):
            return True
    return False


def of_table(node: p.Expr, names: Names) -> bool:
    """Return whether a module's variable is asked for what stands under names: ``CONFIG["auth"]``, ``config.get("auth").get("on")``."""
    root = node
    while not isinstance(root, p.Name):
        if isinstance(root, p.Call) and asks_for_a_name(root):
            root = root.callee
        if not isinstance(root, p.Member) and not (isinstance(root, p.Index) and isinstance(root.index, p.Literal)):
            return False
        root = root.object
    return of_module(root.id, names)


def asks_for_a_name(node: p.Call) -> bool:
    """Return whether a call is ``given.get("name")``."""
    named = bool(node.arguments) and isinstance(node.arguments[0].value, p.Literal)
    return named and isinstance(node.callee, p.Member) and node.callee.name == "get"
