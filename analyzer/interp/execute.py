"""Statements: each returns None, or how the block ended early (kind, value)."""

from __future__ import annotations

from contextlib import nullcontext
from typing import TYPE_CHECKING

from analyzer.interp import failures, imports, instead, operators, operators_python
from analyzer.interp.conditions import A_SETTING
from analyzer.interp.declarations import declare, define, make_function
from analyzer.interp.endings import RETURNS, SOFT_RETURN, Ending
from analyzer.interp.handlers import try_
from analyzer.interp.loops import for_each, for_loop, while_
from analyzer.interp.managed import with_
from analyzer.interp.required_settings import told_to_a_switch
from analyzer.interp.scope import Scope, inner_scope
from analyzer.interp.values import NONE, PRIMARY, WORKER, Const, ModuleValue, Site, Unknown, Value, one_of
from analyzer.interp.wording import describe
from analyzer.syntax import program as p

if TYPE_CHECKING:
    from collections.abc import Callable

    from analyzer.interp.interpreter import Interpreter


def run_block(interp: Interpreter, statements: list[p.Stmt], scope: Scope) -> Ending:
    """Run statements in order, JavaScript's function declarations first; none while an error is on its way."""
    if failures.under_way(interp):
        return "raise", NONE
    if not scope.python:
        for statement in statements:
            if statement.__class__ is p.Define and isinstance(statement.value, p.Function):
                scope.names[statement.value.name] = make_function(interp, statement.value, scope)
    file = scope.file
    for statement in statements:
        interp.fuel -= 1
        if (interp.fuel < 0 or interp.work < 0) and not interp.spend(0):
            return None
        handler = EXECUTORS.get(statement.__class__)
        if handler is not None:
            interp.site = Site(file, statement.line)
            ending = handler(interp, statement, scope)
            if interp.failed is not None:
                return "raise", NONE
            if ending is not None:
                return rest_of(interp, statements, statement, scope, ending) if ending[0] == SOFT_RETURN else ending
    return None


def rest_of(interp: Interpreter, statements: list[p.Stmt], last: p.Stmt, scope: Scope, ending: tuple[str, Value]) -> Ending:
    """Run what follows a return that a setting would prevent: it registers only under that setting."""
    position = next(n for n, statement in enumerate(statements) if statement is last)
    with interp.under(A_SETTING, soft=True):
        instead.note_returned(interp, run_block(interp, statements[position + 1 :], scope))
    return ending


def do(interp: Interpreter, node: p.Do, scope: Scope) -> Ending:
    """Run an expression for its effect; ``test && effect`` and ``test ? this : that`` are branches like any other."""
    value, line = node.value, node.line
    if isinstance(value, p.Conditional):
        return if_(interp, p.If(value.test, [p.Do(value.then, line=line)], [p.Do(value.otherwise, line=line)], line=line), scope)
    if isinstance(value, p.Logical) and value.operator in {"and", "or"}:
        effect: list[p.Stmt] = [p.Do(value.right, line=line)]
        branches: tuple[list[p.Stmt], list[p.Stmt]] = (effect, []) if value.operator == "and" else ([], effect)
        return if_(interp, p.If(value.left, *branches, line=line), scope)
    interp.evaluate(value, scope)
    return None


def return_(interp: Interpreter, node: p.Return, scope: Scope) -> Ending:
    """End the function."""
    return "return", interp.evaluate(node.value, scope) if node.value is not None else NONE


def raise_(interp: Interpreter, node: p.Raise, scope: Scope) -> Ending:
    """End the block; what is raised matters only to a handler that names it."""
    if interp.catching:
        if node.value is None:
            if interp.handling:
                failures.fail(interp, interp.handling[-1].value, interp.handling[-1].kinds)
        elif scope.python or interp.catching[-1].reached(interp):
            failures.fail(interp, interp.evaluate(node.value, scope))
    return "raise", NONE


def jump(_interp: Interpreter, node: p.Jump, _scope: Scope) -> Ending:
    """End the round or the loop, or the one with a label."""
    return node.kind, Const(node.label) if node.label else NONE


def if_(interp: Interpreter, node: p.If, scope: Scope) -> Ending:
    """Run the branch taken, or both; ``else if`` chains are walked. A check that raises ends nothing: programs pass their own checks."""
    while True:
        interp.site = Site(scope.file, node.line)
        node = one_after_the_other(node)
        if is_main_guard(node.test):
            with interp.ration(max(interp.bounds.started, (interp.fuel + sum(interp.reserves)) // 8)):
                return run_block(interp, node.then if scope.file in interp.started else node.otherwise, scope)
        value = interp.evaluate(node.test, scope)
        if value is PRIMARY or value is WORKER:
            run_block(interp, node.then if value is PRIMARY else node.otherwise, inner_scope(interp, scope))
        verdict, soft = operators_python.truth(interp, value, scope)
        if verdict is not None and not soft:
            branch = node.then if verdict else node.otherwise
            if not verdict and len(branch) == 1 and isinstance(branch[0], p.If):
                node = branch[0]
                continue
            ending = on_test(interp, node.test, branch, scope, inner_scope(interp, scope))
            return None if ending is not None and ending[0] == "raise" else ending
        break
    endings: list[Ending] = []
    left_out: list[tuple[Scope, str, Value]] = []
    for branch, taken in ((node.then, True), (node.otherwise, False)):
        if soft and node.otherwise:
            interp.ways.append((id(node.test), taken))
        if soft and verdict is taken:
            named = taken and is_flag(node.test)
            either = bool(node.otherwise) and asks_whether_set(node.test)
            with failures.Unheard(interp), interp.labelled(describe(node.test), holds=taken) if named or either else nullcontext():
                endings.append(run_block(interp, branch, inner_scope(interp, scope)))
        elif branch:
            with interp.under(node.test, soft=soft, holds=taken) as block_:
                ending = run_block(interp, branch, inner_scope(interp, scope))
            endings.append(None if soft else ending)
            if soft:
                left_out = block_.assigned
                instead.note_returned(interp, ending)
        else:
            endings.append(None)
        if soft and node.otherwise:
            interp.ways.pop()
    instead.note_assigned(interp, left_out)
    return join(interp, endings, certain=None if not soft else verdict)


def one_after_the_other(node: p.If) -> p.If:
    """Return ``if a and (b := c):`` as ``if a: if (b := c):``, so that what is bound holds where the branch runs, whatever ``a`` is."""
    test = node.test
    if node.otherwise or not isinstance(test, p.Logical) or test.operator != "and" or not binds(test):
        return node
    return p.If(test.left, [p.If(test.right, node.then, [], line=node.line)], [], line=node.line)


def binds(test: p.Expr) -> bool:
    """Return whether a test binds a name: ``(found := look()) is not None``."""
    while isinstance(test, p.Logical):
        if binds(test.right):
            return True
        test = test.left
    return isinstance(test, p.Assign) or (
        isinstance(test, p.Binary) and (test.left.__class__ is p.Assign or test.right.__class__ is p.Assign)
    )


def on_test(interp: Interpreter, test: p.Expr, body: list[p.Stmt], scope: Scope, inner: Scope) -> Ending:
    """Run the branch that a test chooses; where a test is doubted, what fails there ends nothing."""
    if interp.catching and interp.catching[-1].anything and failures.doubted(interp, test, scope):
        with failures.Unheard(interp):
            return run_block(interp, body, inner)
    return run_block(interp, body, inner)


def run_main(interp: Interpreter, module: ModuleValue) -> None:
    """Run what a module that was imported before does when it is started itself."""
    program = interp.world.program(module.file)
    for node in program.body if program is not None else ():
        if isinstance(node, p.If) and is_main_guard(node.test):
            interp.push(None, Site(module.file, node.line))
            try:
                if_(interp, node, module.scope)
            finally:
                interp.stack.pop()


def is_flag(test: p.Expr) -> bool:
    """Return whether a test is a setting by itself: ``if settings.metrics:``."""
    return isinstance(test, p.Member) or (isinstance(test, p.Name) and test.id.isupper())


def asks_whether_set(test: p.Expr) -> bool:
    """Return whether a test compares with nothing: ``process.env.HOST === undefined``."""
    return isinstance(test, p.Binary) and any(
        (isinstance(side, p.Literal) and side.value is None) or (isinstance(side, p.Name) and side.id == "undefined")
        for side in (test.left, test.right)
    )


def is_main_guard(test: p.Expr) -> bool:
    """Return whether a test is ``__name__ == "__main__"``: what a program does when it is started counts."""
    return (
        isinstance(test, p.Binary)
        and test.operator == "=="
        and isinstance(test.left, p.Name)
        and test.left.id == "__name__"
        and isinstance(test.right, p.Literal)
    )


def join(interp: Interpreter, endings: list[Ending], *, certain: bool | None) -> Ending:
    """Return how two branches end together; a return that may not happen is kept as a possible result."""
    if certain is not None:
        ending = endings[0 if certain else 1]
        return (SOFT_RETURN, ending[1]) if ending is not None and ending[0] in RETURNS else None
    returns = [ending[1] for ending in endings if ending is not None and ending[0] in RETURNS]
    if all(endings):
        kinds = {ending[0] for ending in endings if ending is not None}
        if returns:
            return "return", one_of(returns)
        return (kinds.pop(), NONE) if len(kinds) == 1 else None
    interp.stack[-1].pending.extend(returns)
    interp.stack[-1].doubts += any(endings)
    return None


def switch(interp: Interpreter, node: p.Switch, scope: Scope) -> Ending:
    """Run the case that matches; every case where that is not known. Falls through as written."""
    subject = told_to_a_switch(interp, node, interp.evaluate(node.subject, scope))
    inner = inner_scope(interp, scope)
    tests = [None if case.test is None else operators.equal(subject, interp.evaluate(case.test, inner)) for case in node.cases]
    open_from = next((n for n, (verdict, case) in enumerate(zip(tests, node.cases, strict=True)) if verdict is None and case.test), None)
    start = next((n for n, verdict in enumerate(tests) if verdict), None)
    if open_from is None or (start is not None and start < open_from):
        if start is None:
            start = next((n for n, case in enumerate(node.cases) if case.test is None), len(node.cases))
        if isinstance(subject, Const) and subject.soft:
            run_other_cases(interp, node, start, scope)
        for case in node.cases[start:]:
            ending = on_test(interp, node.subject, case.body, scope, inner)
            if ending is not None:
                return None if ending[0] == "break" and ending[1] is NONE else ending
            if scope.python:
                return None
        return None
    unset = isinstance(subject, Unknown) and subject.absent
    for case in node.cases:
        with interp.under(f"{describe(node.subject)} is {describe(case.test)}", soft=unset):
            ending = run_block(interp, case.body, inner)
        interp.stack[-1].doubts += ending is not None and ending[0] != "break"
        if ending is not None and ending[0] in RETURNS:
            interp.stack[-1].pending.append(ending[1])
    return None


def run_other_cases(interp: Interpreter, node: p.Switch, chosen: int, scope: Scope) -> None:
    """Run the cases that a changed setting would choose."""
    for case in [*node.cases[:chosen], *node.cases[chosen + 1 :]]:
        with interp.under(f"{describe(node.subject)} is {describe(case.test)}", soft=True):
            instead.note_returned(interp, run_block(interp, case.body, inner_scope(interp, scope)))


def block(interp: Interpreter, node: p.Block, scope: Scope) -> Ending:
    """Run a bare block; a jump to its own label ends it."""
    ending = run_block(interp, node.body, inner_scope(interp, scope))
    own = ending is not None and bool(node.label) and isinstance(ending[1], Const) and ending[1].value == node.label
    return None if own and ending is not None and ending[0] in {"break", "continue"} else ending


EXECUTORS: dict[type, Callable[..., Ending]] = {
    p.Do: do,
    p.Declare: declare,
    p.Define: define,
    p.Return: return_,
    p.Raise: raise_,
    p.Jump: jump,
    p.If: if_,
    p.ForEach: for_each,
    p.ForLoop: for_loop,
    p.While: while_,
    p.Try: try_,
    p.With: with_,
    p.Switch: switch,
    p.Block: block,
    p.Import: imports.run_import,
    p.Export: imports.run_export,
}
