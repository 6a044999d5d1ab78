"""What one registration sets up: its paths, and what stands before its handler.

Starlette's own routes have nothing of FastAPI's; an ``APIRoute`` that is made by itself has what it was made with.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from analyzer.frameworks._fastapi_arguments import listed
from analyzer.frameworks._fastapi_route_class import RouteClass
from analyzer.interp.values import NONE, ClassValue, Invocation

if TYPE_CHECKING:
    from analyzer.frameworks._fastapi_router import ApiRouter
    from analyzer.routing.router import RouteSetup

OPTIONS = frozenset({"name", "response_model", "tags", "summary", "status_code", "include_in_schema"})
STARLETTE = "starlette's own"
READY = "made before"


def starlette(call: Invocation, place: int) -> Invocation:
    """Return a call marked as Starlette's own: FastAPI's router prefix does not apply to what it adds, and methods have a ``place``."""
    methods = call.argument(place, "methods")
    named = {} if methods is None else {"methods": methods}
    return Invocation(call.arguments, {**call.keywords, **named, STARLETTE: NONE}, call.site, call.this)


def ready(call: Invocation) -> Invocation:
    """Return a call marked as an ``APIRoute`` of its own: what the router that it is put into has is not its."""
    return Invocation(call.arguments, {**call.keywords, READY: NONE}, call.site, call.this)


def complete(setup: RouteSetup, router: ApiRouter, call: Invocation) -> None:
    """Say of what a call sets up where it is served, and what the call and the router's class of routes put before its handler."""
    setup.bare, setup.ready = STARLETTE in call.keywords, READY in call.keywords
    setup.paths = setup.paths if setup.bare or setup.ready else [router.prefix + path for path in setup.paths]
    setup.options = {name: value for name, value in call.keywords.items() if name in OPTIONS}
    own = router.fields.get("route_class")
    own = own.of(setup.handler) if isinstance(own, RouteClass) else own
    setup.chain = [*([own] if isinstance(own, ClassValue) else []), *setup.chain, *listed(call.keywords.get("dependencies"))]
