"""What pydantic's models make of the data that they are given: models inside it, by their annotations, and fields by their aliases.

https://docs.pydantic.dev/latest/concepts/models/#nested-models, https://docs.pydantic.dev/latest/concepts/alias/
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from analyzer.interp.ancestry import lineage
from analyzer.interp.inspection import evaluate_annotation
from analyzer.interp.values import ClassValue, Const, External, Invocation, Record, Sequence, Value
from analyzer.syntax import program as p

if TYPE_CHECKING:
    from analyzer.interp.interpreter import Interpreter
    from analyzer.interp.scope import Scope

DEPTH = 12
LISTS = frozenset({"list", "List", "Sequence", "tuple", "Tuple", "set", "Set", "Iterable", "Collection"})
MAPS = frozenset({"dict", "Dict", "Mapping", "MutableMapping"})
WRAPPERS = frozenset({"Optional", "Union", "Annotated", "Required", "NotRequired"})
ALIASES = ("validation_alias", "alias")


def taken(interp: Interpreter, order: list[Value], call: Invocation) -> Invocation:
    """Return a model's arguments under the names of its fields, what is data of another model made one."""
    if not call.keywords or not any(isinstance(base, External) for base in order):
        return call
    given = dict(call.keywords)
    for base in [base for base in order if isinstance(base, ClassValue)]:
        for name, field in base.annotations.items():
            if not interp.spend():
                return call
            if name not in given:
                known = next((alias for alias in aliases(base.members.get(name)) if alias in given), None)
                if known is None:
                    continue
                given[name] = given.pop(known)
            if field.annotation is not None:
                given[name] = fitted(interp, field.annotation, base.scope, given[name], call, 0)
    return Invocation(call.arguments, given, call.site, call.this, open=call.open)


def aliases(default: Value | None) -> list[str]:
    """Return the names under which a field takes its value: ``Field(alias="basePath")``."""
    if not isinstance(default, External) or default.path[-1:] != ("()",):
        return []
    found = [default.keywords[name] for name in ALIASES if name in default.keywords]
    choices = [item for value in found for item in (value.arguments if isinstance(value, External) else [value])]
    return [item.value for item in choices if isinstance(item, Const) and isinstance(item.value, str)]


def fitted(interp: Interpreter, node: p.Expr, scope: Scope, value: Value, call: Invocation, depth: int) -> Value:
    """Return data as an annotation says: an object of the model that it names, lists and dictionaries of such."""
    if depth > DEPTH or not isinstance(value, (Record, Sequence)) or not interp.spend():
        return value
    if isinstance(node, p.Binary):
        left = fitted(interp, node.left, scope, value, call, depth + 1)
        return fitted(interp, node.right, scope, value, call, depth + 1) if left is value else left
    if isinstance(node, p.Index):
        return of_items(interp, node, scope, value, call, depth + 1)
    if not isinstance(value, Record) or not isinstance(node, p.Name | p.Member | p.Literal):
        return value
    kind = evaluate_annotation(interp, node, scope)
    return interp.invoke(kind, Invocation([], dict(value.entries), call.site, open=call.open)) if is_model(kind) else value


def of_items(interp: Interpreter, node: p.Index, scope: Scope, value: Record | Sequence, call: Invocation, depth: int) -> Value:
    """Return a list, a dictionary, or what stands in ``Optional``, each part as the annotation says."""
    name = node.object.id if isinstance(node.object, p.Name) else node.object.name if isinstance(node.object, p.Member) else ""
    inner = node.index.items if isinstance(node.index, p.ListDisplay) else [node.index]
    if name in LISTS and isinstance(value, Sequence):
        items = [fitted(interp, inner[0], scope, item, call, depth) for item in interp.within(value.items)]
        return (
            Sequence(items, value.kind, value.open)
            if any(one is not other for one, other in zip(items, value.items, strict=False))
            else value
        )
    if name in MAPS and isinstance(value, Record) and len(inner) > 1:
        entries = {key: fitted(interp, inner[1], scope, item, call, depth) for key, item in value.entries.items()}
        return Record(entries, value.open, kind=value.kind, keys=value.keys)
    for part in inner if name in WRAPPERS else ():
        found = fitted(interp, part, scope, value, call, depth)
        if found is not value:
            return found
    return value


def is_model(kind: Value) -> bool:
    """Return whether a class is a model of a library's that fills its fields by itself."""
    if not isinstance(kind, ClassValue) or not any(isinstance(base, External) for base in lineage(kind)):
        return False
    return not any("__init__" in base.members for base in lineage(kind) if isinstance(base, ClassValue))
