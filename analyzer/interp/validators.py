"""Pydantic's validators: what they make of a field's default, where a model's or a setting's default is validated.

https://docs.pydantic.dev/latest/concepts/validators/, https://docs.pydantic.dev/1.10/usage/validators/: settings validate their defaults,
models those fields that are given, or whose validator is to run ``always``.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from analyzer.interp.values import NONE, ClassValue, Const, FunctionValue, Instance, Invocation, Record, Sequence, Unknown, Value
from analyzer.syntax import program as p

if TYPE_CHECKING:
    from analyzer.interp.interpreter import Interpreter

BY_FIELD = frozenset({"validator", "field_validator"})
AFTER = "after"
WITHOUT_DEFAULT = "field"


def validate(interp: Interpreter, classes: list[ClassValue], instance: Instance, call: Invocation, *, settings: bool) -> None:
    """Let the validators of a model's classes change the fields of a new instance."""
    for cls in classes:
        for member in cls.node.members:
            if isinstance(member, p.Function):
                for decorator in member.decorators:
                    apply(interp, cls, instance, member, decorator, call, settings=settings)


def apply(
    interp: Interpreter, cls: ClassValue, instance: Instance, member: p.Function, decorator: p.Expr, call: Invocation, *, settings: bool
) -> None:
    """Run a method as the validator that a decorator makes of it, if it makes one."""
    if not isinstance(decorator, p.Call) or not isinstance(decorator.callee, p.Name):
        return
    kind = decorator.callee.id
    options = {item.keyword: item.value.value for item in decorator.arguments if item.keyword and isinstance(item.value, p.Literal)}
    function = FunctionValue(member, cls.scope, cls.file, home=cls, module_language="python")
    if kind == "model_validator" and options.get("mode") == AFTER:
        with interp.ration(interp.bounds.fruitless):
            interp.invoke(function, Invocation([instance], {}, call.site))
    elif kind in BY_FIELD:
        always = settings or options.get("always") is True
        for item in decorator.arguments:
            name = item.value.value if item.keyword is None and isinstance(item.value, p.Literal) else None
            if isinstance(name, str) and (always or name in call.keywords):
                field = instance.fields.get(name)
                if field is None or (isinstance(field, Unknown) and field.reason == WITHOUT_DEFAULT):
                    field = missing(cls, name, kind)
                if isinstance(field, Const):
                    change(interp, function, cls, instance, name, field)


def missing(cls: ClassValue, name: str, kind: str) -> Value | None:
    """Return what a field without a default holds: in pydantic's first version nothing, if it is optional."""
    member = cls.annotations.get(name)
    annotation = member.annotation if member is not None else None
    optional = isinstance(annotation, p.Index) and isinstance(annotation.object, p.Name) and annotation.object.id == "Optional"
    return NONE if optional and kind == "validator" else None


def change(interp: Interpreter, function: FunctionValue, cls: ClassValue, instance: Instance, name: str, field: Const) -> None:
    """Put a field's value through a validator; where what comes of it is not known, the field stays."""
    so_far = Record(dict(instance.fields), open=True)
    third = [parameter.target.id for parameter in function.node.parameters[2:3] if isinstance(parameter.target, p.Name)]
    more: list[Value] = [so_far if word == "values" else Record({"data": so_far}, open=True) for word in third]
    with interp.ration(interp.bounds.fruitless):
        made = interp.invoke(function, Invocation([cls, field, *more], {}, function.site))
    if isinstance(made, Const) and made is not NONE:
        instance.fields[name] = Const(made.value, soft=made.soft or field.soft, site=made.site)
    elif isinstance(made, (Record, Sequence)):
        instance.fields[name] = made
