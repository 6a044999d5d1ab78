"""Applications that libraries make and hold: programs ask for them and add routes of their own; the library's routes are not the program's.

https://nonebot.dev/docs/advanced/driver, https://nicegui.io/documentation/section_pages_routing,
https://google.github.io/adk-docs/deploy/cloud-run/, https://docs.agno.com/agent-os/custom-fastapi/overview,
https://stac-utils.github.io/stac-fastapi/api/stac_fastapi/api/app/, https://docs.chainlit.io/integrations/fastapi
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from analyzer.frameworks._fastapi_arguments import listed
from analyzer.frameworks._fastapi_router import ApiRouter
from analyzer.interp.hosts import Host, HostClass, HostFunction, HostModule, host_of
from analyzer.interp.values import Const, External, Instance, Invocation, Value

if TYPE_CHECKING:
    from analyzer.interp.interpreter import Interpreter

ATTRIBUTES = ("chainlit.server.app", "litellm.proxy.proxy_server.app", "titiler.application.main.app")
FUNCTIONS = ("google.adk.cli.fast_api.get_fast_api_app", "hayhooks.create_app", "hayhooks.server.app.create_app")
HOLDERS = (
    *("a2a.server.apps.A2AFastAPIApplication", "a2a.server.apps.A2AStarletteApplication", "agno.os.AgentOS", "agno.os.app.AgentOS"),
    *("agno.playground.Playground", "stac_fastapi.api.app.StacApi"),
)
NAMES = {
    "a2a.utils": {"AGENT_CARD_WELL_KNOWN_PATH": "/.well-known/agent-card.json"},
    "a2a.utils.constants": {"AGENT_CARD_WELL_KNOWN_PATH": "/.well-known/agent-card.json"},
}
"""Paths that libraries name, for programs that serve them themselves."""
GIVEN = ("app", "base_app", "fastapi_app", "api_app")
ASKED = frozenset({"build", "get_app"})
HELD = frozenset({"app", "asgi", "server_app"})


class Holder(Host):
    """An object of a library that has an application: the one that it was given, or one of its own."""

    __slots__ = ("app", "name")
    typeof = "object"

    def __init__(self, name: str) -> None:
        super().__init__()
        self.name = name
        self.app: ApiRouter | None = None

    def initialise(self, call: Invocation, interp: Interpreter) -> None:
        """Take the application that the program gives, and let the program's own extensions register their routes on it."""
        given = (host_of(call.keywords.get(name)) for name in GIVEN)
        self.app = next((host for host in given if isinstance(host, ApiRouter)), self.app)
        for extension in listed(call.keywords.get("extensions")):
            if isinstance(extension, Instance):
                registering = Invocation([self.held(Invocation([], {}, call.site), interp)], {}, call.site)
                interp.invoke(interp.get(extension, "register"), registering)

    def get(self, name: str, interp: Interpreter) -> Value | None:
        """Return the application, what answers it, or what takes a function that is called at its start."""
        if name in ASKED:
            return HostFunction(name, self.held)
        if name in HELD:
            return self.held(Invocation([], {}, interp.site), interp)
        if name == "on_startup":
            return HostFunction(name, self.on_startup)
        package, *path = self.name.split(".")
        return External(package, (*path, "()", name))

    def held(self, call: Invocation, interp: Interpreter) -> ApiRouter:
        """Return the one application of the object, which a call may give, too."""
        self.initialise(call, interp)
        if self.app is None:
            self.app = application(call, interp)
        return self.app

    def on_startup(self, call: Invocation, interp: Interpreter) -> Value:
        """Take a function, as a decorator does."""
        app = self.held(Invocation([], {}, call.site), interp)
        app.started.extend(call.arguments[:1])
        return call.arguments[0] if call.arguments else self


class Holding(HostModule):
    """A library's module that has applications, functions that answer one, or classes of objects that hold one."""

    __slots__ = ()

    def get(self, name: str, interp: Interpreter) -> Value | None:
        """Return what the module has under a name, the same each time."""
        dotted = f"{self.package}.{name}"
        if dotted in ATTRIBUTES and name not in self.members:
            self.members[name] = application(Invocation([], {}, interp.site), interp)
        elif dotted in FUNCTIONS:
            self.members.setdefault(name, HostFunction(name, Holder(dotted).held))
        elif dotted in HOLDERS:
            self.members.setdefault(name, HostClass(name, lambda: Holder(dotted)))
        return super().get(name, interp)


class Pages(ApiRouter):
    """NiceGUI's router, and its one application: a page is a route."""

    __slots__ = ()

    def get(self, name: str, interp: Interpreter) -> Value | None:
        """Return what registers a page, or what every router has."""
        return HostFunction(name, self.page) if name == "page" else super().get(name, interp)

    def page(self, call: Invocation, interp: Interpreter) -> Value:
        """Return the decorator of ``@ui.page("/path")``."""
        return self.verb("get", Invocation(call.arguments[:1], {}, call.site), interp)


class Nice(HostModule):
    """``nicegui`` and ``nicegui.ui``: one application, made where it is asked for."""

    __slots__ = ()

    def get(self, name: str, interp: Interpreter) -> Value | None:
        """Return the application, what registers its pages, or what mounts it on another."""
        if self.package == "nicegui" and name == "app":
            return pages(interp)
        if self.package != "nicegui" and name == "page":
            return HostFunction(name, lambda call, running: pages(running).page(call, running))
        if self.package != "nicegui" and name == "run_with":
            return HostFunction(name, self.run_with)
        return super().get(name, interp)

    def run_with(self, call: Invocation, interp: Interpreter) -> Value:
        """Mount the pages on the program's own application."""
        app = host_of(call.argument(0, "app"))
        path = call.keywords.get("mount_path")
        if isinstance(app, ApiRouter):
            app.mount(Invocation([path or Const(""), pages(interp)], {}, call.site), interp)
        return External(self.package, ("run_with", "()"))


def application(call: Invocation, interp: Interpreter) -> ApiRouter:
    """Return a new application."""
    made = ApiRouter("FastAPI")
    made.initialise(Invocation([], {}, call.site), interp)
    return made


def pages(interp: Interpreter) -> Pages:
    """Return the one application of NiceGUI."""
    known = interp.facts.setdefault("nicegui", [])
    if not known:
        made = Pages("FastAPI")
        made.initialise(Invocation([], {}, interp.site), interp)
        known.append(made)
    return next(item for item in known if isinstance(item, Pages))


def held_modules() -> dict[str, Value]:
    """Return the host modules by import name, with the prefix ``pypi:``."""
    bot = Holder("nonebot.drivers.fastapi.Driver")
    asked: dict[str, Value] = {name: HostFunction(name, bot.held) for name in ("get_app", "get_asgi")}
    pages_router = HostClass("APIRouter", lambda: Pages("APIRouter"))
    modules: dict[str, Value] = {
        "pypi:nonebot": HostModule("nonebot", {**asked, "get_driver": HostFunction("get_driver", lambda _c, _i: bot)}),
        "pypi:nicegui": Nice("nicegui", {"ui": Nice("nicegui.ui", {}), "APIRouter": pages_router}),
    }
    for module, names in NAMES.items():
        modules["pypi:" + module] = HostModule(module, {name: Const(path) for name, path in names.items()})
    for dotted in (*ATTRIBUTES, *FUNCTIONS, *HOLDERS):
        module = dotted.rpartition(".")[0]
        modules.setdefault("pypi:" + module, Holding(module, {}))
    return modules
