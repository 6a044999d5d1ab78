"""JavaScript's decorators of what is in a class: TypeScript's of old, and those of the language's standard.

https://www.typescriptlang.org/docs/handbook/decorators.html, https://github.com/tc39/proposal-decorators
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from analyzer.interp.hosts import Host, HostFunction
from analyzer.interp.iteration import room
from analyzer.interp.values import NONE, ClassValue, Const, FunctionValue, Invocation, Left, Record, Site, Traits, Value
from analyzer.interp.wrapping import AROUND
from analyzer.syntax import program as p
from analyzer.syntax import walking

if TYPE_CHECKING:
    from analyzer.interp.interpreter import Interpreter
    from analyzer.interp.scope import Scope

CONTEXT = frozenset({"addInitializer", "metadata", "kind", "name", "static", "private", "access"})
"""What a decorator of the standard is told of what it decorates; of a name, which decorators of old are told, nobody asks these."""
METADATA = "@@Symbol.metadata"


def decorate_method(interp: Interpreter, cls: ClassValue, name: str, function: FunctionValue, body: Scope) -> None:
    """Call a method's decorators with prototype, name and descriptor: hand-written ones collect routes so.

    What the descriptor holds in the end, or what one of the standard returns, stands around the method. Calls go to the method
    itself: what is around it measures, tries again, or asks who is there.
    """
    member = function.node
    target = cls if member.kind == "static" else interp.get(cls, "prototype")
    descriptor = Record({"value": function})
    made = [(interp.evaluate(decorator, body), Site(body.file, decorator.line)) for decorator in member.decorators]
    decorate_parameters(interp, function, [target, Const(name)], body)
    for value, site in reversed(made):
        interp.site = site
        if isinstance(value, FunctionValue) and of_the_standard(value):
            told = context(interp, cls, "method", name, static=member.kind == "static")
            given = interp.invoke(value, Invocation([descriptor.entries["value"], told], {}, site))
            if isinstance(given, FunctionValue):
                descriptor = Record({"value": given})
        elif isinstance(value, (FunctionValue, Host)):
            given = interp.invoke(value, Invocation([target, Const(name, site=site), descriptor], {}, site))
            if isinstance(given, Record) and isinstance(given.entries.get("value"), FunctionValue):
                descriptor = given
            elif isinstance(given, Record) and given.kind == "object" and isinstance(getter := given.entries.get("get"), FunctionValue):
                cls.getters[name] = getter
                return
    held = descriptor.entries.get("value")
    if isinstance(held, FunctionValue) and held is not function:
        function.fields[AROUND] = held


def decorate_field(interp: Interpreter, cls: ClassValue, name: str, member: p.Field, body: Scope) -> None:
    """Call the program's own decorators of a field, with prototype and name, or as the standard has it."""
    target = cls if member.static else interp.get(cls, "prototype")
    made = [(of_the_program(interp, decorator, body), Site(body.file, decorator.line)) for decorator in member.decorators]
    for value, site in reversed(made):
        interp.site = site
        if value is not None and of_the_standard(value):
            given = interp.invoke(value, Invocation([NONE, context(interp, cls, "field", name, static=member.static)], {}, site))
            left = left_at(cls).first_values
            if isinstance(given, FunctionValue) and room(interp, left):
                left.append((name, given))
        elif value is not None:
            interp.invoke(value, Invocation([target, Const(name, site=site)], {}, site))
    if member.static and name in cls.statics:
        cls.statics[name] = first_value(interp, cls, name, cls.statics[name])


def decorate_parameters(interp: Interpreter, function: FunctionValue, told: list[Value], body: Scope) -> None:
    """Call the program's own decorators of parameters, the last one first; ``told`` says whose parameters they are."""
    for index, parameter in reversed(list(enumerate(function.node.parameters))):
        for decorator in reversed(parameter.decorators):
            value = of_the_program(interp, decorator, body)
            if value is not None:
                site = Site(body.file, decorator.line)
                interp.site = site
                interp.invoke(value, Invocation([*told, Const(index)], {}, site))


def of_the_program(interp: Interpreter, decorator: p.Expr, body: Scope) -> FunctionValue | None:
    """Return a decorator that the program itself has written; a library's says nothing, and is not asked for one."""
    maker = interp.evaluate(decorator.callee if isinstance(decorator, p.Call) else decorator, body)
    if not isinstance(maker, FunctionValue):
        return None
    made = interp.evaluate(decorator, body) if isinstance(decorator, p.Call) else maker
    return made if isinstance(made, FunctionValue) else None


def of_the_standard(decorator: FunctionValue) -> bool:
    """Return whether a decorator takes what it decorates and a context: by the type of its second parameter, or what it asks it."""
    own = decorator.node.parameters[len(decorator.bound) :]
    if len(own) != 2 or own[1].kind != "plain":
        return False
    second = own[1]
    types = walking.walk([second.annotation]) if second.annotation is not None else []
    if any(isinstance(item, p.Name) and item.id.endswith("DecoratorContext") for item in types):
        return True
    if isinstance(second.target, p.RecordPattern):
        return True
    name = second.target.id if isinstance(second.target, p.Name) else ""
    return any(
        isinstance(node, p.Member) and isinstance(node.object, p.Name) and node.object.id == name and node.name in CONTEXT
        for node in walking.walk(decorator.node.body)
    )


def context(interp: Interpreter, cls: ClassValue, kind: str, name: str, *, static: bool) -> Record:
    """Return what a decorator of the standard is told; it may ask for something to be run later."""
    left = left_at(cls)
    later = left.of_class if static or kind == "class" else left.before if kind == "method" else left.after

    def add(call: Invocation, running: Interpreter) -> Value:
        given = call.argument(0)
        if given is not None and room(running, later):
            later.append(given)
        return NONE

    def ask(call: Invocation, running: Interpreter) -> Value:
        return running.get(call.argument(0) or NONE, name)

    return Record(
        {
            "kind": Const(kind),
            "name": Const(name),
            "static": Const(static),
            "private": Const(name.startswith("#")),
            "access": Record({"get": HostFunction("get", ask)}, open=True),
            "addInitializer": HostFunction("addInitializer", add),
            "metadata": metadata_of(interp, cls),
        }
    )


def left_at(cls: ClassValue) -> Left:
    """Return what decorators have left at a class to be done."""
    if cls.left is None:
        cls.left = Left()
    return cls.left


def metadata_of(interp: Interpreter, cls: ClassValue) -> Value:
    """Return the object that all decorators of a class share, and that has what its base's have left."""
    known = cls.statics.get(METADATA)
    if known is None:
        base = cls.bases[0] if cls.bases else None
        above = metadata_of(interp, base) if isinstance(base, ClassValue) else None
        known = cls.statics[METADATA] = Record(traits=Traits(prototype=above))
    return known


def finish_class(interp: Interpreter, cls: ClassValue) -> None:
    """Run what decorators have asked to be run of the class."""
    later, left_at(cls).of_class = left_at(cls).of_class, []
    run_later(interp, later, cls)


def run_later(interp: Interpreter, later: list[Value], this: Value) -> None:
    """Run what decorators have asked to be run of an object or a class."""
    for added in later:
        interp.invoke(added, Invocation([], {}, interp.site, this))


def first_value(interp: Interpreter, cls: ClassValue, name: str, value: Value) -> Value:
    """Return what decorators make of the first value of a field."""
    for field, change in cls.left.first_values if cls.left is not None else ():
        if field == name:
            value = interp.invoke(change, Invocation([value], {}, interp.site))
    return value
