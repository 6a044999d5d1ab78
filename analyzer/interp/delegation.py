"""What a handler hands the request on to: ``(req, res) => users.list(req, res)`` is served by that method, an adapter by its controller."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from analyzer.catalog.load import snake_case
from analyzer.interp.classes import bind
from analyzer.interp.failures import Unheard
from analyzer.interp.hosts import Host
from analyzer.interp.inspection import parameter_names
from analyzer.interp.scope import Scope
from analyzer.interp.values import FunctionValue, Instance
from analyzer.interp.wrapping import made_in, names_of, unwrapped
from analyzer.syntax import program as p
from analyzer.syntax import walking

if TYPE_CHECKING:
    from analyzer.interp.interpreter import Interpreter
    from analyzer.interp.values import Value

_NESTING = 4
_SHORT = 12
"""A function that only hands on has no more lines, with a ``try`` around it."""
_LONG = 60
"""An adapter has no more."""
_LONGEST = 40
"""Middleware that hands its requests to a router has no more."""
_HANDLERS = re.compile(r"(?:\A|_)(?:action|callback|cb|controller|fn|func|function|handle|handler|interactor|method|use_?case)\Z")
"""How the name ends under which an adapter has what it was made around, whatever it is called with."""
_METHODS = frozenset({"handle", "handler", "invoke"})
"""What it calls of any object that it was made around."""
_OF_HANDLERS = frozenset({"call", "execute", "perform", "run"})
"""What it calls of an object with such a name."""


def served_by(interp: Interpreter, value: FunctionValue) -> list[FunctionValue]:
    """Return the wrappers and adapters around a handler, outermost first, and what serves the request last."""
    known = interp.served.get(id(value))
    if known is not None and known[0] is value:
        return known[1]
    found = unwrapped(value)
    for _ in range(_NESTING):
        inner = delegate(interp, found[-1])
        if inner is None or any(inner.node is outer.node for outer in found):
            break
        found += unwrapped(inner)
    interp.served[id(value)] = (value, found)
    return found


def delegate(interp: Interpreter, function: FunctionValue) -> FunctionValue | None:
    """Return the one function that a handler only hands on to, or that an adapter was made around; None where it answers by itself."""
    lines = function.node.end - function.node.line
    if lines > _LONG or (lines > _SHORT and function.scope.parent is None):
        return None
    handed = only_call(function.node) if not function.scope.python else None
    inside = function.scope.parent is not None and handed is None
    calls = [call for call in walking.calls(function.node.body) if made_around(call, function)] if inside else [handed] if handed else []
    own = local(function.node) if calls else set()
    calls = [call for call in calls if root_of(call) not in own]
    targets: dict[int, FunctionValue] = {}
    for call in calls:
        target = called_function(interp, call.callee, function, own)
        if target is None:
            return None
        targets[id(target.node)] = target
    return next(iter(targets.values())) if len(targets) == 1 else None


def only_call(function: p.Function) -> p.Call | None:
    """Return the call that gets the request and gives the answer, if that is all that a function does unless something fails."""
    own = [name for parameter in function.parameters for name in names_of(parameter.target)[:1]]
    statement = only_statement(function.body)
    if not own or statement is None:
        return None
    call = first_of_chain(statement.value)
    given = [argument.value.id if isinstance(argument.value, p.Name) else "" for argument in call.arguments] if call is not None else []
    answers = given[1:2] == own[1:2] != [] or isinstance(statement, p.Return)
    return call if given[:1] == own[:1] and answers else None


def only_statement(body: list[p.Stmt]) -> p.Do | p.Return | None:
    """Return the one statement of a body, a ``try`` around it left out; ``const made = f(); return made`` is one."""
    if len(body) == 1 and isinstance(body[0], p.Try) and not body[0].otherwise:
        body = body[0].body
    match body:
        case [p.Do() | p.Return() as one]:
            return one
        case [p.Declare(target=p.Name(id=made), value=value), p.Return(value=p.Name(id=name))] if made == name:
            return p.Return(value=value)
    return None


def first_of_chain(value: p.Expr | None) -> p.Call | None:
    """Return the call that is awaited, or whose promise is: ``call().catch(next)``, ``Promise.resolve(call()).catch(next)``."""
    while True:
        match value:
            case p.Await(value=inner):
                value = inner
            case p.Call(callee=p.Member(name="catch" | "finally", object=inner)):
                value = inner
            case p.Call(callee=p.Member(name="resolve", object=p.Name(id="Promise")), arguments=[given]):
                value = given.value
            case p.Call():
                return value
            case _:
                return None


def root_of(call: p.Call) -> str:
    """Return the name that is called, or whose member is."""
    root = call.callee.object if isinstance(call.callee, p.Member | p.Index) else call.callee
    return root.id if isinstance(root, p.Name) else ""


def made_around(call: p.Call, function: FunctionValue) -> bool:
    """Return whether a closure calls what it was made around.

    ``handler({ body: req.body })``, ``controller.handle(request)``, ``useCase.execute(request)``, ``instance[route.method](request)``.
    """
    callee, root = call.callee, root_of(call)
    if not root or not call.arguments:
        return False
    named = bool(_HANDLERS.search(snake_case(root)))
    if isinstance(callee, p.Member):
        named = callee.name in _METHODS or (named and callee.name in _OF_HANDLERS)
    if not named and not isinstance(callee, p.Index):
        return False
    holder = function.scope.holder(root)
    held = holder.names[root] if holder is not None else None
    return holder is not None and holder.parent is not None and not (isinstance(held, FunctionValue) and made_in(held, holder))


def called_function(interp: Interpreter, callee: p.Expr, function: FunctionValue, own: set[str]) -> FunctionValue | None:
    """Return the function of the repository that a name or a member of something from outside stands for."""
    for node in walking.walk([callee]):
        if not isinstance(node, p.Name | p.Member | p.Index | p.Literal) or (isinstance(node, p.Name) and node.id in own):
            return None
    with Unheard(interp):
        found = interp.evaluate(callee, function.scope)
    return found if isinstance(found, FunctionValue) else None


def delegates_to(interp: Interpreter, function: FunctionValue, method: str) -> list[Value]:
    """Return the values that a short function calls (or whose ``method`` it calls) with its own first parameter, or all, first.

    What it calls is a name from outside, or something that is reached from one by properties: ``service.middleware.wellKnown(req, res)``.
    """
    names = parameter_names(function)
    all_of_them = bool(function.node.parameters) and function.node.parameters[0].kind == "rest"
    if len(names) < 2 - all_of_them or function.node.end - function.node.line > _LONGEST:
        return []
    found: list[Value] = []
    scope = seen_from(function)
    for node in walking.walk(function.node.body):
        if not (isinstance(node, p.Call) and len(node.arguments) >= 2 - all_of_them):
            continue
        first = node.arguments[0]
        if not (isinstance(first.value, p.Name) and first.value.id == names[0] and (first.spread == 1) == all_of_them):
            continue
        start = start_of(node.callee)
        if scope.current_this() if start == "this" else scope.holder(start) and start not in local(function.node):
            with Unheard(interp):
                found.append(called(interp, node.callee, scope, method))
    return found


def seen_from(function: FunctionValue) -> Scope:
    """Return what a function sees from inside: where it stands, and the object that it is a method of."""
    if function.this is None:
        return function.scope
    found = Scope(function.scope, file=function.file)
    found.this = function.this
    return found


def start_of(callee: p.Expr) -> str:
    """Return the name from which something is reached by properties alone, empty where it is reached otherwise."""
    while isinstance(callee, p.Member) or (isinstance(callee, p.Index) and isinstance(callee.index, p.Literal)):
        callee = callee.object
    return callee.id if isinstance(callee, p.Name) else ""


def called(interp: Interpreter, callee: p.Expr, scope: Scope, method: str) -> Value:
    """Return what is called: the function, a method with its object, or the object whose ``method`` is not the repository's."""
    found = interp.evaluate(callee, scope)
    if not isinstance(callee, p.Member) or isinstance(found, Host):
        return found
    if isinstance(found, FunctionValue):
        owner = interp.evaluate(callee.object, scope) if found.home is not None and found.this is None else None
        return bind(found, owner) if isinstance(owner, Instance) else found
    return interp.evaluate(callee.object, scope) if callee.name == method else found


def local(function: p.Function) -> set[str]:
    """Return the names that a function declares, parameters among them."""
    found = {name for parameter in function.parameters for name in names_of(parameter.target)}
    for node in walking.walk(function.body):
        if isinstance(node, p.Declare):
            found.update(item.id for item in walking.walk([node.target]) if isinstance(item, p.Name))
        elif isinstance(node, p.Define) and isinstance(node.value, p.Function | p.Class):
            found.add(node.value.name)
    return found
