"""Running the registration code of a repository: which files start, what is called though nobody seems to call it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from analyzer.catalog.load import says_off
from analyzer.frameworks import models
from analyzer.frameworks._fastify_platformatic import listed
from analyzer.interp.ancestry import lineage
from analyzer.interp.bounds import Bounds
from analyzer.interp.globals_javascript import javascript_globals
from analyzer.interp.globals_python import python_globals
from analyzer.interp.handed import try_handed
from analyzer.interp.hosts import HostClass, HostFunction
from analyzer.interp.interpreter import Interpreter
from analyzer.interp.libraries.command_line import try_commands
from analyzer.interp.libraries.events import try_listeners
from analyzer.interp.libraries.known import LIBRARIES
from analyzer.interp.libraries.node_util import http_constants
from analyzer.interp.libraries.python_imports import import_builtin
from analyzer.interp.library_urls import url_globals
from analyzer.interp.modules import settle
from analyzer.interp.open_files import open_
from analyzer.interp.values import ClassValue, FunctionValue, Instance, Invocation, ModuleValue, Record, Value
from analyzer.makers import (
    Calls,
    asked,
    calls_any,
    calls_one,
    commands,
    generation,
    imported,
    imports_of,
    is_asgi_app,
    makes_application,
    name_of,
    names_for,
    starts,
    undecorated,
)
from analyzer.unfilled import fill_applications

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from analyzer.frameworks import FrameworkModel
    from analyzer.interp.world import World
    from analyzer.source.services import ServiceCandidate

SPECULATION = 300_000
NEAR = 4
MOST_BETWEEN = 60
APPLICATIONS = frozenset({"FastAPI", "Starlette"})

WRITES_A_DOCUMENT = re.compile(
    r"(?:\A|/)(?:generate|gen|export|dump|write|print|save)[-_](?:\w+[-_])?(?:open_?api|swagger|spec|schema|docs?)(?:[-_]\w+)?\.(?:py|[mc]?[jt]s)\Z"
)
STANDS_IN = re.compile(
    r"(?:\A|/)(?:(?i:(?:[\w-]+[-_.])?(?:(?:mock|fake|stub|dummy)[-_.]?(?:\w+[-_.])?(?:server|api|backend|service)|test[-_.]?server))"
    r"|[a-z]\w*(?:Mock|Fake|Stub|Test)Server)\.(?:py|[mc]?[jt]s)\Z"
)
"""A server that stands in for another while a program is tested: ``mock-server.js``, ``fake_oauth_api.py``, ``sms-test-server.ts``."""


class Registration:
    """One interpreter for all services of one language, and the models that its code may import."""

    def __init__(self, world: World, language: str, bounds: Bounds, *, lazy_include: bool, calls: Calls | None = None) -> None:
        self.interp = Interpreter(world, bounds, says_off, python=language == "python")
        self.language = language
        self.made: list[tuple[Instance, list[FunctionValue]]] = []
        self.calls = calls if calls is not None else Calls(world.program, lambda _path, _names: True)
        self.models: list[FrameworkModel] = [model for model in models() if model.language == language]
        self.interp.globals["javascript"] = javascript_globals()
        self.interp.globals["javascript"] |= url_globals()
        self.interp.on_libraries |= {("http", ()): http_constants()} if language != "python" else {}
        self.interp.globals["python"] = python_globals()
        self.interp.globals["python"]["open"] = HostFunction("open", open_)
        self.interp.globals["python"]["__import__"] = HostFunction("__import__", import_builtin)
        self.interp.host_modules = {name: value for modules in LIBRARIES for name, value in modules().items()}
        self.interp.host_modules["npm:process"] = self.interp.globals["javascript"]["process"]
        for model in self.models:
            self.interp.host_modules.update(model.modules())
            model.begin(self.interp)
        if lazy_include:
            self.interp.facts["fastapi lazy"] = [self.interp.globals["python"]["print"]]  # type: ignore[list-item]

    def run(self, candidates: Iterable[ServiceCandidate]) -> None:
        """Run what starts each service, then the sources that make an application and were not reached."""
        ordered = list(candidates)
        for candidate in ordered:
            for path in candidate.entry_hints:
                if path not in candidate.plugins:
                    self.attempt(self.interp.start, path)
        for candidate in ordered:
            for path in candidate.plugins:
                self.attempt(self.start_plugin, path, candidate.framework)
        for candidate in ordered:
            for path in programs_of(candidate):
                self.attempt(self.interp.start_in_package, path)
        self.start_usual(ordered)
        self.attempt(try_commands, self.interp)
        self.attempt(try_listeners, self.interp)
        self.attempt(try_handed, self.interp)
        self.finish()
        self.run_commands(ordered)
        certain = {id(router) for model in self.models for router in model.routers(self.interp)}
        self.attempt(self.call_uncalled, {candidate.root for candidate in ordered})
        self.finish()
        self.attempt(self.start_plugins_of_nobody, ordered)
        for model in self.models:
            for router in model.routers(self.interp):
                router.speculative = id(router) not in certain

    def start_usual(self, candidates: list[ServiceCandidate]) -> None:
        """Run what is named as a start, or as what a server serves, and imports a module that makes an application.

        Where none of a Python service makes one (a library does), any that knows the framework will do. In JavaScript only where the
        applications are still bare: a package's scripts usually name its start.
        """
        for candidate in candidates:
            if self.language == "javascript" and self.is_served(candidate):
                continue
            near = frozenset(candidate.creates or (candidate.sources if self.language == "python" else ()))
            likely = [(path, near, False) for path in candidate.usual]
            for path, wanted, far in [*likely, *((path, frozenset(candidate.makers), True) for path in candidate.servers)]:
                if path not in self.interp.modules and self.imports_any(path, wanted, far=far):
                    self.attempt(self.interp.start, path)

    def is_served(self, candidate: ServiceCandidate) -> bool:
        """Return whether an application that one of a candidate's files made has any routes."""
        routers = [router for model in self.models for router in model.routers(self.interp)]
        return any(router.root and router.steps and router.site.file in candidate.creates for router in routers)

    def imports_any(self, path: str, wanted: frozenset[str], *, far: bool = False) -> bool:
        """Return whether a file imports one of these: JavaScript's starts, tried last, and a package's ``__main__`` from afar."""
        seen, front = {path}, [path] if wanted else []
        far = far or self.language == "javascript" or path.endswith("__main__.py")
        for _ in range(NEAR if far else 1):
            programs = [(name, program) for name in front[:MOST_BETWEEN] if (program := self.interp.world.program(name)) is not None]
            found = (inner for name, program in programs for inner in imported(self.interp.world, program, name, anywhere=far))
            front = list(dict.fromkeys(found))
            if not wanted.isdisjoint(front):
                return True
            front = [inner for inner in front if inner and inner not in seen]
            seen.update(front)
        return False

    def run_commands(self, candidates: list[ServiceCandidate]) -> None:
        """Call the functions of the console scripts, then the commands of their groups, where no module made an application by itself."""
        for candidate in candidates:
            for command in candidate.commands:
                if self.serves():
                    return
                path, _, attribute = command.partition(":")
                module = self.interp.modules.get(path)
                function = self.interp.get(module, attribute) if module is not None else None
                if isinstance(function, FunctionValue):
                    self.run_command(function)
        makers = frozenset(path for candidate in candidates for path in candidate.creates)
        for function, inner in commands(self.interp) if makers and not self.serves() else ():
            imported_here = imports_of(self.interp.world, inner.node.body, inner.file)
            if any(path in makers or self.imports_any(path, makers, far=True) for path in imported_here):
                self.run_command(function)

    def run_command(self, function: FunctionValue) -> None:
        """Call what a command line calls, as if no option were given, unless something has called it."""
        inner = undecorated(function)
        if isinstance(inner, FunctionValue) and id(inner.node) not in self.interp.called:
            with self.interp.ration(SPECULATION):
                self.attempt(self.interp.invoke, function, Invocation([], {}, function.site, open=True))
            self.finish()

    def serves(self) -> bool:
        """Return whether an application with routes was made."""
        return any(router.root and router.steps for model in self.models for router in model.routers(self.interp))

    def attempt(self, step: Callable[..., object], *arguments: object) -> None:
        """Take a step; a fault of our own ends the step, is remembered, and nothing else."""
        try:
            step(*arguments)
        except Exception as error:  # noqa: BLE001 - hostile code may find what we did not think of
            self.interp.fault(error)
            del self.interp.stack[1:]
            self.interp.conditions, self.interp.labels, self.interp.ways = [], [], []
            self.interp.failed, self.interp.handling = None, []

    def finish(self) -> None:
        """Let every framework do what it has deferred."""
        for model in self.models:
            self.attempt(model.finish, self.interp)

    def start_plugin(self, path: str, framework: str) -> None:
        """Serve the plugin that a command line starts, or those that a settings file lists."""
        module = self.interp.start(path)
        plugin = self.interp.get(module, "default") if module is not None else listed(self.interp, path)
        if isinstance(plugin, FunctionValue | HostFunction):
            for model in self.models:
                if model.name == framework:
                    model.start_plugin(self.interp, plugin)

    def start_plugins_of_nobody(self, candidates: list[ServiceCandidate]) -> None:
        """Serve the plugin that a Fastify package exports where no server was made in it: its command line is elsewhere."""
        for model in self.models:
            made = {self.interp.world.root_of(router.site.file) or "." for router in model.routers(self.interp)}
            for candidate in candidates:
                if candidate.framework == model.name == "fastify" and candidate.root not in made:
                    for path in candidate.entry_hints[:3]:
                        self.start_plugin(path, model.name)
                    model.finish(self.interp)

    def call_uncalled(self, roots: set[str]) -> None:
        """Call factories that make an application and that nobody calls, a serving program's own alone: a command line, or tests, do."""
        names = frozenset().union(*(model.constructors for model in self.models)) | {cls.name for cls in self.own_applications()}
        shared = self.serves()
        waiting = [item for item in self.candidates(names) if not shared or (self.interp.world.root_of(item[0].file) or ".") in roots]
        made_by_functions = [item for item in waiting if self.language == "python" or isinstance(undecorated(item[1]), FunctionValue)]
        callers, called = self.callers(made_by_functions)
        names |= called
        waiting = [*callers, *waiting]
        helpers = frozenset().union(*(self.calls.names(module.file) for module, _ in waiting))
        known = frozenset(name_of(value) for _, value in waiting)
        for module, value in sorted(
            waiting, key=lambda item: (-generation(item[1]), name_of(item[1]) in helpers, not calls_any(item[1], known))
        ):
            with self.interp.ration(SPECULATION):
                self.attempt(self.try_value, value, module, names)
        self.ask_for_applications(names)
        self.make_applications()
        self.attempt(fill_applications, self.interp, SPECULATION)

    def candidates(self, names: frozenset[str]) -> list[tuple[ModuleValue, Value]]:
        """Return the functions and classes that make an application, by module."""
        found: list[tuple[ModuleValue, Value]] = []
        made: dict[int, bool] = {}
        for path in sorted(self.interp.modules):
            module = self.interp.modules[path]
            for value in self.visible(module):
                inner = undecorated(value)
                if not isinstance(inner, (FunctionValue, ClassValue)):
                    continue
                if id(inner) not in made:
                    made[id(inner)] = self.makes(inner, names)
                if made[id(inner)]:
                    found.append((module, value))
        return found

    def callers(self, makers: list[tuple[ModuleValue, Value]]) -> tuple[list[tuple[ModuleValue, Value]], frozenset[str]]:
        """Return what calls by name what makes an application, and what calls these, outermost first; and the names of all, if any does."""
        found, known = list[tuple[ModuleValue, Value]](), list[Value]()
        called = frozenset[str]()
        layer = makers
        for _ in range(NEAR):
            inner = [undecorated(value) for _, value in layer]
            known += inner
            names = names_for(self.interp, inner)
            called |= names
            layer = [item for item in self.candidates(names) if calls_one(self.interp, *item, known, names)] if names else []
            found = [*layer, *found]
        return found, called if found else frozenset()

    def makes(self, value: FunctionValue | ClassValue, names: frozenset[str]) -> bool:
        """Return whether a function's body makes an application, or a class's, or that of a class it extends."""
        for item in [base for base in lineage(value) if isinstance(base, ClassValue)] if isinstance(value, ClassValue) else [value]:
            body = item.node.body if isinstance(item, FunctionValue) else list(item.node.members)
            if body and self.calls.may_be_of(item.file, names) and makes_application(body, names):
                return True
        return False

    def visible(self, module: ModuleValue) -> list[Value]:
        """Return what a module defines or exports, and the functions inside exported records."""
        found = [*module.scope.names.values()]
        exported = (module.commonjs, *module.exports.entries.values())
        found.extend(settle(self.interp, value) for value in exported if value is not None)
        for value in list(found):
            if isinstance(value, Record) and value.kind in {"object", "exports"}:
                found.extend(value.entries.values())
        return list({id(value): value for value in found}.values())

    def own_applications(self) -> list[ClassValue]:
        """Return the repository's own classes that are applications."""
        found = [value for path in sorted(self.interp.modules) for value in self.interp.modules[path].scope.names.values()]
        kinds = {id(value): value for value in found if isinstance(value, ClassValue)}.values()
        return [cls for cls in kinds if any(isinstance(base, HostClass) and base.name in APPLICATIONS for base in lineage(cls))]

    def make_applications(self) -> None:
        """Make an application of the repository's own class where nothing serves: who installs the package makes it."""
        for cls in sorted(self.own_applications(), key=generation, reverse=True):
            if self.serves():
                return
            self.interp.site = cls.site
            with self.interp.ration(SPECULATION):
                self.attempt(self.interp.invoke, cls, Invocation([], {}, cls.site, open=True))

    def try_value(self, value: Value, module: ModuleValue, names: frozenset[str]) -> None:
        """Call one function, or construct one class, if it makes an application and was never called."""
        call = Invocation([], {}, self.interp.site, open=True)
        inner = undecorated(value)
        if isinstance(value, FunctionValue) and isinstance(inner, FunctionValue) and inner.file == module.file:
            if id(inner.node) not in self.interp.called and makes_application(inner.node.body, names):
                self.interp.site = inner.site
                self.interp.invoke(value, Invocation([], {}, inner.site, open=True))
        elif isinstance(value, ClassValue) and value.file == module.file:
            self.try_class(value, call, names)

    def try_class(self, cls: ClassValue, call: Invocation, names: frozenset[str]) -> None:
        """Call the class's static factories; construct it and call what a starter would call."""
        everything = [*cls.statics.values(), *cls.members.values()]
        methods = [member for member in everything if isinstance(member, FunctionValue) and member.file == cls.file]
        if any(id(method.node) in self.interp.called for method in methods):
            return
        self.interp.site = cls.site
        statics = [
            method for method in methods if "__static__" in method.fields or method.node.kind == "static" or "__class__" in method.fields
        ]
        for method in sorted(statics, key=lambda item: not starts(item.node.name)):
            if id(method.node) not in self.interp.called and (starts(method.node.name) or makes_application(method.node.body, names)):
                self.interp.invoke(self.interp.get(cls, method.node.name), call)
        if any(id(method.node) in self.interp.called for method in methods):
            return
        made = self.interp.invoke(cls, call)
        if isinstance(made, Instance):
            inherited = [item for base in lineage(cls)[1:] if isinstance(base, ClassValue) for item in base.members.values()]
            own_and_inherited = [*methods, *(item for item in inherited if isinstance(item, FunctionValue))]
            for method in own_and_inherited:
                if id(method.node) not in self.interp.called and starts(method.node.name):
                    self.interp.invoke(self.interp.get(made, method.node.name), Invocation([], {}, cls.site, made, open=True))
            self.made.append((made, own_and_inherited))

    def ask_for_applications(self, names: frozenset[str]) -> None:
        """Ask the objects that were made for their application, where nothing else serves any or a decorator says that it is served."""
        for made, methods in self.made:
            served = self.serves()
            for method in asked(methods, names):
                if id(method.node) not in self.interp.called and (not served or is_asgi_app(method)):
                    call = Invocation([], {}, made.cls.site, made, open=True)
                    with self.interp.ration(SPECULATION):
                        self.attempt(self.interp.invoke, self.interp.get(made, method.node.name), call)


def programs_of(candidate: ServiceCandidate) -> list[str]:
    """Return the files that may be programs, first those that make an application.

    Not among them, where others are, are such as only write an application's document, or stand in for a server in tests.
    """
    found = list(dict.fromkeys((*candidate.creates, *candidate.sources)))
    others = [path for path in found if not (WRITES_A_DOCUMENT.search(path) or STANDS_IN.search(path))]
    return others if not set(candidate.creates).isdisjoint(others) else found
