"""``try``: the body, the handlers as what may happen or as what surely does, and the final part."""

from __future__ import annotations

from typing import TYPE_CHECKING

from analyzer.interp import assign, failures
from analyzer.interp.endings import RETURNS, Ending
from analyzer.interp.scope import Scope, inner_scope
from analyzer.interp.values import MISSING, NONE, External, Unknown, Value
from analyzer.interp.wording import describe
from analyzer.syntax import program as p

if TYPE_CHECKING:
    from analyzer.interp.failures import Failure
    from analyzer.interp.interpreter import Interpreter


def try_(interp: Interpreter, node: p.Try, scope: Scope) -> Ending:
    """Run the body, then the handlers as what may happen, then the final part."""
    failure, ending = tried(interp, node, scope)
    if failure is not None:
        return ending
    raised = ending is not None and (ending[0] == "raise" or (ending[0] == "return" and is_missing(ending[1])))
    if scope.python and any(handler.exception is not None and "Import" in describe(handler.exception) for handler in node.handlers):
        mark_optional(node.body, scope)
    for handler in node.handlers:
        with interp.under("" if raised else "an exception", soft=not raised):
            inner = inner_scope(interp, scope)
            if handler.target is not None:
                assign.assign(interp, handler.target, Unknown("exception"), inner, declare="py" if scope.python else "let")
            handled = interp.run(handler.body, inner)
        if raised and handled is not None and handled[0] in RETURNS:
            ending = handled
    final = interp.run(node.final, inner_scope(interp, scope))
    return final or (ending if ending is not None and ending[0] != "raise" else None)


def is_missing(value: Value) -> bool:
    """Return whether a value is a module that is not there: what asks for it raises."""
    return (isinstance(value, Unknown) and value.reason == MISSING) or (isinstance(value, External) and MISSING in value.fields)


def tried(interp: Interpreter, node: p.Try, scope: Scope) -> tuple[Failure | None, Ending]:
    """Run the body and the ``else`` part; where an error surely ended the body, its handler and the final part too."""
    expected, names = failures.expectation(interp, node, scope)
    if expected is not None:
        interp.catching.append(expected)
    try:
        ending = interp.run(node.body, inner_scope(interp, scope))
    finally:
        if expected is not None:
            interp.catching.pop()
    failure = failures.taken(interp)
    if failure is None:
        return None, interp.run(node.otherwise, scope) if ending is None and node.otherwise else ending
    handler = next((one for one, handled in zip(node.handlers, names, strict=False) if handled & failure.kinds), None)
    if expected is not None and expected.anything:
        handler = node.handlers[0]
    again: Failure | None = failure
    if handler is not None:
        interp.handling.append(failure)
        inner = inner_scope(interp, scope)
        if handler.target is not None:
            assign.assign(interp, handler.target, failure.value, inner, declare="py" if scope.python else "let")
        ending = interp.run(handler.body, inner)
        interp.handling.pop()
        again = failures.taken(interp)
    final = interp.run(node.final, inner_scope(interp, scope))
    if final is None:
        interp.failed = again
    return failure, final or (None if handler is not None and ending is not None and ending[0] == "raise" else ending)


def mark_optional(body: list[p.Stmt], scope: Scope) -> None:
    """Remember libraries that are imported only where they are installed: whether they are there is not known."""
    for statement in body:
        for binding in statement.bindings if isinstance(statement, p.Import) else ():
            value = scope.names.get(binding.local)
            if isinstance(value, External):
                value.fields["__optional__"] = NONE
