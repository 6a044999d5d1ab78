"""What the options of a command are where nobody gives any: their defaults, which a command line may change.

https://click.palletsprojects.com/en/stable/options/, https://typer.tiangolo.com/tutorial/options/
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from analyzer.interp.values import NONE, Const, External, FunctionValue, Sequence, Site, Unknown, Value
from analyzer.syntax import program as p

if TYPE_CHECKING:
    from analyzer.interp.interpreter import Interpreter

CLICK = frozenset({"click", "asyncclick", "rich_click"})
NOT_GIVEN = Const(value=None, soft=True)
OFF = Const(value=False, soft=True)


def changeable(value: Value) -> Value:
    """Return a default, which a command line may change."""
    return Const(value.value, soft=True, site=value.site) if isinstance(value, Const) else value


def option_default(value: External) -> Value:
    """Return the default that ``typer.Option(x)`` or ``typer.Argument(default=x)`` gives a command's parameter."""
    if value.package != "typer" or value.path not in {("Option", "()"), ("Argument", "()")}:
        return value
    default = value.keywords.get("default", value.arguments[0] if value.arguments else NONE)
    return default if default is NONE else changeable(default)


def handed_arguments(interp: Interpreter, function: FunctionValue, site: Site) -> list[Value]:
    """Return what a library may call a function with: in Python the defaults stand where nobody, or no command line, says otherwise."""
    given: list[Value] = []
    skipped = function.scope.python and function.this is not None and function.node.kind == "method"
    for parameter in function.node.parameters[1 if skipped else 0 :]:
        default = interp.evaluate(parameter.default, function.scope) if function.scope.python and parameter.default is not None else NONE
        default = option_default(default) if isinstance(default, External) else changeable(default)
        known = isinstance(default, Const) and default.value is not None
        given.append(default if known else Unknown("callback argument", site))
    return given


def clicked(interp: Interpreter, function: FunctionValue, name: str) -> Value | None:
    """Return the default that a decorator ``@click.option("--name", default=x)`` gives a parameter; None without such a decorator."""
    for decorator in function.node.decorators:
        if isinstance(decorator, p.Call) and parameter_of(decorator) == name:
            kind = interp.evaluate(decorator.callee, function.scope)
            if isinstance(kind, External) and kind.package in CLICK and kind.path == ("option",):
                return default_of(interp, decorator, function)
    return None


def parameter_of(decorator: p.Call) -> str:
    """Return the name of the parameter that gets an option: the one given as such, else that of the first long flag."""
    texts = [item.value.value for item in decorator.arguments if item.keyword is None and isinstance(item.value, p.Literal)]
    names = [text for text in texts if isinstance(text, str)]
    plain = next((name for name in names if name.isidentifier()), "")
    flag = next((name for name in names if name.startswith("--")), next(iter(names), ""))
    return plain or flag.partition("/")[0].lstrip("-").replace("-", "_").lower()


def default_of(interp: Interpreter, decorator: p.Call, function: FunctionValue) -> Value | None:
    """Return what an option of click holds that nobody gives; one that must be given holds what nobody knows."""
    given = {item.keyword: item.value for item in decorator.arguments if item.keyword}
    if "default" in given:
        return changeable(interp.evaluate(given["default"], function.scope))
    said = {name for name, value in given.items() if isinstance(value, p.Literal) and value.value is True}
    if "required" in said or "prompt" in given:
        return None
    if "multiple" in said:
        return Sequence([], "tuple")
    first = decorator.arguments[0].value if decorator.arguments else None
    switch = isinstance(first, p.Literal) and isinstance(first.value, str) and "/" in first.value
    return OFF if switch or "is_flag" in said else NOT_GIVEN
