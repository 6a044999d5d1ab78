"""What a container injects into a class: by a token that a decorator names, or by the class that an annotation names.

https://inversify.io, https://github.com/microsoft/tsyringe#injection-token, https://docs.typestack.community/typedi
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from analyzer.interp.ancestry import lineage
from analyzer.interp.inspection import decorator_name
from analyzer.interp.library_containers import Container
from analyzer.interp.values import ClassValue, External, FunctionValue, Invocation, Sequence, Value
from analyzer.syntax import program as p

if TYPE_CHECKING:
    from analyzer.interp.interpreter import Interpreter
    from analyzer.interp.scope import Scope

ONE = frozenset({"inject", "Inject", "lazyInject", "injectToken"})
ALL = frozenset({"multiInject", "injectAll", "InjectMany", "InjectAll"})


def inject(interp: Interpreter, parameter: p.Parameter, value: Value, scope: Scope) -> Value:
    """Return what a constructor's parameter gets where nothing is known to be passed for it."""
    found = by_token(interp, parameter.decorators, scope)
    return found if found is not None else by_type(interp, parameter.annotation, scope) or value


def inject_field(interp: Interpreter, field: p.Field, scope: Scope) -> Value | None:
    """Return what is injected into a field that nothing else fills; None where nothing is."""
    if not any(decorator_name(decorator) in ONE | ALL for decorator in field.decorators):
        return None
    found = by_token(interp, field.decorators, scope)
    return found if found is not None else by_type(interp, field.annotation, scope)


def by_token(interp: Interpreter, decorators: list[p.Expr], scope: Scope) -> Value | None:
    """Return what the program's containers hold for the token of ``@inject(token)``; None where nothing is bound to one."""
    for decorator in decorators:
        name = decorator_name(decorator)
        if name in ONE | ALL and isinstance(decorator, p.Call) and decorator.arguments:
            token = interp.evaluate(decorator.arguments[0].value, scope)
            if isinstance(token, FunctionValue):
                token = interp.invoke(token, Invocation([], {}, interp.site))
            for container in reversed(interp.facts.get("containers", [])):
                if isinstance(container, Container) and (providers := container.bound(token)):
                    if name in ALL:
                        return Sequence([container.make(provider, interp) for provider in providers])
                    return container.ask(token, interp)
    return None


def settings_of(interp: Interpreter, annotation: p.Expr, scope: Scope) -> Value | None:
    """Return the settings with their defaults where an annotation names the repository's class of settings; None for any other type."""
    if not isinstance(annotation, (p.Name, p.Member)):
        return None
    wanted = interp.evaluate(annotation, scope)
    if not isinstance(wanted, ClassValue) or not any(isinstance(base, External) and "Settings" in base.dotted for base in lineage(wanted)):
        return None
    return by_type(interp, annotation, scope)


def by_type(interp: Interpreter, annotation: p.Expr | None, scope: Scope) -> Value | None:
    """Return an object of the class of the repository that an annotation names, the same for all who ask; None for any other type."""
    wanted = interp.evaluate(named(annotation), scope) if annotation is not None else None
    if not isinstance(wanted, ClassValue) or interp.active.get(id(wanted.node), 0) >= 2:
        return None
    known = interp.singletons.get(id(wanted))
    if known is None:
        known = interp.invoke(wanted, Invocation([], {}, interp.site, open=True))
        interp.singletons[id(wanted)] = known
    return known


def named(annotation: p.Expr) -> p.Expr:
    """Return the type of ``X | undefined`` and ``X | null``; any other type as it is."""
    while isinstance(annotation, p.Binary) and annotation.operator == "|":
        sides = [side for side in (annotation.left, annotation.right) if not nothing(side)]
        if len(sides) != 1:
            return annotation
        annotation = sides[0]
    return annotation


def nothing(annotation: p.Expr) -> bool:
    """Return whether a type is ``undefined`` or ``null``."""
    return (isinstance(annotation, p.Name) and annotation.id in {"undefined", "null"}) or (
        isinstance(annotation, p.Literal) and annotation.value is None
    )
