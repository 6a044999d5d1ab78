"""Objects as they are made: constructors, the fields of dataclasses and their kin, what a framework's base makes."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from analyzer.interp import model_data, recursion, required_settings, validation, validators
from analyzer.interp.ancestry import lineage
from analyzer.interp.builtin_bases import Held, held_kind
from analyzer.interp.classes import bind
from analyzer.interp.enumerations import is_enumeration, member_of, members_of
from analyzer.interp.hosts import Host, HostClass, lend
from analyzer.interp.injection import inject_field
from analyzer.interp.javascript_errors import ErrorClass
from analyzer.interp.member_decorators import first_value, run_later
from analyzer.interp.metaclasses import metaclass_of
from analyzer.interp.operators import softened
from analyzer.interp.scope import Scope
from analyzer.interp.values import (
    NONE,
    ClassValue,
    External,
    FunctionValue,
    Instance,
    Invocation,
    Record,
    Sequence,
    Traits,
    Unknown,
    Value,
)
from analyzer.syntax import program as p

if TYPE_CHECKING:
    from analyzer.interp.interpreter import Interpreter

NESTED = 4


def construct(interp: Interpreter, cls: ClassValue, call: Invocation) -> Value:
    """Return an instance: host base made, constructor run, or fields filled as dataclasses do."""
    if recursion.makes_too_deep(interp, cls.node):
        return Unknown("recursion", call.site)
    if is_enumeration(cls) and len(call.arguments) == 1 and members_of(cls):
        return member_of(interp, cls, call)
    if cls.python and one_instance(interp, cls):
        if id(cls) not in interp.singletons:
            interp.singletons[id(cls)] = build(interp, cls, call)
        return interp.singletons[id(cls)]
    with recursion.making(interp, cls.node):
        return build(interp, cls, call)


def one_instance(interp: Interpreter, cls: ClassValue) -> bool:
    """Return whether a metaclass of the repository takes the call of the class over: what such metaclasses do is keep one instance."""
    kind = metaclass_of(interp, cls)
    return kind is not None and "__call__" in kind.members


def build(interp: Interpreter, cls: ClassValue, call: Invocation) -> Value:
    """Return a new instance of ``cls``, or the one that its own ``__new__`` answers."""
    order = lineage(cls)
    maker = next((base.members["__new__"] for base in order if isinstance(base, ClassValue) and "__new__" in base.members), None)
    own = interp.invoke(bind(maker, cls), call) if cls.python and isinstance(maker, FunctionValue) else None
    if own is not None and not isinstance(own, Unknown) and not (isinstance(own, Instance) and own.cls is cls):
        return own
    return initialised(interp, cls, order, own if isinstance(own, Instance) else bare(cls, order), call)


def bare(cls: ClassValue, order: list[Value]) -> Instance:
    """Return what ``object.__new__(cls)`` makes: an instance that nothing has filled."""
    instance = Instance(cls)
    host_class = next((base for base in order if isinstance(base, HostClass)), None)
    if host_class is not None:
        instance.host = host_class.make()
        instance.host.owner = instance
    kind = held_kind(order) if instance.host is None else ""
    if kind:
        instance.host = Held(kind)
        instance.host.owner = instance
    instance.open = not kind and any(isinstance(base, (External, Unknown)) for base in order)
    return instance


def initialised(interp: Interpreter, cls: ClassValue, order: list[Value], instance: Instance, call: Invocation) -> Value:
    """Return an instance that its constructor, a framework's base or its annotations have filled."""
    constructor = find_constructor(order, cls)
    if not cls.python:
        if constructor is None or constructor.home is not cls:
            construct_base(interp, cls, instance, call)
            return instance
        if not cls.bases:
            fill_fields(interp, cls, instance)
        result = interp.invoke(bind(constructor, instance), call)
        return result if isinstance(result, (Instance, Record, Host)) else instance
    if isinstance(constructor, FunctionValue):
        fill_defaults(interp, order, instance)
        interp.invoke(bind(constructor, instance), call)
    elif instance.host is not None:
        instance.host.initialise(call, interp)
    else:
        fill_annotated(interp, order, instance, call)
    return instance


def find_constructor(order: list[Value], cls: ClassValue) -> FunctionValue | None:
    """Return the constructor that runs first."""
    name = "__init__" if cls.python else "constructor"
    for base in order:
        if isinstance(base, ClassValue):
            found = base.members.get(name)
            if isinstance(found, FunctionValue):
                return found
        elif isinstance(base, HostClass):
            return None
    return None


def construct_base(interp: Interpreter, home: ClassValue, this: Value, call: Invocation) -> None:
    """Run ``super(...)``: the base's constructor, then the fields of ``home``."""
    base = home.bases[0] if home.bases else None
    kept = parameter_properties(home, this)
    if isinstance(base, ClassValue):
        own = base.members.get("constructor")
        if isinstance(own, FunctionValue):
            if not base.bases and isinstance(this, Instance):
                fill_fields(interp, base, this)
            interp.invoke(bind(own, this), call)
        else:
            construct_base(interp, base, this, call)
    elif isinstance(base, FunctionValue) and isinstance(this, Instance):
        interp.invoke(bind(base, this), call)
    elif isinstance(base, Host) and isinstance(this, Instance) and this.host is not None:
        this.host.initialise(call, interp)
    elif isinstance(base, ErrorClass) and isinstance(this, Instance):
        base.fill(this, call, interp)
    if isinstance(this, Instance):
        this.fields.update(kept)
        fill_fields(interp, home, this)


def parameter_properties(home: ClassValue, this: Value) -> dict[str, Value]:
    """Return the fields that the parameters of a class's own constructor are: TypeScript sets them once ``super()`` is done."""
    constructor = home.members.get("constructor")
    if not isinstance(constructor, FunctionValue) or constructor.home is not home or not isinstance(this, Instance):
        return {}
    names = [item.target.id for item in constructor.node.parameters if item.field and isinstance(item.target, p.Name)]
    return {name: this.fields[name] for name in names if name in this.fields}


def fill_fields(interp: Interpreter, cls: ClassValue, instance: Instance) -> None:
    """Evaluate JavaScript instance fields with ``this`` bound."""
    scope = Scope(cls.scope, file=cls.file, function=True, depth=len(interp.conditions))
    scope.this, scope.home = instance, cls
    scope.names["super"] = NONE
    if cls.left is not None:
        run_later(interp, cls.left.before, instance)
    for field in cls.instance_fields:
        name = field.name.id if isinstance(field.name, p.Name) else interp.text_of(interp.evaluate(field.name, scope)) or ""
        if field.value is not None:
            value = interp.evaluate(field.value, scope)
            instance.fields[name] = first_value(interp, cls, name, value)
        elif name not in instance.fields:
            given = inject_field(interp, field, scope) if field.decorators else None
            if given is not None or not on_prototype(instance.cls, name):
                instance.fields[name] = first_value(interp, cls, name, given if given is not None else NONE)
    if cls.left is not None:
        run_later(interp, cls.left.after, instance)


def on_prototype(cls: ClassValue, name: str) -> bool:
    """Return whether a prototype has a member: a field without a value does not hide it."""
    return any(name in base.members or name in base.getters for base in lineage(cls) if isinstance(base, ClassValue))


def fill_defaults(interp: Interpreter, order: list[Value], instance: Instance) -> None:
    """Give annotated class attributes with factories their defaults."""
    for base in reversed(order):
        if isinstance(base, ClassValue):
            for name in base.annotations:
                default = base.members.get(name)
                if isinstance(default, External):
                    instance.fields[name] = field_default(interp, default)


def fill_annotated(interp: Interpreter, order: list[Value], instance: Instance, call: Invocation) -> None:
    """Fill an instance without a constructor as dataclasses, attrs and pydantic do: by position, keyword or default."""
    names: list[str] = []
    for base in reversed(order):
        if isinstance(base, ClassValue):
            names.extend(name for name in base.annotations if name not in names)
    settings = any(isinstance(base, External) and "Settings" in base.dotted for base in order)
    call = model_data.taken(interp, order, call)
    positional = list(call.arguments)
    for name in names:
        if name in call.keywords:
            instance.fields[name] = call.keywords[name]
        elif positional:
            instance.fields[name] = positional.pop(0)
        else:
            value = left_out(interp, order, name, call, settings=settings)
            if value is not None:
                instance.fields[name] = changeable_parts(value) if settings else value
    for name, value in call.keywords.items():
        instance.fields.setdefault(name, value)
    if any(isinstance(base, External) for base in order):
        validators.validate(interp, [base for base in reversed(order) if isinstance(base, ClassValue)], instance, call, settings=settings)
    passed = [instance.fields.get(name) or NONE for name in names if is_passed_on(order, name)]
    for hook in ("__attrs_post_init__", "__post_init__", "model_post_init"):
        found = next((b.members[hook] for b in order if isinstance(b, ClassValue) and hook in b.members), None)
        if isinstance(found, FunctionValue):
            interp.invoke(bind(found, instance), Invocation(passed if hook == "__post_init__" else [], {}, call.site))


def changeable_parts(value: Value, depth: int = 0) -> Value:
    """Return the default of a setting as one that a deployment may change, and a model of defaults as one of such defaults."""
    if isinstance(value, Instance) and depth < NESTED and any(isinstance(base, External) for base in lineage(value.cls)):
        fields = {name: changeable_parts(item, depth + 1) for name, item in value.fields.items()}
        return msgspec.structs.replace(value, fields=fields)
    return softened(value)


def is_passed_on(order: list[Value], name: str) -> bool:
    """Return whether a dataclass only hands an argument on to its ``__post_init__``: ``base: InitVar[str]``."""
    field = next((base.annotations[name] for base in order if isinstance(base, ClassValue) and name in base.annotations), None)
    written = field.annotation if field is not None else None
    kind = written.object if isinstance(written, p.Index) else written
    return (isinstance(kind, p.Name) and kind.id == "InitVar") or (isinstance(kind, p.Member) and kind.name == "InitVar")


def left_out(interp: Interpreter, order: list[Value], name: str, call: Invocation, *, settings: bool) -> Value | None:
    """Return what a field is that nothing is passed for: its default, what is committed of a setting, a model of its own defaults."""
    default = next((b.members[name] for b in order if isinstance(b, ClassValue) and name in b.members), None)
    value = field_default(interp, default) if default is not None else None
    if value is not None and not isinstance(value, Unknown):
        return value
    said = required_settings.required(interp, order, name, default) if settings else None
    return said or (validation.of_defaults(interp, order, name, call) if settings or call.open else None) or value


def field_default(interp: Interpreter, value: Value) -> Value:
    """Return the default of ``Field(...)``, ``field(...)``, ``attr.ib(...)``; factories are called."""
    if not (isinstance(value, External) and value.path and value.path[-1] == "()"):
        return value
    keywords = value.keywords
    factory = keywords.get("default_factory") or keywords.get("factory")
    if factory is not None:
        return interp.invoke(factory, Invocation([], {}, value.site))
    if "default" in keywords:
        return field_default(interp, keywords["default"])
    if value.arguments and len(value.path) >= 2:
        first = value.arguments[0]
        if value.path[-2] == "Factory":
            return interp.invoke(first, Invocation([], {}, value.site))
        return first if not (isinstance(first, Unknown) and first.reason == "ellipsis") else Unknown("required field")
    return Unknown("field", value.site)


def construct_function(interp: Interpreter, function: FunctionValue, call: Invocation) -> Value:
    """Return what ``new F()`` makes of an old-style constructor function."""
    made = Record()
    prototype = interp.get(function, "prototype")
    if isinstance(prototype, Record):
        made.traits = Traits(prototype=prototype)
        lend(interp, made, call)
    result = interp.invoke(bind(function, made), call)
    return result if isinstance(result, (Record, Instance, Host, Sequence)) else made
