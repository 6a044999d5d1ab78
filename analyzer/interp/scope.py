"""Scopes: which name means which value, and where an import is looked up when it is read."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from analyzer.interp.values import FunctionValue, Value

if TYPE_CHECKING:
    from analyzer.interp.interpreter import Interpreter
    from analyzer.interp.values import ClassValue, ModuleValue


ANY_NAME = "*"
"""Holds the library of ``from library import *``: a name that is found nowhere else is its."""


class Alias(Value, msgspec.Struct, eq=False):
    """An imported name, looked up in ``module`` when it is read: imports are live, and cycles happen."""

    module: ModuleValue
    name: str


class Scope:
    """A block's, function's or module's names. ``function`` scopes take JavaScript's ``var``; ``depth`` counts open conditions.

    ``taken`` is what names of Python meant until a function of that name was defined, with the line where that was.
    """

    __slots__ = ("class_body", "depth", "file", "function", "home", "names", "outer", "parent", "python", "taken", "this")

    def __init__(self, parent: Scope | None, *, file: str, function: bool = False, depth: int = 0, python: bool = False) -> None:
        self.parent = parent
        self.file = file
        self.names: dict[str, Value] = {}
        self.function = function
        self.depth = depth
        self.python = python
        self.class_body = False
        self.this: Value | None = None
        self.home: ClassValue | None = None
        self.outer: set[str] | None = None
        self.taken: dict[str, list[tuple[int, Value]]] = {}

    def holder(self, name: str) -> Scope | None:
        """Return the scope that holds ``name``; class bodies are seen only from themselves."""
        scope: Scope | None = self
        while scope is not None:
            if name in scope.names and (not scope.class_body or scope is self):
                return scope
            scope = scope.parent
        return None

    def of_module(self, name: str) -> Value | None:
        """Return what a name is worth in the module that all this stands in."""
        scope = self
        while scope.parent is not None:
            scope = scope.parent
        return scope.names.get(name)

    def for_var(self) -> Scope:
        """Return the nearest function's or module's scope."""
        scope = self
        while not scope.function and scope.parent is not None:
            scope = scope.parent
        return scope

    def current_this(self) -> Value | None:
        """Return what ``this`` is here."""
        scope: Scope | None = self
        while scope is not None:
            if scope.this is not None:
                return scope.this
            scope = scope.parent
        return None

    def current_home(self) -> ClassValue | None:
        """Return the class whose method this is."""
        scope: Scope | None = self
        while scope is not None:
            if scope.home is not None:
                return scope.home
            scope = scope.parent
        return None


def fills_fields(scope: Scope) -> bool:
    """Return whether this is the value of a class's field, where ``super()`` may not be called."""
    found: Scope | None = scope
    while found is not None and found.home is None:
        found = found.parent
    return found is not None and "super" in found.names


def take_name(scope: Scope, function: FunctionValue) -> None:
    """Remember what the name of a function meant before: its own defaults, and those of functions above it, have been read by then."""
    name = function.node.name
    before = scope.names.get(name)
    if before is None or scope.class_body or (isinstance(before, FunctionValue) and before.node is function.node):
        return
    scope.taken.setdefault(name, []).append((function.node.line, before))


def defining_scope(function: FunctionValue) -> Scope:
    """Return the scope as it was when a function was defined: where its defaults and annotations are read."""
    scope, line = function.scope, function.node.line
    then = {name: next((value for at, value in values if at >= line), None) for name, values in scope.taken.items()}
    if all(value is None for value in then.values()):
        return scope
    found = Scope(scope, file=scope.file, python=True)
    found.names.update({name: value for name, value in then.items() if value is not None})
    return found


def inner_scope(interp: Interpreter, scope: Scope) -> Scope:
    """Return a new block scope (Python has none)."""
    if scope.python:
        return scope
    return Scope(scope, file=scope.file, depth=len(interp.conditions))
