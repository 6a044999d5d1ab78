"""Libraries that serve each version of an application below a prefix of its own; a route lives on until a later version has another.

https://github.com/DeanWay/fastapi-versioning, https://github.com/alexschimpf/fastapi-versionizer
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from analyzer.frameworks._fastapi_arguments import original
from analyzer.frameworks._fastapi_route_class import MARK, versioned_api_route
from analyzer.frameworks._fastapi_router import ApiRouter
from analyzer.interp.hosts import Host, HostClass, HostFunction, HostModule, host_of
from analyzer.interp.values import NONE, Const, FunctionValue, Invocation, Sequence, Unknown, Value
from analyzer.routing.router import Mount, RouteSetup, record

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from analyzer.interp.interpreter import Interpreter
    from analyzer.routing.router import Router

    Version = tuple[int, int]

DEEPEST = 20
FIRST: Version = (1, 0)
END = "__api_version_end__"
PASSED_ON = frozenset({"middleware", "lifespan", "on_startup", "dependencies"})


def version_of(value: Value | None) -> Version | None:
    """Return a pair of numbers."""
    numbers = [item.value for item in value.items if isinstance(item, Const)] if isinstance(value, Sequence) else []
    return (numbers[0], numbers[1]) if len(numbers) > 1 and isinstance(numbers[0], int) and isinstance(numbers[1], int) else None


def marks(call: Invocation, _interp: Interpreter) -> Value:
    """Return the decorator of ``@version(1, 2)`` and ``@api_version(1, remove_in_major=3)``."""
    begins = Sequence([call.argument(0, "major") or Const(1), call.argument(1, "minor") or Const(0)], "tuple")
    ends = Sequence([call.argument(-1, "remove_in_major") or NONE, call.argument(-1, "remove_in_minor") or Const(0)], "tuple")

    def decorator(inner: Invocation, _i: Interpreter) -> Value:
        handler = inner.argument(0) or NONE
        target = original(handler)
        if isinstance(target, FunctionValue):
            target.fields[MARK] = begins
            target.fields[END] = ends
        return handler

    return HostFunction("version decorator", decorator)


def flat(router: Router, depth: int = 0) -> Iterator[RouteSetup]:
    """Yield a router's routes, those of included routers below their prefix and behind their dependencies."""
    for step in router.steps if depth < DEEPEST else ():
        if isinstance(step, RouteSetup):
            options = {name: value for name, value in step.options.items() if name != "dependencies resolved"}
            yield msgspec.structs.replace(step, options=options, chain=list(step.chain))
        elif isinstance(step, Mount) and not step.isolated:
            for inner in flat(step.router, depth + 1):
                paths = [prefix + path for prefix in step.paths for path in inner.paths]
                yield msgspec.structs.replace(
                    inner, paths=paths, chain=[*step.chain, *step.router.before, *inner.chain], reasons=(*step.reasons, *inner.reasons)
                )


def serve_versions(app: ApiRouter, parent: ApiRouter, call: Invocation, interp: Interpreter, prefix_format: str, latest: str) -> None:
    """Mount one application for each version on ``parent``."""
    default = version_of(call.argument(-1, "default_version")) or FIRST
    routes = sorted((lifetime(setup, default) for setup in flat(app.router)), key=lambda row: row[0])[: interp.bounds.items]
    versions = sorted({begin for begin, _, _ in routes})
    places = [(version, prefix_format.replace("{major}", str(version[0])).replace("{minor}", str(version[1]))) for version in versions]
    served: dict[tuple[str, str], RouteSetup] = {}
    for version, prefix in [*places, *([(versions[-1], latest)] if latest and versions else [])]:
        served.update({key: setup for begin, _, setup in routes if begin == version for key in keys(setup)})
        for key in (key for _, end, setup in routes if end == version for key in keys(setup)):
            served.pop(key, None)
        inner = ApiRouter("FastAPI")
        inner.initialise(Invocation([], {}, call.site), interp)
        inner.router.before = app.router.before
        inner.router.mounted = True
        for setup in {id(setup): setup for setup in served.values()}.values():
            record(interp, inner.router, msgspec.structs.replace(setup, options=dict(setup.options), chain=list(setup.chain)))
        record(interp, parent.router, Mount([prefix], inner.router, [], call.site, interp.reasons, isolated=True))


def keys(setup: RouteSetup) -> list[tuple[str, str]]:
    """Return what a route answers."""
    return [(path, method) for path in setup.paths for method in setup.methods]


def lifetime(setup: RouteSetup, default: Version) -> tuple[Version, Version | None, RouteSetup]:
    """Return the version that a route begins with, and the one that it is gone from."""
    fields = getattr(original(setup.handler), "fields", {})
    return version_of(fields.get(MARK)) or default, version_of(fields.get(END)), setup


def asked_text(interp: Interpreter, call: Invocation, name: str, default: str) -> str:
    """Return a text that a call gives by name."""
    given = call.argument(-1, name)
    return default if given is None else "" if given is NONE else interp.text_of(given) or default


def versioned(call: Invocation, interp: Interpreter) -> Value:
    """Return ``VersionedFastAPI(app)``: an application that has those of the versions mounted."""
    app = host_of(call.argument(0, "app"))
    if not isinstance(app, ApiRouter):
        return Unknown("versioned application", call.site)
    parent = ApiRouter("FastAPI")
    given = {name: value for name, value in call.keywords.items() if name in PASSED_ON}
    parent.initialise(Invocation([], given, call.site), interp)
    parent.started.extend(app.started)
    app.router.mounted = True
    latest = call.argument(-1, "enable_latest")
    on = isinstance(latest, Const) and latest.value is True
    serve_versions(app, parent, call, interp, asked_text(interp, call, "prefix_format", "/v{major}_{minor}"), "/latest" if on else "")
    return parent


def in_place(prefix_format: str) -> Callable[[Invocation, Interpreter], Value]:
    """Return what puts the versions' applications on the application itself."""

    def versionize(call: Invocation, interp: Interpreter) -> Value:
        app = host_of(call.argument(0, "app"))
        if isinstance(app, ApiRouter):
            whole = ApiRouter("Router")
            whole.router = msgspec.structs.replace(app.router, steps=list(app.router.steps), root=False)
            app.router.steps = [step for step in app.router.steps if isinstance(step, Mount) and step.isolated]
            latest = call.argument(-1, "enable_latest")
            on = latest is None or not (isinstance(latest, Const) and latest.value is False)
            named = asked_text(interp, call, "latest_prefix", "" if latest is None else "/latest")
            serve_versions(whole, app, call, interp, asked_text(interp, call, "prefix_format", prefix_format), named if on else "")
        return Sequence([], open=True)

    return versionize


class Versionizer(Host):
    """``Versionizer(app=app, prefix_format="/v{major}").versionize()``."""

    __slots__ = ("made",)
    typeof = "object"

    def initialise(self, call: Invocation, interp: Interpreter) -> None:
        """Keep what it is made with."""
        self.made = call

    def get(self, name: str, interp: Interpreter) -> Value | None:
        """Return the one method."""
        return HostFunction(name, lambda _c, i: in_place("/v{major}_{minor}")(self.made, i)) if name == "versionize" else None


def version_modules() -> dict[str, Value]:
    """Return the host modules by import name, with the prefix ``pypi:``."""
    version = HostFunction("version", marks)
    whole = HostFunction("VersionedFastAPI", versioned)
    route = HostFunction("versioned_api_route", versioned_api_route)
    versioning = HostModule("fastapi_versioning", {"VersionedFastAPI": whole, "version": version, "versioned_api_route": route})
    members: dict[str, Value] = {
        "api_version": version, "Versionizer": HostClass("Versionizer", Versionizer),
        "versionize": HostFunction("versionize", in_place("/v{major}_{minor}")),
    }  # fmt: skip
    versionizer = HostModule("fastapi_versionizer", {**members, "versionizer": HostModule("fastapi_versionizer.versionizer", members)})
    return {"pypi:fastapi_versioning": versioning, "pypi:fastapi_versionizer": versionizer}
