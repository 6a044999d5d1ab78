"""Classes as they are defined: their members, decorators and fields."""

from __future__ import annotations

from typing import TYPE_CHECKING

from analyzer.interp import cached, descriptors
from analyzer.interp.ancestry import lineage
from analyzer.interp.enumerations import make_members, numbered
from analyzer.interp.inspection import decorator_name
from analyzer.interp.iteration import items_of
from analyzer.interp.member_decorators import decorate_field, decorate_method, decorate_parameters, finish_class
from analyzer.interp.metaclasses import keywords_of, made_by_metaclass
from analyzer.interp.scope import Scope
from analyzer.interp.values import (
    NONE,
    ClassValue,
    FunctionValue,
    Invocation,
    OneOf,
    Value,
)
from analyzer.syntax import program as p

if TYPE_CHECKING:
    from analyzer.interp.interpreter import Interpreter


def make_class(interp: Interpreter, node: p.Class, scope: Scope) -> ClassValue:
    """Return a class; Python bodies run now, JavaScript's static fields too."""
    bases: list[Value] = []
    for base in node.bases:
        value = interp.evaluate(base, scope)
        given = items_of(interp, value)[0] if isinstance(base, p.Spread) else [value]
        bases.extend(item.options[0] if isinstance(item, OneOf) else item for item in given)
    cls = ClassValue(node.name, node, scope, scope.file, bases, python=scope.python)
    body = Scope(scope, file=scope.file, function=True, depth=len(interp.conditions), python=scope.python)
    body.class_body = True
    body.home = cls if scope.python else None
    inherited = [base.setters for base in bases if isinstance(base, ClassValue) and base.setters]
    cls.setters = dict(inherited[0]) if inherited else None
    if node.name and not scope.python:
        body.names[node.name] = cls
        body.class_body = False
        body.this = cls
    for member in node.members if scope.python else methods_first(node.members):
        if not interp.spend():
            break
        add_member(interp, cls, member, body)
    if scope.python:
        for name, value in body.names.items():
            cls.members.setdefault(name, value)
        for parent in bases:
            interp.subclasses.setdefault(id(parent), []).append(cls)
        descriptors.name_them(interp, cls)
        make_members(interp, cls)
        announce(interp, cls, node, scope)
        made_by_metaclass(interp, cls)
    else:
        constructor = cls.members.get("constructor")
        if isinstance(constructor, FunctionValue):
            decorate_parameters(interp, constructor, [cls, NONE], body)
        if cls.left is not None:
            finish_class(interp, cls)
    return cls


def methods_first(members: list[p.Stmt]) -> list[p.Stmt]:
    """Return what is in a class as JavaScript defines it: all methods, before static fields are filled and static blocks are run."""
    if all(isinstance(member, p.Function) or (isinstance(member, p.Field) and not member.static) for member in members):
        return members
    return sorted(members, key=lambda member: not isinstance(member, p.Function) or bool(member.decorators))


def announce(interp: Interpreter, cls: ClassValue, node: p.Class, scope: Scope) -> None:
    """Call ``__init_subclass__`` of the bases: registries of plugins live there."""
    for base in lineage(cls)[1:]:
        hook = base.members.get("__init_subclass__") if isinstance(base, ClassValue) else None
        if isinstance(hook, FunctionValue):
            interp.invoke(bind(hook, cls), Invocation([], keywords_of(interp, node, scope), interp.site))
            return


def add_member(interp: Interpreter, cls: ClassValue, member: p.Stmt, body: Scope) -> None:
    """Add one member of a class body."""
    if isinstance(member, p.Function):
        add_method(interp, cls, member, body)
    elif isinstance(member, p.Field):
        add_field(interp, cls, member, body)
    else:
        interp.run([member], body)


def add_method(interp: Interpreter, cls: ClassValue, member: p.Function, body: Scope) -> None:
    """Add a method, getter or constructor, decorated."""
    function = FunctionValue(member, body, body.file, home=cls, module_language="python" if body.python else "javascript")
    own_name = interp.text_of(interp.evaluate(member.key, body)) or "" if member.key is not None else member.name
    decorators = {decorator_name(item) for item in member.decorators}
    if decorators & {"property", "cached_property", "hybrid_property", "computed_field"} or member.kind in {"getter", "static getter"}:
        if body.python and not cached.DECORATORS.isdisjoint(decorators):
            cached.mark(function)
        if body.python and "classmethod" in decorators:
            function.fields[descriptors.OF_CLASS] = NONE
        cls.getters[own_name] = function
        return
    if body.python and descriptors.is_property_of_class(interp, member, body):
        function.fields[descriptors.OF_CLASS] = NONE
        cls.getters[own_name] = function
        return
    if member.kind == "setter" or "x.setter" in decorators:
        cls.setters = {**(cls.setters or {}), member.name: function}
        return
    value: Value = function
    if "staticmethod" in decorators:
        function.fields["__static__"] = NONE
    elif "classmethod" in decorators or (member.name in {"__init_subclass__", "__class_getitem__"} and body.python):
        function.fields["__class__"] = NONE
    own = [item for item in member.decorators if decorator_name(item) not in {"staticmethod", "classmethod", "abstractmethod", "override"}]
    if own and body.python:
        value = interp.decorate(function, own, body)
    elif not body.python and (own or any(parameter.decorators for parameter in member.parameters)) and member.kind != "constructor":
        decorate_method(interp, cls, own_name, function, body)
        if own_name in cls.getters:
            return
    (cls.statics if member.kind == "static" and not body.python else cls.members)[own_name] = value
    if body.python:
        body.names[member.name] = value


def add_field(interp: Interpreter, cls: ClassValue, member: p.Field, body: Scope) -> None:
    """Add a class attribute now, or a JavaScript instance field for later."""
    if isinstance(member.name, (p.Name, p.Literal)):
        name = str(member.name.id if isinstance(member.name, p.Name) else member.name.value)
    else:
        name = interp.text_of(interp.evaluate(member.name, body)) or ""
    if member.annotation is not None:
        cls.annotations[name] = member
    if not body.python and not member.static:
        cls.instance_fields.append(member)
    elif member.value is not None:
        value = numbered(interp, cls, name, interp.evaluate(member.value, body))
        if isinstance(value, FunctionValue) and value.home is None:
            value.home = cls
        (cls.members if body.python else cls.statics)[name] = value
        if body.python:
            body.names[name] = value
    elif not body.python and not any(name in base.statics for base in lineage(cls) if isinstance(base, ClassValue)):
        cls.statics[name] = NONE
    if member.decorators and not body.python:
        decorate_field(interp, cls, name, member, body)


def bind(function: FunctionValue, this: Value) -> FunctionValue:
    """Return the function bound to ``this``."""
    return FunctionValue(
        function.node, function.scope, function.file, this, function.home, function.fields, function.bound, function.bound_keywords,
        function.wraps, function.module_language,
    )  # fmt: skip
