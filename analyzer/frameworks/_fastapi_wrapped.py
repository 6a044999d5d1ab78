"""ASGI applications around another: around one that is mounted (``app.mount("/files", Guarded(files))``), or around what is served."""

from __future__ import annotations

from typing import TYPE_CHECKING

from analyzer.frameworks._fastapi_routes import MiddlewareUse
from analyzer.interp.ancestry import lineage
from analyzer.interp.hosts import host_of
from analyzer.interp.values import ClassValue, External, Instance, Invocation, Unknown, Value

if TYPE_CHECKING:
    from collections.abc import Iterator

    from analyzer.interp.hosts import Host
    from analyzer.interp.interpreter import Interpreter

MOST = 6
HELD = ("app", "asgi_app", "application", "_app", "inner")


def inside(value: Value) -> tuple[Host | None, list[Value]]:
    """Return the application inside what is around it (``CORSMiddleware(app)``), and what that is, outermost first."""
    around: list[Value] = []
    for _ in range(MOST):
        host = host_of(value)
        if host is not None and getattr(host, "wrapped_by_libraries", False):
            last = host.handed_back
            return host, [*around, of_library(last)] if isinstance(last, External) and is_middleware(last) else around
        if isinstance(value, External) and (value.arguments or "app" in value.keywords):
            if is_middleware(value):
                around.append(of_library(value))
            value = value.keywords.get("app") or value.arguments[0]
        elif isinstance(value, Instance):
            found = next((value.fields[name] for name in HELD if name in value.fields), None)
            if found is None:
                break
            if isinstance(value.cls, ClassValue):
                around.append(apart(value))
            value = found
        else:
            break
    return None, around


def is_middleware(value: External) -> bool:
    """Return whether a library made a value by a class that is called middleware."""
    return value.path[-1:] == ("()",) and value.path[-2:-1] != () and value.path[-2].endswith("Middleware")


def of_library(wrapper: External) -> MiddlewareUse:
    """Return a library's middleware around an application as what it would be if the application had added it."""
    kind = External(wrapper.package, wrapper.path[:-1], site=wrapper.site)
    keywords = {name: value for name, value in wrapper.keywords.items() if name != "app"}
    return MiddlewareUse(kind, Invocation([], keywords, wrapper.site))


def apart(wrapper: Instance) -> Instance:
    """Return what is around an application without it: what that does with a request is its own."""
    fields = {name: Unknown("the application inside") if name in HELD else value for name, value in wrapper.fields.items()}
    return Instance(wrapper.cls, fields)


def served_inside(interp: Interpreter) -> Iterator[tuple[Host, list[Value]]]:
    """Yield the applications that a module holds inside something of the repository's, with what is around them: ``app = Guarded(app)``.

    Each is given once. What only keeps an application, and is not called with requests, stands before nothing.
    """
    given = interp.facts.setdefault("inside others", [])
    for module in list(interp.modules.values()):
        for value in list(module.scope.names.values()) if module.language == "python" else ():
            host, around = inside(value) if isinstance(value, Instance) and is_called(value) else (None, [])
            if host is not None and around and host not in given:
                given.append(host)
                yield host, around


def is_called(value: Instance) -> bool:
    """Return whether an object is called as an application is."""
    return any(isinstance(base, ClassValue) and "__call__" in base.members for base in lineage(value.cls))
