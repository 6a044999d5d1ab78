"""Calls: functions of the repository, host values, libraries, and what is not known."""

from __future__ import annotations

from contextlib import nullcontext
from typing import TYPE_CHECKING

from analyzer.interp import (
    absent,
    cached,
    construction,
    failures,
    import_helpers,
    imports,
    instead,
    javascript_promises,
    keyed_loops,
    members,
    promise_methods,
    recursion,
    settings_schema,
    slots,
)
from analyzer.interp.arguments import arguments_of
from analyzer.interp.command_options import handed_arguments
from analyzer.interp.endings import RETURNS
from analyzer.interp.hosts import Host
from analyzer.interp.iteration import UNKNOWN_LIST
from analyzer.interp.parameters import bind_parameters, outer_names
from analyzer.interp.plain import LARGEST
from analyzer.interp.route_data import describes_routes, tells_a_path
from analyzer.interp.scope import Scope, fills_fields
from analyzer.interp.values import (
    NONE,
    ClassValue,
    Const,
    External,
    FunctionValue,
    Instance,
    Invocation,
    ModuleValue,
    OneOf,
    Record,
    Sequence,
    Site,
    SuperValue,
    Unknown,
    Value,
    is_nothing,
    one_of,
)
from analyzer.syntax import program as p

if TYPE_CHECKING:
    from analyzer.interp.interpreter import Interpreter

FEW, CALLBACKS = 8, 3
WORTH_SHARING = 4_000
"""Of a ration that is larger, a call gets seven eighths: what comes after an engine that uses everything up may be the routes."""

SOCKETS = frozenset({"socket.io", "engine.io", "ws", "sockjs", "primus", "faye", "deepstream.io", "colyseus", "@colyseus/core", "peer"})
"""Libraries that serve sockets beside the application that they are given: https://socket.io/docs/v4/server-initialization/"""
REQUEST_NAMES = frozenset({"req", "_req", "request", "res", "reply", "ctx", "socket", "ws", "msg", "job", "message", "event", "evt", "e"})


def call(interp: Interpreter, node: p.Call, scope: Scope) -> Value:
    """Return what a call expression returns; chains of calls are walked, not recursed."""
    chain: list[p.Call] = []
    target: p.Expr = node
    while isinstance(target, p.Call):
        chain.append(target)
        callee = target.callee
        if not (isinstance(callee, p.Member) and isinstance(callee.object, p.Call)):
            break
        target = callee.object
    if len(chain) > 1:
        javascript_promises.listen(interp, chain)
    value = one_call(interp, chain.pop(), scope)
    for link in reversed(chain):
        callee = link.callee
        if isinstance(callee, p.Member):
            site = Site(scope.file, link.arguments[0].value.line or link.line if link.arguments else link.line)
            interp.site = site
            function = NONE if callee.optional and is_nothing(value) else members.get_member(interp, value, callee.name)
            if link.optional and is_nothing(function):
                value = NONE
                continue
            invocation = arguments_of(interp, link, scope, function)
            invocation.site = interp.site = site
            invocation.this = value
            value = promise_methods.call_method(interp, value, callee.name, function, invocation, new=link.new)
    return value


def one_call(interp: Interpreter, node: p.Call, scope: Scope) -> Value:
    """Return what one call returns, its receiver evaluated first."""
    site = Site(scope.file, node.line)
    callee = node.callee
    this: Value | None = None
    if isinstance(callee, p.Name):
        special = special_call(interp, node, callee.id, scope)
        if special is not None:
            return special
        function = interp.evaluate(callee, scope)
    elif isinstance(callee, p.Member):
        this = interp.evaluate(callee.object, scope)
        interp.site = site
        function = NONE if callee.optional and is_nothing(this) else members.get_member(interp, this, callee.name)
        if isinstance(this, SuperValue):
            this = this.this
    elif isinstance(callee, p.Index):
        this = interp.evaluate(callee.object, scope)
        if callee.optional and is_nothing(this):
            return NONE
        function = slots.get_item(interp, this, interp.evaluate(callee.index, scope))
    else:
        function = interp.evaluate(callee, scope)
    if node.optional and is_nothing(function):
        return NONE
    invocation = arguments_of(interp, node, scope, function)
    invocation.this = this
    interp.site = site
    if this is not None and isinstance(callee, p.Member):
        return promise_methods.call_method(interp, this, callee.name, function, invocation, new=node.new)
    return invoke(interp, function, invocation, new=node.new)


def special_call(interp: Interpreter, node: p.Call, name: str, scope: Scope) -> Value | None:
    """Return what ``import(x)``, ``super(...)`` return; None for ordinary calls."""
    if scope.python:
        if name == "super":
            home = scope.current_home()
            this = scope.current_this()
            return SuperValue(home, this) if home is not None and this is not None else Unknown("super")
        return None
    if name == "import":
        return imports.called(interp, node, scope)
    if name == "super":
        home, this = scope.current_home(), scope.current_this()
        if home is not None and this is not None and not fills_fields(scope):
            construction.construct_base(interp, home, this, arguments_of(interp, node, scope))
        return NONE
    return None


def invoke(interp: Interpreter, callee: Value, call_: Invocation, *, new: bool = False) -> Value:
    """Return what calling ``callee`` returns."""
    if not interp.spend() or interp.failed is not None:
        return Unknown("fuel, or an error that came before", call_.site)
    if isinstance(callee, FunctionValue):
        if new and callee.node.kind == "function":
            return construction.construct_function(interp, callee, call_)
        return run_function(interp, callee, call_)
    if isinstance(callee, ClassValue):
        return construction.construct(interp, callee, call_)
    if isinstance(callee, Host):
        return of_host(interp, callee, call_)
    if isinstance(callee, OneOf):
        known = [option for option in callee.options if not isinstance(option, Unknown)]
        with failures.Unheard(interp):
            return one_of([invoke(interp, option, call_, new=new) for option in known])
    if isinstance(callee, ModuleValue) and callee.language != "python":
        whole = members.get_member(interp, callee, "default")
        return invoke(interp, whole, call_, new=new) if whole is not callee else Unknown("call of a module", call_.site)
    if isinstance(callee, Instance):
        method = members.get_member(interp, callee, "__call__")
        if isinstance(method, (FunctionValue, Host)):
            return invoke(interp, method, call_)
    if isinstance(callee, Record) and callee.entries.get("__call__") is not None:
        return invoke(interp, callee.entries["__call__"], call_)
    if isinstance(callee, External):
        return call_external(interp, callee, call_, new=new)
    return absent.answer(interp, callee, call_, passed_through(call_.arguments[:1] + run_callbacks(interp, call_)))


def of_host(interp: Interpreter, callee: Host, call_: Invocation) -> Value:
    """Return what a function of ours gives; texts longer than any program needs are not known, neither given nor made."""
    long = len(call_.arguments) > FEW and sum(len(str(value.value)) for value in call_.arguments if isinstance(value, Const)) > LARGEST
    if not long:
        made = callee.call(call_, interp)
        if not (isinstance(made, Const) and isinstance(made.value, str) and len(made.value) > LARGEST):
            return made
    interp.hit("text")
    return Unknown("text", call_.site)


def is_object(value: Value | None) -> bool:
    """Return whether a value is what a function is bound to, and no name of anything: an object, or nothing."""
    return isinstance(value, (Instance, Record, External)) or (isinstance(value, Const) and value.value is None)


def call_external(interp: Interpreter, callee: External, call_: Invocation, *, new: bool = False) -> Value:
    """Return what a library returned: callbacks run, wrapped routers come back, containers build the class they are asked for."""
    last = callee.path[-1] if callee.path else ""
    wanted = call_.arguments[0] if call_.arguments else None
    if last in {"get", "resolve", "make", "instantiate"} and isinstance(wanted, ClassValue) and not wanted.python:
        known = interp.singletons.get(id(wanted))
        if known is None:
            known = construction.construct(interp, wanted, Invocation([], {}, call_.site, open=True))
            interp.singletons[id(wanted)] = known
        return known
    if last == "bind" and callee.base is not None and len(call_.arguments) == 1 and is_object(wanted):
        return callee.base
    if (setting := settings_schema.asked(interp, callee, call_)) is not None:
        return setting
    framework = interp.made_by_library(interp, callee, call_) if interp.made_by_library is not None else None
    if framework is not None:
        return framework
    through = passed_through(call_.arguments[:1] + run_callbacks(interp, call_))
    made = External(callee.package, (*callee.path, "()"), tuple(call_.arguments), dict(call_.keywords), call_.site, callee)
    if through is not None and callee.package not in SOCKETS:
        absent.note_absent(interp, callee, call_)
        if isinstance(through, Host):
            through.handed_back = made
        return through
    if new:
        made.fields["__new__"] = NONE
    return made


def passed_through(given: list[Value]) -> Value | None:
    """Return the router or app that an unknown function was given: wrappers hand it back (express-ws, awilix, sentry, lazy routers)."""
    for argument in given:
        host = argument.host if isinstance(argument, Instance) else argument
        if isinstance(host, Host) and getattr(host, "wrapped_by_libraries", False):
            return argument
    return None


def run_callbacks(interp: Interpreter, call_: Invocation) -> list[Value]:
    """Run the functions that a library was given, unless they look like request or event handlers; return what makers gave."""
    made: list[Value] = []
    for value in [*call_.arguments, *call_.keywords.values()]:
        if not isinstance(value, FunctionValue) or takes_request(value):
            continue
        if may_run_again(interp, value):
            rows = keyed_loops.rows_for_a_callback(interp, value, call_)
            listed = interp.labelled(UNKNOWN_LIST) if rows else nullcontext()
            with interp.ration(interp.bounds.callback), failures.Unheard(interp), listed:
                for given in rows or [handed_arguments(interp, value, call_.site)]:
                    returned = run_function(interp, value, Invocation(given, {}, call_.site, open=True))
            if not value.node.parameters:
                made.append(returned)
    return made


def may_run_again(interp: Interpreter, function: FunctionValue) -> bool:
    """Return whether a library runs a function that it was given once more: one that registered nothing only a few times."""
    count = interp.called.get(id(function.node), 0)
    if count >= CALLBACKS and id(function.node) in interp.fruitful:
        if count >= interp.bounds.rounds:
            interp.hit("rounds")
        return count < interp.bounds.rounds
    return count < CALLBACKS


def takes_request(value: FunctionValue) -> bool:
    """Return whether the first parameters are named like a request's, an event's or a socket's."""
    names = [parameter.target.id for parameter in value.node.parameters[:2] if isinstance(parameter.target, p.Name)]
    return any(name.lower() in REQUEST_NAMES for name in names)


def run_function(interp: Interpreter, function: FunctionValue, call_: Invocation) -> Value:
    """Return what a function of the repository returns for a call: what it answered before, where it keeps that."""
    if interp.reserves and interp.fuel > WORTH_SHARING:
        with interp.ration(interp.fuel - interp.fuel // 8):
            return answered(interp, function, call_)
    return answered(interp, function, call_)


def answered(interp: Interpreter, function: FunctionValue, call_: Invocation) -> Value:
    """Return what a function answers."""
    kept = cached.kept_answer(function, call_)
    if kept is None:
        return import_helpers.imported(interp, function, call_, run_body(interp, function, call_))
    if kept[1] not in kept[0].entries:
        answer = run_body(interp, function, call_)
        cached.keep(kept, answer, function, call_)
        return answer
    return kept[0].entries[kept[1]]


def run_body(interp: Interpreter, function: FunctionValue, call_: Invocation) -> Value:
    """Return what a function's body returns for a call; bounded in depth and in recursion."""
    node = function.node
    mark = id(node)
    if recursion.goes_too_deep(interp, node):
        return Unknown("recursion", call_.site)
    count = interp.called.get(mark, 0) + 1
    if count > interp.bounds.calls_of_one:
        interp.hit("calls_of_one")
        return Unknown("called too often", call_.site)
    if mark not in interp.fruitful and too_dear(interp.cost.get(mark, 0), count, interp.bounds.fruitless):
        interp.give_up("calls")
        return Unknown("a function that registers nothing", call_.site)
    interp.called[mark] = count
    fuel, fruits = interp.answered_for, interp.fruits
    interp.active[mark] = interp.active.get(mark, 0) + 1
    scope = Scope(
        function.scope, file=function.file, function=True, depth=len(interp.conditions), python=function.module_language == "python"
    )
    scope.home = function.home
    if node.kind not in {"arrow", "lambda"}:
        scope.this = function.this if function.this is not None else call_.this
    if scope.python:
        scope.outer = outer_names(node)
    frame = interp.push(function, call_.site)
    site = interp.site
    try:
        bind_parameters(interp, function, call_, scope)
        failure = None
        if node.is_async and (interp.catching or interp.awaited) and not (scope.python or node.generator):
            failure, ending = javascript_promises.run(interp, function, call_, scope)
        else:
            ending = interp.run(node.body, scope)
    finally:
        interp.stack.pop()
        interp.active[mark] -= 1
        interp.site = site
        used = fuel - interp.answered_for
        interp.cost[mark] = interp.cost.get(mark, 0) + used
        if interp.fruits != fruits:
            interp.fruitful.add(mark)
    if node.generator:
        returned_last = {"return": ending[1]} if ending is not None and ending[0] == "return" and not interp.python else None
        return Sequence(frame.yields, "generator", frame.endless, extra=returned_last)
    if failure is not None:
        return javascript_promises.Rejected(failure.value)
    returned = [*([ending[1]] if ending is not None and ending[0] in RETURNS else []), *frame.pending]
    result = instead.returned(interp, frame, one_of(returned)) if returned else NONE
    if interp.cost[mark] > interp.bounds.fruitless and mark not in interp.fruitful:
        account(interp, mark, result)
        if mark not in interp.fruitful and too_dear(interp.cost[mark], count, interp.bounds.fruitless):
            interp.excused += used
    return result


def account(interp: Interpreter, mark: int, result: Value) -> None:
    """Let a function go on that registers nothing, but makes routes; one that makes paths, or JavaScript's objects, ten times."""
    if describes_routes(result):
        interp.fruitful.add(mark)
    elif tells_a_path(result) or (isinstance(result, Instance) and not result.cls.python):
        interp.cost[mark] //= 10


def too_dear(cost: int, count: int, bound: int) -> bool:
    """Return whether a function that registered nothing has used enough: cheap ones may be called ten times as long."""
    return cost > bound and (cost > 10 * bound or cost / count > bound / 100)
