"""Libraries that make Express routes of decorated classes.

routing-controllers: https://github.com/typestack/routing-controllers; inversify-express-utils: https://github.com/inversify/monorepo;
@overnightjs/core: https://github.com/seanpmaxwell/overnight;
tsoa: https://tsoa-community.github.io/docs/ (its routes file is made by a build: the decorators say what it will register)
"""

from __future__ import annotations

import json
import posixpath
from typing import TYPE_CHECKING

from analyzer.frameworks._controllers import Controller, before_decorator, controller_decorator, controllers_of, register, verb_decorator
from analyzer.frameworks._express_paths import flattened
from analyzer.interp.globpath import selected
from analyzer.interp.hosts import Host, HostClass, HostFunction, HostModule, host_of
from analyzer.interp.iteration import items_of
from analyzer.interp.modules import import_javascript
from analyzer.interp.values import (
    HOLE,
    MISSING,
    NONE,
    ClassValue,
    Const,
    External,
    FunctionValue,
    Instance,
    Invocation,
    OneOf,
    Record,
    Sequence,
    Unknown,
    Value,
)
from analyzer.routing.path_template import join_express
from analyzer.routing.router import Router

if TYPE_CHECKING:
    from collections.abc import Callable

    from analyzer.interp.interpreter import Interpreter

VERBS = ("Get", "Post", "Put", "Patch", "Delete", "Head", "Options", "All")
OUTPUT = ("dist", "build", "lib", "out")
TSOA_SETTINGS = ("tsoa.json", "tsoa.js", "tsoa.config.json")


def concatenate(prefix: str, path: str) -> str:
    """Return both in a row, as routing-controllers does; a prefix without a slash gets one."""
    return (prefix if not prefix or "/" in prefix else "/" + prefix) + path


def slashed(prefix: str, path: str) -> str:
    """Return both with one slash between, tsoa's ``{id}`` spelled as Express does."""
    inner = "/".join(f":{part[1:-1]}" if part[:1] == "{" and part[-1:] == "}" else part for part in path.strip("/").split("/"))
    return join_express(prefix, "/" + inner if inner else "")


def router_of(value: Value | None) -> Router | None:
    """Return the router of an app or router; None for anything else."""
    found = getattr(host_of(value), "router", None)
    return found if isinstance(found, Router) else None


def entry(options: Value | None, name: str) -> Value | None:
    """Return an option."""
    return options.entries.get(name) if isinstance(options, Record) else None


# --- routing-controllers ---


def use_express_server(call: Invocation, interp: Interpreter) -> Value:
    """Take ``useExpressServer(app, options)``."""
    router, options = router_of(call.argument(0)), call.argument(1)
    if router is not None:
        prefix = interp.text_of(entry(options, "routePrefix")) or ""
        for controller in listed(entry(options, "controllers"), "routing-controllers", interp):
            register(interp, router, controller, prefix, concatenate, used)
    return call.argument(0) or NONE


def used(value: Value) -> Value:
    """Return the function of a middleware class."""
    return value.members.get("use", value) if isinstance(value, ClassValue) else value


def listed(value: Value | None, library: str, interp: Interpreter) -> list[Controller]:
    """Return the controllers that an option lists, as classes or as globs of their files; all of them where it says nothing."""
    table = controllers_of(interp)
    given = Sequence([value]) if isinstance(value, Const) and value.value is not None else value
    items, is_open = items_of(interp, given) if given is not None else ([], True)
    found = [known for item in items if (known := table.known(item)) is not None]
    for item in items:
        texts = interp.texts_of(item) if isinstance(item, Const | OneOf) else []
        found.extend(known for text in texts if HOLE not in text for known in in_files(text, interp))
    if found or not is_open:
        return list({id(item): item for item in found}.values())
    return [item for item in table.found.values() if item.library == library]


def in_files(pattern: str, interp: Interpreter) -> list[Controller]:
    """Return the controllers in the files that a glob matches; a glob of compiled files means their sources."""
    table = controllers_of(interp)
    stem, suffix = posixpath.splitext(pattern)
    tried = [*([stem + ".ts"] if suffix == ".js" else []), pattern]
    parts = pattern.split("/")
    for output in OUTPUT:
        if output in parts:
            tried += [text.replace(f"{output}/", "src/", 1) for text in tried] + [text.replace(f"{output}/", "", 1) for text in tried]
    paths = next((paths for text in tried if (paths := selected(interp, [text], [], None, absolute=True))), [])
    for path in paths:
        if not path.endswith((".d.ts", ".map", ".json")):
            import_javascript(interp, path, path.lstrip("/"))
    files = {path.lstrip("/") for path in paths}
    return [item for item in table.found.values() if item.cls.file in files and item.library]


def authorized(call: Invocation) -> list[Value]:
    """Return the guard that ``@Authorized(roles)`` stands for."""
    return [External("routing-controllers", ("Authorized", "()"), tuple(call.arguments), {}, call.site)]


def routing_controllers(make: Callable[[], Host]) -> HostModule:
    """Return what ``routing-controllers`` exports."""

    def create(call: Invocation, interp: Interpreter) -> Value:
        app = make()
        app.initialise(call, interp)
        use_express_server(Invocation([app, *call.arguments], {}, call.site), interp)
        return app

    controller = controller_decorator("routing-controllers")
    members: dict[str, Value] = {
        "Controller": controller, "JsonController": controller, "UseBefore": before_decorator(), "Authorized": before_decorator(authorized),
        "createExpressServer": HostFunction("createExpressServer", create), "Method": verb_decorator("", named=True),
        "useExpressServer": HostFunction("useExpressServer", use_express_server),
    }  # fmt: skip
    members |= {name: verb_decorator(name.upper()) for name in VERBS}
    return HostModule("routing-controllers", members)


# --- inversify-express-utils ---


class InversifyServer(Host):
    """``new InversifyExpressServer(container, router, {rootPath}, app)``: ``build`` calls what ``setConfig`` was given, then registers."""

    __slots__ = ("app", "configure", "container", "make", "prefix")

    def __init__(self, make: Callable[[], Host]) -> None:
        super().__init__()
        self.make = make
        self.app: Value | None = None
        self.container: Value | None = None
        self.configure: list[Value] = []
        self.prefix = ""

    def initialise(self, call: Invocation, interp: Interpreter) -> None:
        """Take the constructor's arguments."""
        self.container, self.app = call.argument(0), call.argument(3)
        self.prefix = interp.text_of(entry(call.argument(2), "rootPath")) or ""

    def get(self, name: str, interp: Interpreter) -> Value | None:
        """Return a method."""
        if name in {"setConfig", "setErrorConfig"}:
            return HostFunction(name, self.set_config)
        return HostFunction(name, self.build) if name == "build" else None

    def set_config(self, call: Invocation, interp: Interpreter) -> Value:
        """Keep a function that gets the app."""
        self.configure.extend(call.arguments[:1])
        return self

    def build(self, call: Invocation, interp: Interpreter) -> Value:
        """Return the app with all controllers of the program."""
        if router_of(self.app) is None:
            made = self.make()
            made.initialise(call, interp)
            self.app = made
        app = self.app or NONE
        for function in self.configure:
            interp.invoke(function, Invocation([app], {}, call.site))
        router = router_of(app)
        for controller in listed(None, "inversify-express-utils", interp) if router is not None else []:
            register(interp, router, controller, self.prefix, join_express, lambda value: self.middleware(value, interp))  # type: ignore[arg-type]
        return app

    def middleware(self, token: Value, interp: Interpreter) -> Value:
        """Return the middleware that a token is bound to: a function, or the ``handler`` of an object."""
        if isinstance(token, FunctionValue) or (isinstance(token, External) and token.package and token.path[-1:] == ("()",)):
            return token
        ask = host_of(self.container).get("get", interp) if host_of(self.container) is not None else None  # type: ignore[union-attr]
        found = interp.invoke(ask, Invocation([token], {}, interp.site)) if ask is not None else token
        handler = interp.get(found, "handler") if isinstance(found, Instance) else found
        if isinstance(handler, (FunctionValue, External)) and not (isinstance(handler, External) and handler.package == "container"):
            return handler
        return External("inversify-express-utils", ("middleware", interp.text_of(token) or "token"))


def inversify_express(make: Callable[[], Host]) -> HostModule:
    """Return what ``inversify-express-utils`` exports."""
    members: dict[str, Value] = {f"http{name}": verb_decorator(name.upper()) for name in VERBS}
    members |= {"all": verb_decorator("ALL"), "httpMethod": verb_decorator("", named=True)}
    members["controller"] = controller_decorator("inversify-express-utils")
    members |= {name: verb_decorator(name.upper()) for name in VERBS} | {"Controller": members["controller"]}  # before 4
    members["InversifyExpressServer"] = HostClass("InversifyExpressServer", lambda: InversifyServer(make))
    return HostModule("inversify-express-utils", members)


# --- @overnightjs/core ---


class OvernightServer(Host):
    """The ``Server`` that programs extend: it holds ``app``, and takes controllers."""

    __slots__ = ("app",)

    def __init__(self, app: Host) -> None:
        super().__init__()
        self.app = app

    def initialise(self, call: Invocation, interp: Interpreter) -> None:
        """Make the app."""
        self.app.initialise(call, interp)

    def get(self, name: str, interp: Interpreter) -> Value | None:
        """Return the app, or ``addControllers``."""
        if name == "app":
            return self.app
        return HostFunction(name, self.add) if name == "addControllers" else None

    def add(self, call: Invocation, interp: Interpreter) -> Value:
        """Register one controller or several."""
        router, first = router_of(self.app), call.argument(0) or NONE
        for value in items_of(interp, first)[0] if isinstance(first, Sequence) else [first]:
            if router is not None:
                nest(value, router, "", interp, 0)
        return NONE


def nest(value: Value, router: Router, prefix: str, interp: Interpreter, depth: int) -> None:
    """Register a controller and those inside it."""
    controller = controllers_of(interp).known(value)
    if controller is None or depth > 8:
        return
    register(interp, router, controller, prefix, slashed)
    inner = slashed(prefix, (interp.text_of(controller.paths[0]) if controller.paths else "") or "")
    for child in controller.children:
        nest(child, router, inner, interp, depth + 1)


def child_controllers(call: Invocation, interp: Interpreter) -> Value:
    """Return ``@ChildControllers(controllers)``."""

    def decorate(inner: Invocation, running: Interpreter) -> Value:
        controller = controllers_of(running).of(inner.argument(0))
        if controller is not None:
            controller.children = flattened(list(call.arguments))
        return inner.argument(0) or NONE

    return HostFunction("ChildControllers", decorate)


def overnight(make: Callable[[], Host]) -> HostModule:
    """Return what ``@overnightjs/core`` exports."""
    members: dict[str, Value] = {name: verb_decorator(name.upper()) for name in VERBS}
    members |= {"Controller": controller_decorator("overnight"), "Middleware": before_decorator(), "ClassMiddleware": before_decorator()}
    members |= {"ChildControllers": HostFunction("ChildControllers", child_controllers)}
    members["Server"] = HostClass("Server", lambda: OvernightServer(make()))
    return HostModule("@overnightjs/core", members)


# --- tsoa ---


def register_tsoa(call: Invocation, interp: Interpreter) -> Value:
    """Take ``RegisterRoutes(app)`` of the file that tsoa's build will make: load the controllers that its settings name, then register."""
    router = router_of(call.argument(0))
    settings = tsoa_settings(interp)
    patterns = settings.get("controllerPathGlobs")
    for pattern in patterns if isinstance(patterns, list) else []:
        if isinstance(pattern, str):
            in_files(pattern, interp)
    if isinstance(settings.get("entryFile"), str):
        import_javascript(interp, "./" + str(settings["entryFile"]), posixpath.join(interp.world.root_of(call.site.file), "tsoa.json"))
    inner = settings.get("routes")
    base = (inner.get("basePath") if isinstance(inner, dict) else None) or settings.get("basePath")
    for controller in listed(None, "tsoa", interp) if router is not None else []:
        register(interp, router, controller, slashed("", base if isinstance(base, str) else ""), slashed)  # type: ignore[arg-type]
    return NONE


def tsoa_settings(interp: Interpreter) -> dict[str, object]:
    """Return the settings of tsoa's build beside the package."""
    root = interp.world.root_of(interp.site.file)
    for name in TSOA_SETTINGS:
        text = interp.world.text(posixpath.join(root, name))
        try:
            found = json.loads(text) if text is not None else None
        except (ValueError, RecursionError):
            found = None
        if isinstance(found, dict):
            return found
    return {}


def secured(call: Invocation) -> list[Value]:
    """Return the guard that ``@Security(scheme)`` stands for."""
    return [External("tsoa", ("Security", "()"), tuple(call.arguments), {}, call.site)]


def tsoa() -> HostModule:
    """Return what ``tsoa`` exports."""
    members: dict[str, Value] = {name: verb_decorator(name.upper()) for name in VERBS}
    members |= {"Route": controller_decorator("tsoa"), "Security": before_decorator(secured), "Middlewares": before_decorator()}
    members["Controller"] = HostClass("Controller", Host)
    return HostModule("tsoa", members)


class Generated(Host):
    """The routes file that a build of tsoa makes, where the repository does not hold it."""

    __slots__ = ()

    def get(self, name: str, interp: Interpreter) -> Value | None:
        """Return the function that registers everything; of anything else that a file of such a name holds nothing is known."""
        return HostFunction(name, register_tsoa) if name == "RegisterRoutes" else Unknown(MISSING, interp.site)


def controller_modules(make: Callable[[], Host]) -> dict[str, Value]:
    """Return the host modules by import name; ``make`` makes an app that is not yet initialised."""
    return {
        "npm:routing-controllers": routing_controllers(make), "npm:inversify-express-utils": inversify_express(make),
        "npm:@inversifyjs/express": inversify_express(make), "npm:@overnightjs/core": overnight(make), "npm:tsoa": tsoa(),
        "npm:@tsoa/runtime": tsoa(), "generated:routes": Generated(),
    }  # fmt: skip
