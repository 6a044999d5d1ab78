"""What generic classes are given (``class Users(Repo[User])`` remembers ``Repo[User]``), and annotations that code reads.

https://docs.python.org/3/library/typing.html#introspection-helpers, https://docs.python.org/3/library/types.html#types.get_original_bases
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from analyzer.interp.ancestry import lineage
from analyzer.interp.inspection import evaluate_annotation
from analyzer.interp.values import ClassValue, External, FunctionValue, Invocation, Record, Sequence, Unknown, Value
from analyzer.syntax import program as p

if TYPE_CHECKING:
    from analyzer.interp.interpreter import Interpreter
    from analyzer.interp.scope import Scope

MOST = 200
"""How many annotations of one class are looked at."""


def original_bases(interp: Interpreter, cls: ClassValue) -> Value:
    """Return a class's bases as they are written, or those of the nearest above it that names a generic one."""
    for base in lineage(cls):
        if isinstance(base, ClassValue) and any(isinstance(item, p.Index) for item in base.node.bases):
            return Sequence([as_written(interp, item, base.scope) for item in base.node.bases], "tuple")
    return Sequence(list(cls.bases), "tuple")


def as_written(interp: Interpreter, node: p.Expr, scope: Scope) -> Value:
    """Return a base with what it is given."""
    if not isinstance(node, p.Index):
        return interp.evaluate(node, scope)
    return External(
        "typing", ("alias", "[]"), (interp.evaluate(node.index, scope),), {"origin": interp.evaluate(node.object, scope)}, interp.site
    )


def is_alias(value: Value | None) -> bool:
    """Return whether a value is a type with what it is given."""
    return isinstance(value, External) and value.path[-1:] == ("[]",) and bool(value.arguments)


def given_to(alias: External) -> list[Value]:
    """Return what a type is given: ``Literal["a", "b"]``."""
    first = alias.arguments[0]
    return list(first.items) if isinstance(first, Sequence) else [first]


def alias_member(alias: External, name: str) -> Value | None:
    """Return what a type that is given something says of it; None for any other member."""
    given = given_to(alias)
    if name == "__metadata__":
        return Sequence(given[1:], "tuple")
    if name == "__origin__" and alias.path[-2:] == ("Annotated", "[]"):
        return given[0]
    if name == "__origin__":
        return alias.keywords.get("origin") or alias.base
    return Sequence(given, "tuple") if name == "__args__" else None


def annotations_of(interp: Interpreter, classes: list[ClassValue]) -> Record:
    """Return the annotations of classes by name, the later ones first in doubt."""
    found = {
        name: evaluate_annotation(interp, field.annotation, base.scope) if field.annotation is not None else Unknown("annotation")
        for base in classes
        for name, field in list(base.annotations.items())[:MOST]
    }
    return Record(found, kind="dict")


def type_hints(call: Invocation, interp: Interpreter) -> Value:
    """Return ``typing.get_type_hints(x)`` of a class or a function."""
    value = call.argument(0, "obj")
    if isinstance(value, ClassValue) and value.python:
        found = annotations_of(interp, [base for base in reversed(lineage(value)) if isinstance(base, ClassValue)])
    elif isinstance(value, FunctionValue) and value.scope.python:
        found = hints_of(interp, value)
    else:
        return Unknown("annotations", call.site)
    if "include_extras" not in call.keywords:
        plain = {name: given_to(hint)[0] for name, hint in found.entries.items() if isinstance(hint, External) and is_annotated(hint)}
        found.entries.update(plain)
    return found


def is_annotated(hint: External) -> bool:
    """Return whether a hint is ``Annotated[...]``."""
    return is_alias(hint) and hint.path[-2:] == ("Annotated", "[]")


def hints_of(interp: Interpreter, function: FunctionValue) -> Record:
    """Return the annotations of a function's parameters, and of what it returns."""
    written = [(item.target.id, item.annotation) for item in function.node.parameters if isinstance(item.target, p.Name)]
    told = [*written, ("return", function.node.returns)]
    found = {name: evaluate_annotation(interp, item, function.scope) for name, item in told if item is not None}
    return Record(found, kind="dict")
