"""Routes that a library adds by itself: known by what is asked of it, never counted as the application's.

https://fastapi-users.github.io/fastapi-users/latest/configuration/routers/, https://aminalaee.dev/sqladmin/,
https://github.com/trallnag/prometheus-fastapi-instrumentator, https://fastapi-crudrouter.awtkns.com/routing/,
https://strawberry.rocks/docs/integrations/fastapi, https://jowilf.github.io/starlette-admin/, https://jupyter-server.github.io/fps/guide/
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from analyzer.interp.hosts import Host, HostClass, HostFunction, HostModule, host_of
from analyzer.interp.libraries.fps import Module
from analyzer.interp.values import NONE, External, Invocation, Unknown, Value
from analyzer.routing.router import LibraryMount, Router, record

if TYPE_CHECKING:
    from analyzer.interp.interpreter import Interpreter

Routes = tuple[tuple[str, str], ...]
CRUD: Routes = (("GET", ""), ("POST", ""), ("DELETE", ""), ("GET", "/{item_id}"), ("PUT", "/{item_id}"), ("DELETE", "/{item_id}"))
ROUTERS: dict[str, dict[str, Routes]] = {
    "fastapi_users": {
        "get_auth_router": (("POST", "/login"), ("POST", "/logout")),
        "get_register_router": (("POST", "/register"),),
        "get_reset_password_router": (("POST", "/forgot-password"), ("POST", "/reset-password")),
        "get_verify_router": (("POST", "/request-verify-token"), ("POST", "/verify")),
        "get_users_router": (("GET", "/me"), ("PATCH", "/me"), ("GET", "/{id}"), ("PATCH", "/{id}"), ("DELETE", "/{id}")),
        "get_oauth_router": (("GET", "/authorize"), ("GET", "/callback")),
        "get_oauth_associate_router": (("GET", "/authorize"), ("GET", "/callback")),
    },
    "fastapi_crudrouter": {
        f"{kind}CRUDRouter": CRUD for kind in ("Databases", "Gino", "Memory", "Ormar", "SQLAlchemy", "Tortoise")
    },
    "strawberry": {"GraphQLRouter": (("GET", ""), ("POST", ""), ("WS", ""))},
}  # fmt: skip
SQLADMIN: Routes = (
    ("GET", "/"), ("GET", "/{identity}/list"), ("GET", "/{identity}/details/{pk}"), ("DELETE", "/{identity}/delete"),
    ("GET", "/{identity}/create"), ("POST", "/{identity}/create"), ("GET", "/{identity}/edit/{pk}"), ("POST", "/{identity}/edit/{pk}"),
    ("GET", "/{identity}/export/{export_type}"), ("GET", "/{identity}/ajax/lookup"), ("GET", "/login"), ("POST", "/login"),
    ("GET", "/logout"),
)  # fmt: skip
BRINGS_ROUTES = ("CRUD", "Crud", "Auth", "GraphQL", "Admin", "Users", "OAuth")
ANYTHING: Routes = (("ALL", ""),)
FILES = frozenset({"staticfiles", "StaticFiles"})


def library_mount(path: str, value: Value, call: Invocation) -> LibraryMount:
    """Return what a library serves below a path: its routes where they are known, one that stands for all where they are not."""
    if not isinstance(value, External) or not FILES.isdisjoint(value.path):
        return LibraryMount(path, value, call.site)
    known = ROUTERS.get(value.package, {})
    routes = next((known[name] for name in reversed(value.path) if name in known), ANYTHING)
    return LibraryMount(path, value, call.site, routes, value.package)


class Extension(Host):
    """An object of a library that is told which application to add its routes to; ``tells`` is the method, "" for the constructor."""

    __slots__ = ("library", "option", "path", "routes", "tells")
    typeof = "object"

    def __init__(self, library: str, tells: str, option: str, path: str, routes: Routes) -> None:
        super().__init__()
        self.library = library
        self.tells = tells
        self.option = option
        self.path = path
        self.routes = routes

    def initialise(self, call: Invocation, interp: Interpreter) -> None:
        """Take the path, and the application where it is the constructor's."""
        given = interp.text_of(call.keywords.get(self.option))
        self.path = given.rstrip("/") if given is not None else self.path
        if not self.tells:
            self.extend(call, interp)

    def get(self, name: str, interp: Interpreter) -> Value | None:
        """Return the telling method; any other returns the object, as in chains of calls."""
        if name == self.tells:
            return HostFunction(name, self.extend)
        _ = interp
        return HostFunction(name, lambda _c, _i: self.owner or self)

    def extend(self, call: Invocation, interp: Interpreter) -> Value:
        """Add the routes to the application."""
        app = host_of(call.argument(0, "app") or NONE)
        router = getattr(app, "router", None)
        given = interp.text_of(call.keywords.get(self.option))
        if isinstance(router, Router):
            path = given.rstrip("/") if given is not None else self.path
            record(interp, router, LibraryMount(path, External(self.library), call.site, self.routes, self.library))
        return self.owner or self

    def call(self, call: Invocation, interp: Interpreter) -> Value:
        """Nothing is known of calling it."""
        return Unknown("call of an extension", call.site)


class ApplicationModule(Module):
    """The module of fps that makes the application, and publishes it."""

    __slots__ = ("app",)

    def initialise(self, call: Invocation, interp: Interpreter) -> None:
        """Make the application, or take the one that is given."""
        super().initialise(call, interp)
        given = call.argument(-1, "app")
        made = interp.get(interp.host_modules["pypi:fastapi"], "FastAPI")
        self.app = given if given is not None and given is not NONE else interp.invoke(made, Invocation([], {}, call.site))

    def get(self, name: str, interp: Interpreter) -> Value | None:
        """Return the application, and the phase that publishes it."""
        if name == "app":
            return self.app
        if name == "prepare":
            return HostFunction(name, lambda call, running: self.put(Invocation([self.app], {}, call.site), running))
        return super().get(name, interp)


class Relatives(Host):
    """The packages named ``fastapi_...``: their routers are subclasses of FastAPI's, unless they bring routes of their own."""

    __slots__ = ("module", "router")

    def __init__(self, router: HostClass, module: str = "") -> None:
        super().__init__()
        self.router = router
        self.module = module

    def get(self, name: str, interp: Interpreter) -> Value | None:
        """Return a package's module, then its members."""
        if not self.module:
            return Relatives(self.router, name)
        package, *path = self.module.split(".")
        if name.endswith("Router") and package not in ROUTERS and not any(word in name for word in BRINGS_ROUTES):
            return self.router
        return External(package, (*path, name))


def library_modules(router: HostClass) -> dict[str, Value]:
    """Return the libraries that add routes to an application they are given, by import name."""
    admin = HostClass("Admin", lambda: Extension("sqladmin", "", "base_url", "/admin", SQLADMIN))
    other = HostClass("Admin", lambda: Extension("starlette_admin", "mount_to", "base_url", "/admin", ANYTHING))
    metrics = HostClass(
        "Instrumentator", lambda: Extension("prometheus_fastapi_instrumentator", "expose", "endpoint", "/metrics", (("GET", ""),))
    )
    inner = {name: HostModule(f"starlette_admin.{name}", {"Admin": other}) for name in ("contrib", "base")}
    for name in ("sqla", "sqlmodel", "mongoengine", "odmantic", "beanie"):
        inner["contrib"].members[name] = HostModule(f"starlette_admin.contrib.{name}", {"Admin": other})
    plugins = HostModule("fps.web.fastapi", {"FastAPIModule": HostClass("FastAPIModule", ApplicationModule)})
    return {
        "pypi:fastapi_*": Relatives(router),
        "pypi:fps.web.fastapi": plugins,
        "pypi:sqladmin": HostModule("sqladmin", {"Admin": admin}),
        "pypi:starlette_admin": HostModule("starlette_admin", {"BaseAdmin": other, **inner}),
        "pypi:prometheus_fastapi_instrumentator": HostModule("prometheus_fastapi_instrumentator", {"Instrumentator": metrics}),
    }
