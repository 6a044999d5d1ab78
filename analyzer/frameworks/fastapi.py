"""FastAPI and Starlette: routers are included by copying their routes, and from 0.137 on by reference.

https://fastapi.tiangolo.com/reference/apirouter/, https://www.starlette.io/routing/
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from analyzer.frameworks._fastapi_arguments import original
from analyzer.frameworks._fastapi_classes import class_modules
from analyzer.frameworks._fastapi_dependencies import class_dependencies, depends, parameter_dependencies
from analyzer.frameworks._fastapi_gradio import gradio_modules
from analyzer.frameworks._fastapi_held import held_modules
from analyzer.frameworks._fastapi_libraries import library_modules
from analyzer.frameworks._fastapi_named import annotated, made_by_library
from analyzer.frameworks._fastapi_nest import nest_modules
from analyzer.frameworks._fastapi_router import ApiRouter
from analyzer.frameworks._fastapi_router_controller import router_controller_modules
from analyzer.frameworks._fastapi_routes import RouteObject
from analyzer.frameworks._fastapi_titiler import titiler_modules
from analyzer.frameworks._fastapi_versions import version_modules
from analyzer.frameworks._fastapi_wrapped import served_inside
from analyzer.interp.hosts import HostClass, HostFunction, HostModule
from analyzer.interp.values import NONE, ClassValue, FunctionValue, Instance, Invocation, Value
from analyzer.routing.router import Mount, Router, RouteSetup

if TYPE_CHECKING:
    from analyzer.interp.interpreter import Interpreter


def prepare(interp: Interpreter, setup: RouteSetup) -> list[Value]:
    """Return what the handler itself depends on: its class's and its parameters' dependencies."""
    handler = setup.handler
    target = original(handler)
    found: list[Value] = []
    if isinstance(target, FunctionValue):
        if isinstance(target.home, ClassValue):
            found.extend(class_dependencies(interp, target.home))
        found.extend(parameter_dependencies(interp, target))
    elif isinstance(target, Instance):
        method = interp.get(target, "__call__")
        if isinstance(method, FunctionValue):
            found.extend(parameter_dependencies(interp, method))
    return found


def below(router: Router) -> list[Router]:
    """Return a router and all that it mounts, at any depth."""
    found = [router]
    for known in found:
        found.extend(step.router for step in known.steps if isinstance(step, Mount) and step.router not in found)
    return found


class Model:
    """FastAPI, with the parts of Starlette that it serves routes by."""

    name = "fastapi"
    language = "python"
    constructors = frozenset({"FastAPI", "Starlette", "import_from_string"})

    def modules(self) -> dict[str, Value]:
        """Return ``fastapi`` and ``starlette`` modules, and the libraries whose routers and applications are these."""
        app = HostClass("FastAPI", lambda: ApiRouter("FastAPI"))
        router = HostClass("APIRouter", lambda: ApiRouter("APIRouter"))
        starlette = HostClass("Starlette", lambda: ApiRouter("Starlette"))
        plain = HostClass("Router", lambda: ApiRouter("Router"))
        route = HostClass("Route", lambda: RouteObject("route"))
        api_route = HostClass("APIRoute", lambda: RouteObject("api route"))
        socket = HostClass("WebSocketRoute", lambda: RouteObject("websocket"))
        mount = HostClass("Mount", lambda: RouteObject("mount"))
        host = HostClass("Host", lambda: RouteObject("host"))
        members: dict[str, Value] = {
            "FastAPI": app, "APIRouter": router, "Depends": HostFunction("Depends", depends), "Security": HostFunction("Security", depends),
        }  # fmt: skip
        routing: dict[str, Value] = {
            "APIRouter": router, "APIRoute": api_route, "APIWebSocketRoute": socket, "Route": route, "Mount": mount, "Router": plain,
            "WebSocketRoute": socket, "Host": host,
        }  # fmt: skip
        fastapi = HostModule("fastapi", {**members, "routing": HostModule("fastapi.routing", routing)})
        fastapi.members["applications"] = HostModule("fastapi.applications", {"FastAPI": app})
        fastapi.members |= {name: HostModule(f"fastapi.{name}", members) for name in ("param_functions", "params")}
        parts = HostModule("starlette", {
            "routing": HostModule("starlette.routing", routing),
            "applications": HostModule("starlette.applications", {"Starlette": starlette}),
        })  # fmt: skip
        inferring = HostModule("inferring_router", {"InferringRouter": router})
        cadwyn = HostModule("cadwyn", {"Cadwyn": app, "VersionedAPIRouter": router})
        return {
            "pypi:fastapi": fastapi, "pypi:starlette": parts, "pypi:fastapi_utils.inferring_router": inferring,
            "pypi:fastapi_restful.inferring_router": inferring, "pypi:cadwyn": cadwyn,
            **library_modules(router), **gradio_modules(), **held_modules(), **version_modules(), **class_modules(), **titiler_modules(),
            **nest_modules(), **router_controller_modules(),
            "pypi:fastapi_offline": HostModule("fastapi_offline", {"FastAPIOffline": app}),
        }  # fmt: skip

    def begin(self, interp: Interpreter) -> None:
        """Let libraries make routers and applications by what they call them."""
        interp.made_by_library = made_by_library
        interp.annotated = annotated

    def finish(self, interp: Interpreter) -> None:
        """Start the applications: lifespans and startup handlers may register routes."""
        for host in list(interp.facts.get("fastapi", [])):
            if isinstance(host, ApiRouter):
                for function in host.started:
                    if isinstance(function, FunctionValue) and interp.called.get(id(function.node), 0) < 3:
                        given = [host.self_value()][: len(function.node.parameters)]
                        with interp.ration(interp.bounds.started):
                            interp.invoke(function, Invocation(given, {}, function.site, open=True))
                host.started.clear()
        for host in list(interp.facts.get("fastapi", [])):
            if isinstance(host, ApiRouter):
                if any(other.router not in below(host.router) for other in host.taken_by):
                    host.router.mounted = True
                for step in host.router.steps:
                    if isinstance(step, RouteSetup) and "dependencies resolved" not in step.options:
                        step.options["dependencies resolved"] = NONE
                        step.chain = [*step.chain, *prepare(interp, step)]
        for host, around in served_inside(interp):
            if isinstance(host, ApiRouter):
                host.router.middleware = [*around, *host.router.middleware]

    def routers(self, interp: Interpreter) -> list[Router]:
        """Return every application and router, but for those that only document what others are called back with."""
        return [host.router for host in interp.facts.get("fastapi", []) if isinstance(host, ApiRouter) and not host.documents]

    def start_plugin(self, interp: Interpreter, plugin: FunctionValue | HostFunction) -> None:
        """FastAPI has no plugins."""


MODEL = Model()
