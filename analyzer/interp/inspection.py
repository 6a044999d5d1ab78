"""Looking into a function without calling it: its parameters, and what its body hands on to whom."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from analyzer.interp.scope import defining_scope
from analyzer.interp.values import Const, External, FunctionValue, Record, Sequence, Value
from analyzer.syntax import program as p
from analyzer.syntax import walking

if TYPE_CHECKING:
    from analyzer.interp.interpreter import Interpreter
    from analyzer.interp.scope import Scope
    from analyzer.interp.values import ClassValue

_DECORATED = frozenset({p.Class, p.Function, p.Field, p.Parameter})
_ANNOTATED = frozenset(kind for kind in p.Node.__subclasses__() if "annotation" in kind.__struct_fields__)


class ParameterView(NamedTuple):
    """A parameter: its name ("" for a pattern), and what its default and annotation are worth (None where it has none)."""

    name: str
    default: Value | None
    annotation: Value | None


def parameter_names(function: FunctionValue) -> list[str]:
    """Return the names of a function's parameters, patterns left out."""
    return [parameter.target.id for parameter in function.node.parameters if isinstance(parameter.target, p.Name)]


def parameters(interp: Interpreter, function: FunctionValue) -> list[ParameterView]:
    """Return a function's parameters with defaults and annotations evaluated where the function was defined."""
    signed = signature(function)
    if signed is not None:
        return signed
    found = []
    scope = defining_scope(function)
    for parameter in function.node.parameters:
        name = parameter.target.id if isinstance(parameter.target, p.Name) else ""
        default = interp.evaluate(parameter.default, scope) if parameter.default is not None else None
        annotation = evaluate_annotation(interp, parameter.annotation, scope) if parameter.annotation is not None else None
        found.append(ParameterView(name, default, annotation))
    return found


def signature(function: FunctionValue) -> list[ParameterView] | None:
    """Return the parameters that a function was given as ``__signature__``, None where it was given none that is known.

    https://docs.python.org/3/library/inspect.html#inspect.signature
    """
    given = function.fields.get("__signature__")
    if not (isinstance(given, External) and given.path[-2:] in {("Signature", "()"), ("replace", "()")}):
        return None
    items = given.keywords.get("parameters") or (given.arguments[0] if given.arguments else None)
    if not isinstance(items, Sequence) or items.open:
        return None
    found = []
    for item in items.items:
        if isinstance(item, External) and item.path[-2:] == ("Parameter", "()"):
            told = {"name": item.arguments[0], **item.keywords} if item.arguments else item.keywords
        elif isinstance(item, Record):
            told = item.entries
        else:
            return None
        name = told.get("name")
        if not (isinstance(name, Const) and isinstance(name.value, str)):
            return None
        found.append(ParameterView(name.value, *(stated(told.get(part)) for part in ("default", "annotation"))))
    return found


def stated(value: Value | None) -> Value | None:
    """Return a parameter's default or annotation, None for ``inspect.Parameter.empty``."""
    return None if isinstance(value, External) and value.path[-1:] in {("empty",), ("_empty",)} else value


def evaluate_annotation(interp: Interpreter, node: p.Expr, scope: Scope) -> Value:
    """Return an annotation's value; a text that is a name is looked up."""
    if isinstance(node, p.Literal) and isinstance(node.value, str) and node.value.isidentifier():
        node = p.Name(node.value, line=node.line)
    return interp.evaluate(node, scope)


def attribute_annotations(interp: Interpreter, cls: ClassValue) -> list[tuple[Value, bool]]:
    """Return the annotations of a class's own attributes, and whether each has a value."""
    return [
        (interp.evaluate(field.annotation, cls.scope), field.value is not None)
        for field in cls.annotations.values()
        if field.annotation is not None
    ]


def calls_parameter(function: FunctionValue, position: int, *, handed: bool = False) -> bool:
    """Return whether a function calls the parameter at ``position``: middleware that calls ``next``; ``handed``: or hands it to a call."""
    names = parameter_names(function)
    if len(names) <= position:
        return False
    calls = (node for node in walking.walk(function.node.body) if isinstance(node, p.Call))
    return any(
        isinstance(value, p.Name) and value.id == names[position]
        for node in calls
        for value in (node.callee, *(argument.value for argument in node.arguments if handed))
    )


def calls_bare(function: FunctionValue, name: str) -> bool:
    """Return whether a function calls ``name`` with no arguments."""
    return any(
        isinstance(node, p.Call) and not node.arguments and isinstance(node.callee, p.Name) and node.callee.id == name
        for node in walking.walk(function.node.body)
    )


def only_hands_on(function: FunctionValue, name: str, answers: frozenset[str]) -> bool:
    """Return whether a function ends with ``name()``, which no other ending and no method called like an answer keeps it from.

    What fails may be handed on as well: ``try { ...; next() } catch (error) { next(error) }``.
    """
    if not _ends_with(function.node.body, name):
        return False
    for node in walking.walk(function.node.body, into_functions=False):
        if isinstance(node, p.Raise) or (isinstance(node, p.Return) and not _hands_on(node, name)):
            return False
        if isinstance(node, p.Call) and isinstance(node.callee, p.Member) and node.callee.name in answers:
            return False
    return True


def _ends_with(body: list[p.Stmt], name: str) -> bool:
    last = body[-1] if body else None
    if isinstance(last, p.Try) and not last.final and not last.otherwise:
        return _ends_with(last.body, name) and all(bool(item.body) and _hands_on(item.body[-1], name) for item in last.handlers)
    return _hands_on(last, name, nothing=True)


def _hands_on(node: p.Stmt | None, name: str, *, nothing: bool = False) -> bool:
    call = node.value if isinstance(node, (p.Do, p.Return)) else None
    called = isinstance(call, p.Call) and isinstance(call.callee, p.Name) and call.callee.id == name
    return called and not (nothing and isinstance(call, p.Call) and call.arguments)


def calls_named(function: FunctionValue, names: frozenset[str]) -> bool:
    """Return whether a function itself calls something by one of these names, alone or as the last of a chain."""
    return any(
        isinstance(node, p.Call) and decorator_name(node.callee) in names for node in walking.walk(function.node.body, into_functions=False)
    )


def decorator_name(node: p.Expr) -> str:
    """Return a decorator's last name: ``functools.cached_property`` is ``cached_property``; ``x.setter`` stays whole."""
    if isinstance(node, p.Call):
        node = node.callee
    if isinstance(node, p.Member):
        return f"x.{node.name}" if node.name in {"setter", "deleter"} else node.name
    return node.id if isinstance(node, p.Name) else ""


def value_names(body: list[p.Stmt]) -> frozenset[str]:
    """Return the names that code uses as values; in a file with decorators annotations count too, since their metadata names classes.

    https://www.typescriptlang.org/docs/handbook/modules/reference.html#type-only-imports-and-exports
    """
    found: set[str] = set()
    types: set[str] = set()
    annotations: list[p.Expr] = []
    decorated = _names_in(body, found, annotations) | _names_in(annotations, types, annotations)
    return frozenset(found | types) if decorated else frozenset(found)


def _names_in(nodes: list[Any], found: set[str], annotations: list[p.Expr]) -> bool:
    """Collect the names below some nodes, and the annotations apart; return whether anything is decorated."""
    decorated = False
    stack = [*nodes]
    while stack:
        node = stack.pop()
        kind = node.__class__
        if kind is p.Name:
            found.add(node.id)
            continue
        if kind is p.Literal:
            continue
        if kind in _DECORATED and node.decorators:
            decorated = True
        annotation = node.returns if kind is p.Function else node.annotation if kind in _ANNOTATED else None
        if annotation is None:
            stack += walking.children(node)
        else:
            annotations.append(annotation)
            stack += [child for child in walking.children(node) if child is not annotation]
        if kind is p.Export and node.specifier is None:
            found.update(binding.imported for binding in node.names)
    return decorated
