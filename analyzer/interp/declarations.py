"""Declarations: variables, functions, classes, and what their decorators make of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from analyzer.interp import assign, classes
from analyzer.interp.hosts import Host
from analyzer.interp.member_decorators import context, finish_class, of_the_standard
from analyzer.interp.scope import Scope, take_name
from analyzer.interp.values import (
    NONE,
    ClassValue,
    External,
    FunctionValue,
    Instance,
    Invocation,
    OneOf,
    Record,
    Sequence,
    Site,
    Unknown,
    Value,
)
from analyzer.syntax import program as p

if TYPE_CHECKING:
    from analyzer.interp.endings import Ending
    from analyzer.interp.interpreter import Interpreter


def declare(interp: Interpreter, node: p.Declare, scope: Scope) -> Ending:
    """Declare a variable; Python's bare annotation declares nothing."""
    if node.value is None:
        if node.kind in {"let", "var"} and isinstance(node.target, p.Name):
            holder = scope if node.kind == "let" else scope.for_var()
            holder.names.setdefault(node.target.id, NONE)
        return None
    value = interp.evaluate(node.value, scope)
    if node.annotation is not None and isinstance(value, External) and interp.annotated is not None:
        value = interp.annotated(interp, value, interp.evaluate(node.annotation, scope))
    if interp.failed is None:
        assign.assign(interp, node.target, value, scope, declare=node.kind)
    return None


def make_function(interp: Interpreter, node: p.Function, scope: Scope) -> FunctionValue:
    """Return a closure; arrows keep the ``this`` of where they stand."""
    value = FunctionValue(node, scope, scope.file, module_language="python" if scope.python else "javascript")
    if scope.python and node.parameters:
        keep_defaults(interp, value, scope)
    if node.kind in {"arrow", "lambda"}:
        value.home = scope.current_home()
    elif node.name and node.kind == "function" and not scope.python and scope.holder(node.name) is None:
        own = Scope(scope, file=scope.file, depth=scope.depth)
        own.names[node.name] = value
        value.scope = own
    return value


def keep_defaults(interp: Interpreter, function: FunctionValue, scope: Scope) -> None:
    """Take the defaults that are names of their moment, ``lambda n=n: n``: Python evaluates them where the function is defined."""
    for parameter in function.node.parameters:
        default = parameter.default
        if (
            default.__class__ is p.Name
            and isinstance(parameter.target, p.Name)
            and (default.id == parameter.target.id or function.node.kind == "lambda")
        ):
            function.fields[f"__default {parameter.target.id}"] = interp.evaluate(default, scope)


def define(interp: Interpreter, node: p.Define, scope: Scope) -> Ending:
    """Define a function or class, decorated."""
    if isinstance(node.value, p.Function):
        cls = scope.home if scope.class_body else None
        if cls is not None and (node.value.name not in scope.names or len(interp.conditions) <= scope.depth):
            classes.add_method(interp, cls, node.value, scope)
            return None
        made: Value = scope.names.get(node.value.name, NONE) if not scope.python else make_function(interp, node.value, scope)
        if scope.python and isinstance(made, FunctionValue):
            made.home = cls
            take_name(scope, made)
        made = decorate(interp, made, node.value.decorators, scope)
        assign.assign(interp, p.Name(node.value.name), made, scope, declare="py" if scope.python else "var")
    elif isinstance(node.value, p.Class):
        made = classes.make_class(interp, node.value, scope)
        scope.names[node.value.name] = made
        scope.names[node.value.name] = decorate(interp, made, node.value.decorators, scope)
    return None


def class_expression(interp: Interpreter, node: p.Class, scope: Scope) -> Value:
    """Return a class without a statement of its own, as decorators leave it that stand before ``export default class {}``."""
    return decorate(interp, classes.make_class(interp, node, scope), node.decorators, scope)


def noted(function: FunctionValue, decorator: External) -> None:
    """Remember a library's decorator of a function: what it does to a call cannot be read, but it may be known."""
    kept = function.fields.setdefault("__decorators__", Sequence([]))
    if isinstance(kept, Sequence):
        kept.items.append(decorator)


def decorate(interp: Interpreter, value: Value, decorators: list[p.Expr], scope: Scope) -> Value:
    """Apply decorators, innermost first; one that says nothing leaves what it decorates."""
    for function, site in reversed([(interp.evaluate(item, scope), Site(scope.file, item.line)) for item in decorators]):
        if not interp.spend():
            return value
        interp.site = site
        if isinstance(function, (Unknown, External)):
            if isinstance(function, External) and isinstance(value, FunctionValue):
                noted(value, function)
            continue
        told = []
        if isinstance(value, ClassValue) and isinstance(function, FunctionValue) and not value.python and of_the_standard(function):
            told.append(context(interp, value, "class", value.name, static=False))
        made = interp.invoke(function, Invocation([value, *told], {}, site))
        if isinstance(made, OneOf) and isinstance(value, FunctionValue):
            made = next((option for option in made.options if isinstance(option, FunctionValue) and option is not value), made)
        if isinstance(made, (FunctionValue, ClassValue, Instance, Host, Record)):
            if isinstance(made, FunctionValue) and made is not value and made.wraps is None:
                made.wraps = value
            value = made
    if isinstance(value, ClassValue) and value.left is not None:
        finish_class(interp, value)
    return value
