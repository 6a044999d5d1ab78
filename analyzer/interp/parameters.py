"""What a call binds to the parameters of a function of the repository."""

from __future__ import annotations

from typing import TYPE_CHECKING

from analyzer.interp import assign
from analyzer.interp.command_options import clicked, option_default
from analyzer.interp.injection import inject, settings_of
from analyzer.interp.scope import Scope
from analyzer.interp.values import (
    NONE,
    Const,
    External,
    FunctionValue,
    Instance,
    Invocation,
    Null,
    Record,
    Sequence,
    Unknown,
    Value,
)
from analyzer.syntax import program as p

if TYPE_CHECKING:
    from analyzer.interp.interpreter import Interpreter


def outer_names(node: p.Function) -> set[str] | None:
    """Return the names that a Python function declares ``global`` or ``nonlocal``."""
    names = {name for statement in node.body if isinstance(statement, p.Outer) for name in statement.names}
    return names or None


def bind_parameters(interp: Interpreter, function: FunctionValue, call_: Invocation, scope: Scope) -> None:
    """Bind parameters to arguments, defaults evaluated where nothing is passed."""
    parameters = list(function.node.parameters)
    arguments = [*function.bound, *call_.arguments]
    keywords = {**function.bound_keywords, **call_.keywords}
    if scope.python and function.this is not None and function.node.kind == "method" and parameters:
        assign.assign(interp, parameters.pop(0).target, function.this, scope, declare="py")
    elif not scope.python and function.node.kind not in {"arrow", "lambda"}:
        scope.names["arguments"] = Sequence(list(arguments), open=call_.open)
    position = 0
    for parameter in parameters:
        if parameter.kind == "rest":
            value: Value = Sequence(arguments[position:], "tuple" if scope.python else "list", call_.open)
            position = len(arguments)
        elif parameter.kind == "keywords":
            value = Record(keywords, open=call_.open, kind="dict")
        else:
            name = parameter.target.id if isinstance(parameter.target, p.Name) else ""
            given = True
            if parameter.kind == "plain" and position < len(arguments):
                value = arguments[position]
                position += 1
            elif name in keywords:
                value = keywords.pop(name)
            elif parameter.default is not None:
                value = NONE
            else:
                given = False
                option = clicked(interp, function, name) if scope.python and function.node.decorators else None
                value = option if option is not None else missing_argument(name, call_, python=scope.python)
            if parameter.default is not None and left_out(value, python=scope.python):
                value = default_of(interp, function, parameter, name, scope)
                value = option_default(value) if isinstance(value, External) else value
            if not given or isinstance(value, Unknown):
                value = injected(interp, function, parameter, call_, value, scope)
        bind(interp, parameter, value, scope)


def bind(interp: Interpreter, parameter: p.Parameter, value: Value, scope: Scope) -> None:
    """Bind one parameter: a name holds the value as it is, without giving an anonymous function that name, as a declaration would."""
    if not isinstance(parameter.target, p.Name):
        assign.assign(interp, parameter.target, value, scope, declare="py" if scope.python else "let")
        return
    scope.names[parameter.target.id] = value
    if parameter.field and isinstance(scope.this, Instance):
        scope.this.fields[parameter.target.id] = value


def left_out(value: Value, *, python: bool) -> bool:
    """Return whether a default takes the place of an argument: Python's of one that is not passed, JavaScript's of ``undefined``."""
    return value is NONE if python else isinstance(value, Const) and value.value is None and not isinstance(value, Null)


def default_of(interp: Interpreter, function: FunctionValue, parameter: p.Parameter, name: str, scope: Scope) -> Value:
    """Return a parameter's default; Python makes a list or a dictionary once, and keeps it from call to call."""
    kept = function.fields.get(f"__default {name}")
    if kept is not None:
        return kept
    value = interp.evaluate(parameter.default, scope.parent if scope.python and scope.parent is not None else scope)
    if scope.python and isinstance(value, (Sequence, Record)):
        function.fields[f"__default {name}"] = value
    return value


def injected(interp: Interpreter, function: FunctionValue, parameter: p.Parameter, call_: Invocation, value: Value, scope: Scope) -> Value:
    """Return what a parameter gets for which nothing is known to be passed: a container's value, or settings with their defaults."""
    if not scope.python:
        return inject(interp, parameter, value, scope) if asks_container(function, parameter, call_) else value
    missing = call_.open and isinstance(value, Unknown) and value.reason.startswith("parameter ") and parameter.annotation is not None
    return settings_of(interp, parameter.annotation, function.scope) or value if missing and parameter.annotation is not None else value


def asks_container(function: FunctionValue, parameter: p.Parameter, call_: Invocation) -> bool:
    """Return whether a parameter is one that a container fills: named by a decorator, or typed in a constructor nobody calls by hand."""
    return bool(parameter.decorators or parameter.field or (call_.open and function.node.kind == "constructor"))


def missing_argument(name: str, call_: Invocation, *, python: bool) -> Value:
    """Return what a parameter holds that nothing is known to be passed for; a guessed call passes options of any content."""
    if call_.open and not python:
        return Record(open=True)
    return Unknown(f"parameter {name}", call_.site) if call_.open or python else NONE
