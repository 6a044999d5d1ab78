"""What a call hands over: arguments by place and by name, spreads unpacked, templates of tags."""

from __future__ import annotations

from typing import TYPE_CHECKING

from analyzer.interp.hosts import HostFunction
from analyzer.interp.iteration import entries_of, items_of
from analyzer.interp.values import NONE, Const, FunctionValue, Invocation, Sequence, Site, Unknown, Value
from analyzer.syntax import program as p

if TYPE_CHECKING:
    from analyzer.interp.interpreter import Interpreter
    from analyzer.interp.scope import Scope


def arguments_of(interp: Interpreter, node: p.Call, scope: Scope, callee: Value = NONE) -> Invocation:
    """Return the arguments of a call, spreads unpacked; a library's tag gets its template as one text."""
    found = Invocation([], {}, Site(scope.file, node.line), node=node)
    for argument in node.arguments:
        if isinstance(argument.value, p.Template) and argument.value.raw and isinstance(callee, (FunctionValue, HostFunction)):
            found.arguments += tagged(interp, argument.value, scope)
            continue
        value = interp.evaluate(argument.value, scope)
        if argument.spread == 1:
            items, is_open = items_of(interp, value)
            found.arguments.extend(items)
            if is_open and not items:
                found.arguments.append(Unknown("spread", found.site))
            found.open = found.open or is_open
        elif argument.spread == 2:
            entries, is_open = entries_of(interp, value)
            found.keywords.update(entries)
            found.open = found.open or is_open
        elif argument.keyword is not None:
            found.keywords[argument.keyword] = value
        else:
            found.arguments.append(value)
            if isinstance(value, FunctionValue):
                interp.handed.setdefault(id(value.node), value)
    return found


def tagged(interp: Interpreter, node: p.Template, scope: Scope) -> list[Value]:
    """Return what a tag is called with: the texts of its template, cooked and raw, then what stands between them."""
    texts: list[Value] = []
    values: list[Value] = []
    parts = iter(node.parts)
    for position, text in enumerate(node.raw):
        texts.append(interp.evaluate(next(parts, None), scope) if text else Const(""))
        if position < len(node.raw) - 1:
            values.append(interp.evaluate(next(parts, None), scope))
    return [Sequence(texts, extra={"raw": Sequence([Const(text) for text in node.raw])}), *values]
