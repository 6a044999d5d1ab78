"""Python's ``inspect``: the members of an object, what kind it is, and what a function is declared to take.

https://docs.python.org/3/library/inspect.html
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from analyzer.interp import inspection
from analyzer.interp.ancestry import lineage
from analyzer.interp.generic_aliases import given_to, is_alias
from analyzer.interp.hosts import HostFunction
from analyzer.interp.iteration import entries_of
from analyzer.interp.operators import truth_of
from analyzer.interp.values import (
    NONE,
    ClassValue,
    Const,
    External,
    FunctionValue,
    Instance,
    Invocation,
    Record,
    Sequence,
    Unknown,
    Value,
)
from analyzer.syntax import program as p

if TYPE_CHECKING:
    from collections.abc import Callable

    from analyzer.interp.interpreter import Interpreter

EMPTY = External("inspect", ("Parameter", "empty"))


def members_of(call: Invocation, interp: Interpreter) -> Value:
    """Return ``inspect.getmembers(x, predicate)``: pairs of name and value."""
    value, predicate = call.argument(0) or NONE, call.argument(1, "predicate")
    if isinstance(value, (Instance, ClassValue)):
        order = lineage(value.cls if isinstance(value, Instance) else value)
        names = {name for base in order if isinstance(base, ClassValue) for name in base.members}
        found = {name: interp.get(value, name) for name in sorted(names)}
        if isinstance(value, Instance):
            found |= value.fields
        is_open = False
    else:
        found, is_open = entries_of(interp, value)
    pairs: list[Value] = []
    for name in sorted(found):
        kept = True
        if predicate is not None:
            kept = truth_of(interp.invoke(predicate, Invocation([found[name]], {}, call.site)), python=True)[0] is not False
        if kept:
            pairs.append(Sequence([Const(name), found[name]], "tuple"))
    return Sequence(pairs, open=is_open)


def is_abstract(call: Invocation, interp: Interpreter) -> Value:
    """Return ``inspect.isabstract(cls)``: an ABC with a method left that a subclass has to write."""
    cls = call.argument(0)
    if not isinstance(cls, ClassValue):
        return Unknown("abstract", call.site) if cls is None or isinstance(cls, (Unknown, External)) else Const(value=False)
    order = lineage(cls)
    libraries = [base for base in order if isinstance(base, External)]
    methods = {
        name: member for base in reversed(order) if isinstance(base, ClassValue) for name, member in (base.members | base.getters).items()
    }
    marks = ("abstractmethod", "abstractproperty")
    decorators = [item for member in methods.values() if isinstance(member, FunctionValue) for item in member.node.decorators]
    written = any(
        (isinstance(item, p.Name) and item.id in marks) or (isinstance(item, p.Member) and item.name in marks) for item in decorators
    )
    metaclasses = [item for base in order if isinstance(base, ClassValue) for item in base.node.keywords if item.keyword == "metaclass"]
    return Const(value=written and bool(metaclasses or libraries), soft=any(base.path[-1:] != ("ABC",) for base in libraries))


def arguments_of_type(call: Invocation, interp: Interpreter) -> Value:
    """Return ``typing.get_args(Literal["a", "b"])``."""
    value = call.argument(0)
    if isinstance(value, External) and is_alias(value):
        return Sequence(given_to(value), "tuple")
    return Sequence([], "tuple", open=not isinstance(value, (ClassValue, Const, HostFunction)))


def type_origin(call: Invocation, interp: Interpreter) -> Value:
    """Return ``typing.get_origin(List[int])``."""
    value = call.argument(0)
    if isinstance(value, External) and "origin" in value.keywords:
        return value.keywords["origin"]
    if isinstance(value, (ClassValue, Const, HostFunction)):
        return NONE
    if not isinstance(value, External) or value.path[-1:] != ("[]",) or value.base is None:
        return Unknown("origin", call.site)
    name = value.base.path[-1] if value.base.path else ""
    return interp.globals["python"].get(name.lower(), value.base) if name in {"List", "Dict", "Set", "Tuple", "Type"} else value.base


def is_function(*, bound: bool) -> Callable[[Invocation, Interpreter], Value]:
    """Return ``ismethod``, which functions are that have their object, or ``isfunction``, which the others are."""
    callable_ = is_kind(FunctionValue)

    def test(call: Invocation, interp: Interpreter) -> Value:
        value = call.argument(0)
        return Const((value.this is not None) is bound) if isinstance(value, FunctionValue) else callable_(call, interp)

    return test


def is_kind(*kinds: type) -> Callable[[Invocation, Interpreter], Value]:
    """Return a test of what a value is; what a library's call has made of nothing that can be called is no function."""

    def test(call: Invocation, _interp: Interpreter) -> Value:
        value = call.argument(0)
        if isinstance(value, External) and value.path[-1:] == ("()",) and ClassValue not in kinds:
            given = (*value.arguments, *value.keywords.values())
            return Unknown("kind") if any(isinstance(item, (FunctionValue, ClassValue)) for item in given) else Const(value=False)
        return Unknown("kind") if isinstance(value, (Unknown, External)) else Const(isinstance(value, kinds))

    return test


def is_coroutine_function(call: Invocation, _interp: Interpreter) -> Value:
    """Return ``inspect.iscoroutinefunction(f)``."""
    function = call.argument(0)
    if not isinstance(function, FunctionValue):
        return Unknown("kind of function", call.site)
    return Const(function.node.is_async and not function.node.generator)


def signature(call: Invocation, interp: Interpreter) -> Value:
    """Return ``inspect.signature(f)``: of what a wrapper wraps, without what is bound."""
    function = call.argument(0)
    for _ in range(20):
        if isinstance(function, FunctionValue) and "__signature__" not in function.fields and isinstance(function.wraps, FunctionValue):
            function = function.wraps
    if not isinstance(function, FunctionValue):
        return External("inspect", ("signature", "()"), tuple(call.arguments), call.keywords, call.site)
    known = inspection.parameters(interp, function)[1 if function.this is not None else 0 :][len(function.bound) :]
    found = {view.name: parameter(view) for view in known if view.name and view.name not in function.bound_keywords}
    entries: dict[str, Value] = {"parameters": Record(dict(found), kind="dict"), "replace": HostFunction("replace", replaced)}
    return Record(entries, open=True)


def with_signature(call: Invocation, _interp: Interpreter) -> Value:
    """Return makefun's ``with_signature(signature)``: a decorator that says what a function is called with.

    https://smarie.github.io/python-makefun/api_reference/#with_signature
    """
    wanted = call.argument(0) or NONE

    def sign(inner: Invocation, _i: Interpreter) -> Value:
        function = inner.argument(0) or NONE
        if isinstance(function, FunctionValue):
            function.fields["__signature__"] = wanted
        return function

    return HostFunction("with_signature", sign)


def parameter(view: inspection.ParameterView) -> Record:
    """Return an ``inspect.Parameter``."""
    entries: dict[str, Value] = {"name": Const(view.name), "default": view.default or EMPTY, "annotation": view.annotation or EMPTY}
    entries["replace"] = HostFunction("replace", lambda call, _i: Record(entries | call.keywords, open=True))
    return Record(entries, open=True)


def replaced(call: Invocation, _interp: Interpreter) -> Value:
    """Return ``signature.replace(parameters=...)``."""
    return External("inspect", ("Signature", "()"), (), call.keywords, call.site)
