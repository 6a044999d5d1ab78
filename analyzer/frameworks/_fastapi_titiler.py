"""titiler's factories: a class that a program extends adds the program's routes to the factory's router, and so do its extensions.

https://developmentseed.org/titiler/advanced/Extensions/, https://developmentseed.org/titiler/examples/code/tiler_with_custom_colormap/
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from analyzer.frameworks._fastapi_arguments import listed
from analyzer.frameworks._fastapi_libraries import library_mount
from analyzer.frameworks._fastapi_router import ApiRouter
from analyzer.interp.ancestry import lineage
from analyzer.interp.construction import fill_annotated
from analyzer.interp.hosts import Host, HostClass, HostFunction, HostModule, host_of
from analyzer.interp.values import NONE, ClassValue, External, FunctionValue, Instance, Invocation, Value
from analyzer.routing.router import record

if TYPE_CHECKING:
    from analyzer.interp.interpreter import Interpreter

MODULES = ("titiler.core.factory", "titiler.mosaic.factory", "titiler.xarray.factory", "titiler.pgstac.factory", "titiler.stacapi.factory")
FACTORIES = (
    "BaseFactory", "BaseTilerFactory", "TilerFactory", "MultiBaseTilerFactory", "MultiBandTilerFactory", "TMSFactory", "AlgorithmFactory",
    "ColorMapFactory", "MosaicTilerFactory",
)  # fmt: skip
REGISTERING = "register_routes"
PARTS = (
    "info", "bounds", "statistics", "tilesets", "tile", "tilejson", "map_viewer", "wmts", "point", "preview", "part", "validate", "assets",
    "ogc",
)  # fmt: skip
"""What the library's factories call to register routes, each of which a program's class may replace."""


class Factory(Host):
    """A factory: it has a router, and registers its routes when it is made."""

    __slots__ = ("router",)
    typeof = "object"

    def __init__(self) -> None:
        super().__init__()
        self.router: Value = NONE

    def initialise(self, call: Invocation, interp: Interpreter) -> None:
        """Take or make the router, register the library's routes and the program's, and let the extensions add theirs."""
        given = call.argument(-1, "router") or NONE
        self.router = given if isinstance(host_of(given), ApiRouter) else self.made(call, interp)
        host, owner = host_of(self.router), self.owner
        order = lineage(owner.cls) if isinstance(owner, Instance) else []
        if isinstance(owner, Instance):
            fill_annotated(interp, order, owner, call)
            owner.fields["router"] = self.router
        if isinstance(host, ApiRouter) and not self.calls(REGISTERING, order, call, interp):
            self.registered(call, interp)
        for extension in listed(call.keywords.get("extensions")):
            if isinstance(extension, Instance):
                interp.invoke(interp.get(extension, "register"), Invocation([owner or self], {}, call.site))

    def made(self, call: Invocation, interp: Interpreter) -> ApiRouter:
        """Return a router of the factory's own."""
        router = ApiRouter("APIRouter")
        router.initialise(Invocation([], {}, call.site), interp)
        return router

    def calls(self, name: str, order: list[Value], call: Invocation, interp: Interpreter) -> bool:
        """Call a method where a class of the program has one of that name."""
        own = any(isinstance(base, ClassValue) and isinstance(base.members.get(name), FunctionValue) for base in order)
        if own and self.owner is not None:
            interp.invoke(interp.get(self.owner, name), Invocation([], {}, call.site))
        return own

    def registered(self, call: Invocation, interp: Interpreter) -> Value:
        """Note that the library adds routes of its own, and let the program's class replace parts of them."""
        host, owner = host_of(self.router), self.owner
        if isinstance(host, ApiRouter):
            record(interp, host.router, library_mount("", External("titiler", ("factory", "()")), call))
        order = lineage(owner.cls) if isinstance(owner, Instance) else []
        for name in PARTS:
            self.calls(name, order, call, interp)
        return NONE

    def get(self, name: str, interp: Interpreter) -> Value | None:
        """Return the router, what registers the library's routes, or what the library may have."""
        if name == "router":
            return self.router
        if name == REGISTERING:
            return HostFunction(name, self.registered)
        _ = interp
        return External("titiler", ("factory", name)) if not name.startswith("__") else None


def titiler_modules() -> dict[str, Value]:
    """Return titiler's modules of factories, by import name."""
    members: dict[str, Value] = {name: HostClass(name, Factory) for name in FACTORIES}
    return {f"pypi:{name}": HostModule(name, dict(members)) for name in MODULES}
