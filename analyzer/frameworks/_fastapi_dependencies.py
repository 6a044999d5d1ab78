"""FastAPI's dependencies: what ``Depends`` asks for, and what that asks for in turn.

https://fastapi.tiangolo.com/tutorial/dependencies/
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from analyzer.frameworks._fastapi_overrides import overridden
from analyzer.frameworks._fastapi_scopes import asked_for, scoped
from analyzer.interp.ancestry import lineage
from analyzer.interp.hosts import Host
from analyzer.interp.inspection import attribute_annotations, parameters, signature
from analyzer.interp.values import NONE, ClassValue, External, FunctionValue, Instance, Invocation, OneOf, Sequence, Site, Value
from analyzer.routing.router import Switched

if TYPE_CHECKING:
    from analyzer.frameworks._fastapi_scopes import Asked
    from analyzer.interp.interpreter import Interpreter

DEPTH = 12


class Depends(Host):
    """``Depends(target)`` or ``Security(target, scopes=[...])``: ``target`` is None where the annotation names it."""

    __slots__ = ("off", "scopes", "site", "target")
    typeof = "object"

    def __init__(self, target: Value | None, site: Site, *, scopes: Value | None = None, off: bool = False) -> None:
        super().__init__()
        self.off = off
        self.target = target
        self.site = site
        self.scopes = scopes

    @property
    def security(self) -> bool:
        """Whether it asks for scopes."""
        return self.scopes is not None

    def get(self, name: str, interp: Interpreter) -> Value | None:
        """Return what it depends on."""
        return self.target if name == "dependency" else None

    def settle(self, interp: Interpreter) -> list[Value]:
        """Return the dependencies of the target, innermost first, then the target itself."""
        found = settle(interp, self.target, 0, asked_for((), self.scopes))
        return [Switched(value) for value in found] if self.off else found


def depends(call: Invocation, interp: Interpreter) -> Value:
    """Return ``Depends(...)``."""
    target = call.argument(0, "dependency")
    return Depends(None if target is NONE else target, call.site, scopes=call.keywords.get("scopes"), off=interp.off)


def settle(interp: Interpreter, target: Value | None, depth: int, scopes: Asked) -> list[Value]:
    """Return a dependency's own dependencies and itself; ``scopes`` are those that it is asked for with."""
    if target is None or depth > DEPTH or not interp.spend():
        return []
    target = overridden(interp, target)
    found: list[Value] = []
    for inner in dependencies_of(interp, target):
        if isinstance(inner, Depends):
            found.extend(settle(interp, inner.target, depth + 1, asked_for(scopes, inner.scopes)))
        else:
            found.append(inner)
    return [*found, scoped(interp, target, scopes)]


def dependencies_of(interp: Interpreter, target: Value) -> list[Value]:
    """Return the ``Depends`` that a function, class or callable object asks for."""
    if isinstance(target, OneOf):
        return [inner for option in target.options for inner in dependencies_of(interp, option)]
    function: Value | None = target
    if isinstance(target, ClassValue):
        own = next(
            (base.members["__init__"] for base in lineage(target) if isinstance(base, ClassValue) and "__init__" in base.members), None
        )
        if own is None:
            return class_dependencies(interp, target)
        function = own
    elif isinstance(target, Instance):
        function = interp.get(target, "__call__")
    if isinstance(function, FunctionValue):
        unwrapped = function.wraps if isinstance(function.wraps, FunctionValue) and signature(function) is None else function
        return parameter_dependencies(interp, unwrapped)
    return []


def class_dependencies(interp: Interpreter, cls: ClassValue) -> list[Value]:
    """Return the dependencies that a class-based view or a dataclass declares as attributes."""
    found: list[Value] = []
    for base in reversed(lineage(cls)):
        if not isinstance(base, ClassValue):
            continue
        found.extend(value for value in base.members.values() if isinstance(value, Depends) and value.target is not None)
        for annotation, _ in attribute_annotations(interp, base):
            wanted = from_annotation(annotation)
            if wanted is not None:
                found.append(wanted)
    return found


def parameter_dependencies(interp: Interpreter, function: FunctionValue) -> list[Value]:
    """Return the dependencies among a function's parameters, in order."""
    found: list[Value] = []
    for parameter in parameters(interp, function):
        default, annotation = parameter.default, parameter.annotation
        if isinstance(default, Depends):
            if default.target is None and annotation is not None:
                default = Depends(annotated_type(annotation), default.site, scopes=default.scopes)
            found.append(default)
            continue
        wanted = from_annotation(annotation)
        if wanted is not None:
            found.append(wanted)
    return found


def from_annotation(annotation: Value | None) -> Depends | None:
    """Return the ``Depends`` inside ``Annotated[T, Depends(...)]``."""
    if not (isinstance(annotation, External) and annotation.path[-1:] == ("[]",) and annotation.arguments):
        return None
    inside = annotation.arguments[0]
    items = inside.items if isinstance(inside, Sequence) else [inside]
    for position, item in enumerate(items):
        if isinstance(item, Depends):
            if item.target is None and position > 0:
                return Depends(items[0], item.site, scopes=item.scopes)
            return item
        if isinstance(item, External) and position == 0:
            nested = from_annotation(item)
            if nested is not None:
                return nested
    return None


def annotated_type(annotation: Value) -> Value:
    """Return the type of ``Annotated[T, ...]``, or the annotation itself."""
    if isinstance(annotation, External) and annotation.path[-1:] == ("[]",) and annotation.arguments:
        inside = annotation.arguments[0]
        if isinstance(inside, Sequence) and inside.items:
            return inside.items[0]
    return annotation
