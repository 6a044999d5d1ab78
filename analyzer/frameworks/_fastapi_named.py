"""Routers and applications of libraries that are not known: by their class's name, by an annotation, by what is included into them.

A library's subclass of a router is called one: ``router = Router()``, then ``@router.get(...)``, and so is what
``auth.create_router(prefix="/auth")`` returns. An application that a library makes and
holds is annotated (``app: FastAPI = client.app``), or routers are included into it, or handed to what makes it
(``create_service_app(routers=[orders])``). The library's own routes are not read.

https://fastapi.tiangolo.com/reference/apirouter/, https://fastapi.tiangolo.com/reference/fastapi/
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, TypeGuard

from analyzer.frameworks._fastapi_arguments import VERBS
from analyzer.frameworks._fastapi_libraries import BRINGS_ROUTES, ROUTERS
from analyzer.frameworks._fastapi_router import ApiRouter
from analyzer.interp.hosts import HostClass, host_of
from analyzer.interp.values import Const, External, Invocation, Record, Sequence, Value

if TYPE_CHECKING:
    from collections.abc import Iterable

    from analyzer.interp.interpreter import Interpreter

OTHERS = frozenset({"aiogram", "django", "fastapi", "litellm", "litestar", "ninja", "rest_framework", "starlette", "tornado", "vkbottle"})
"""Libraries whose routers are of another kind, and those whose own are known."""
MAKES = re.compile(r"\A(?=[A-Z])\w*Router\Z|\A(?:(?:get|make|create|build|new|as|to)_)(?:\w+_)?router\Z")
"""What a class is called whose objects are routers, and a function that makes one."""
SERVES = re.compile(r"\A(?:\w+_)?(?:app|application|asgi|api)\Z|\A(?:[A-Z]\w*)?(?:App|Application|API)\Z")
"""What a class is called whose objects are applications, and a function that makes one."""
SAID = ("prefix", "dependencies")
"""What is said of a router beside it, as ``include_router`` is told it."""
PASSED_ON = frozenset({"dependencies", "lifespan", "middleware", "on_startup"})
ADDING = ("include_router", "api_route", "add_api_route", "websocket", "add_api_websocket_route", "mount", "add_middleware", "on_event")


def made_by_library(interp: Interpreter, callee: External, call: Invocation) -> Value | None:
    """Return the router or the application that a library makes, or take what a router is included into for one; None for any other."""
    name = callee.path[-1] if callee.path else ""
    if name == "include_router" and callee.base is not None and callee.package not in OTHERS:
        given = call.argument(0, "router")
        if given is not None and isinstance(host_of(given), ApiRouter):
            app = held(interp, callee.base, call)
            return app.include(call, interp)
    if SERVES.search(name) and callee.package not in OTHERS and (given_routers := routers_in(call)):
        app = ApiRouter("FastAPI")
        app.initialise(Invocation([], {key: value for key, value in call.keywords.items() if key in PASSED_ON}, call.site), interp)
        for router, said in given_routers:
            app.include(Invocation([router], said, call.site), interp)
        return app
    if MAKES.search(name) and callee.package not in OTHERS and callee.package not in ROUTERS:
        if any(word in name for word in BRINGS_ROUTES) or any(isinstance(host_of(item), ApiRouter) for item in call.arguments[:1]):
            return None
        made = ApiRouter("APIRouter")
        made.library = External(callee.package, (*callee.path, "()"), tuple(call.arguments), dict(call.keywords), call.site, callee)
        made.initialise(call, interp)
        return made
    return None


def routers_in(call: Invocation) -> list[tuple[Value, dict[str, Value]]]:
    """Return the routers that a call is given, with what is said of each; none where it is given an application to put them on."""
    given = [item for value in (*call.arguments, *call.keywords.values()) for item in (value.items if is_list(value) else [value])]
    found = [wrapped for item in given if (wrapped := described(item)) is not None]
    hosts = [host_of(router) for router, _ in found]
    return [] if any(isinstance(host, ApiRouter) and host.router.root for host in hosts) else found


def is_list(value: Value) -> TypeGuard[Sequence]:
    """Return whether a value is a list of things rather than a pair of them."""
    return isinstance(value, Sequence) and not (value.kind == "tuple" and described(value) is not None)


def described(item: Value) -> tuple[Value, dict[str, Value]] | None:
    """Return a router and what is said of it: by itself, in an object of the library's, in a dictionary, in a pair with its prefix."""
    if isinstance(host_of(item), ApiRouter):
        return item, {}
    said: dict[str, Value] = {}
    held_in: Iterable[Value] = ()
    if isinstance(item, External):
        said, held_in = item.keywords, (*item.arguments, *item.keywords.values())
    elif isinstance(item, Record):
        said, held_in = item.entries, item.entries.values()
    elif isinstance(item, Sequence) and item.kind == "tuple":
        said, held_in = {"prefix": item.items[1]} if item.items[1:] and isinstance(item.items[1], Const) else {}, item.items
    routers = [value for value in held_in if isinstance(host_of(value), ApiRouter)]
    return (routers[0], {key: said[key] for key in SAID if key in said}) if len(routers) == 1 else None


def held(interp: Interpreter, holder: External, call: Invocation) -> ApiRouter:
    """Return the application behind a library's value, from now on reached by all that the value is asked for."""
    app = ApiRouter("FastAPI")
    app.initialise(Invocation([], {}, call.site), interp)
    for name in (*sorted(VERBS), *ADDING):
        method = app.get(name, interp)
        if method is not None:
            holder.fields[name] = method
    if holder.base is not None and holder.path and holder.path[-1] != "()":
        holder.base.fields[holder.path[-1]] = app
    return app


def annotated(interp: Interpreter, value: External, kind: Value) -> Value:
    """Return an application for a library's value that an annotation calls one; any other value as it is."""
    if value.package in OTHERS or not isinstance(kind, HostClass) or kind.name != "FastAPI":
        return value
    return held(interp, value, Invocation([], {}, interp.site))
