"""All facts of one service: what is served and guarded, what it is made of, and what reaches what."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING, Any, NamedTuple

import msgspec

from analyzer.copies import PAYS, Copies
from analyzer.endpoints import endpoints_of, location, settled
from analyzer.interp.delegation import served_by
from analyzer.interp.values import NONE, ClassValue, External, FunctionValue, Instance, OneOf, Value
from analyzer.interp.wrapping import handed_before, unwrapped
from analyzer.inventory.guards.judge import Judge
from analyzer.inventory.guards.paths import Request
from analyzer.inventory.reach import Reach, Sources, find_reach
from analyzer.inventory.schemes import schemes
from analyzer.inventory.take import Inputs, find_hazards, inventory_of, parts_of, take_tests, with_call_sites
from analyzer.inventory.traits import with_traits
from analyzer.model.analysis import Diagnostic, FrameworkName, OtherFramework, Service, Size
from analyzer.model.http import Endpoint
from analyzer.model.location import Location
from analyzer.model.work import TestSuite
from analyzer.own_modules import own_modules
from analyzer.protection import Protection, Way, protection
from analyzer.routing.path_template import display
from analyzer.routing.router import Switched

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from analyzer.interp.interpreter import Interpreter
    from analyzer.repository import Read
    from analyzer.routing.flatten import Draft
    from analyzer.serving import Program
    from analyzer.settings import Settings
    from analyzer.source.manifest import Manifest
    from analyzer.source.services import ServiceCandidate
    from analyzer.syntax.program import Module

_RUNS = ("__call__", "dispatch", "__init__", "use", "handle")


class Facts(msgspec.Struct, frozen=True, kw_only=True):
    """One service, and what its inventory says of the repository; ``modules`` are the files that were counted as its own."""

    service: Service
    modules: frozenset[str]
    other_frameworks: tuple[OtherFramework, ...] = ()
    diagnostics: tuple[Diagnostic, ...] = ()


def facts_of_service(read: Read, program: Program, candidate: ServiceCandidate, settings: Settings) -> Facts:
    """Return one service with all its facts, but for the routes that nothing serves: these depend on the other services too."""
    registration, drafts = program
    endpoints = endpoints_of(registration.interp, candidate.root, drafts)
    inputs = inputs_of(
        read,
        candidate.framework,
        candidate.root,
        settings,
        modules=own_modules(read, candidate, frozenset(registration.interp.modules)),
        framework_version=candidate.locked_version or candidate.framework_version,
        endpoints=endpoints,
    )
    with beside(read, inputs, settings, parts_of(inputs)) as copies:
        met, before = served(registration.interp, endpoints, drafts, settings)
        met.endpoints = with_traits(inputs, met.endpoints, before)
        parts = copies.answers()
    for noted in copies.told:
        noted.leave(read, inputs)
    inputs.endpoints = met.endpoints
    with beside(read, inputs, settings, parts_above(inputs, met, before, parts)) as copies:
        above = copies.answers()
    for noted in copies.told:
        noted.leave(read, inputs)
    inventory = inventory_of(inputs, parts, hazards=above["hazards"], data_stores=above["data_stores"])
    reach: Reach = above["reach"]
    endpoints = [msgspec.structs.replace(item, reaches=reach.reaches[item.id]) for item in met.endpoints]
    service = Service(
        id=f"{candidate.root}:{candidate.framework}",
        name=candidate.name,
        root=candidate.root,
        framework=candidate.framework,
        framework_version=candidate.locked_version or candidate.framework_version,
        language=candidate.language,
        size=inventory.size,
        endpoints=tuple(sorted(endpoints, key=lambda item: (item.path, item.method))),
        guards=met.guards,
        auth_schemes=above["auth_schemes"],
        middleware=met.middleware,
        jobs=tuple(msgspec.structs.replace(item, reaches=reach.reaches[item.id]) for item in inventory.jobs),
        realtime=inventory.realtime,
        libraries=inventory.libraries,
        ai_signals=inventory.ai_signals,
        ai_use=inventory.ai_use,
        data_models=inventory.data_models,
        data_stores=inventory.data_stores,
        api_docs=inventory.api_docs,
        deployment=inventory.deployment,
        front_ends=inventory.front_ends,
        hazards=inventory.hazards,
        runtimes=inventory.runtimes,
        reach=reach.graph,
    )
    return Facts(
        service=service,
        modules=frozenset(inputs.modules),
        other_frameworks=inventory.other_frameworks,
        diagnostics=(*inventory.diagnostics, *reach.diagnostics),
    )


class Noted(NamedTuple):
    """What a copy of this process asked for and could not read while it took a part of the inventory."""

    files: frozenset[str]
    diagnostics: tuple[Diagnostic, ...]
    of_settings: tuple[Diagnostic, ...]

    def leave(self, read: Read, inputs: Inputs) -> None:
        """Note it as if this process had done that part."""
        read.tree.noted.update(self.files)
        inputs.diagnostics.extend(self.diagnostics)
        read.javascript.diagnostics.extend(item for item in self.of_settings if item not in read.javascript.diagnostics)


def parts_above(
    inputs: Inputs, met: Protection, before: Mapping[str, Sequence[Location]], parts: Mapping[str, Any]
) -> dict[str, Callable[[], Any]]:
    """Return what depends on guards and on the ``parts`` of the inventory, but not on each other; what takes long comes first."""
    sources = Sources(
        project=inputs.project,
        index=inputs.index,
        endpoints=met.endpoints,
        before=before,
        jobs=parts["jobs"],
        libraries=parts["libraries"],
        stores=parts["data_stores"],
        models=parts["data_models"],
        realtime=parts["realtime"],
        signals=parts["ai_signals"],
    )
    return {
        "reach": lambda: find_reach(sources),
        "hazards": lambda: find_hazards(inputs, parts["hazards"]),
        "data_stores": lambda: with_call_sites(inputs, parts["data_stores"], parts["data_models"]),
        "auth_schemes": lambda: schemes(inputs, met.guards, met.middleware),
    }


def beside(read: Read, inputs: Inputs, settings: Settings, parts: Mapping[str, Callable[[], Any]]) -> Copies:
    """Return the copies of this process that take ``parts`` of the inventory beside this one; none where that is no quicker."""
    accounts = (read.programs.asked(path) for path in inputs.project.modules)
    pays = sum(account.size for account in accounts if account is not None) >= PAYS

    def noted() -> Noted:
        return Noted(frozenset(read.tree.noted), tuple(inputs.diagnostics), tuple(read.javascript.diagnostics))

    return Copies(settings.jobs - 1 if pays else 0, parts, noted)


def served(
    interp: Interpreter, endpoints: list[Endpoint], drafts: Sequence[Draft], settings: Settings
) -> tuple[Protection, dict[str, tuple[Location, ...]]]:
    """Return the endpoints with guards and middleware, and by endpoint the functions that a request meets before the handler.

    ``drafts`` are parallel to ``endpoints``.
    """
    judge = Judge(interp, settings.own_guards, settings.not_guards)
    ways = [met_by(judge, draft) for draft in drafts]
    met = protection(judge, endpoints, ways)
    asking = [asks(judge, item, draft, way.request) for item, draft, way in zip(met.endpoints, drafts, ways, strict=True)]
    met.endpoints = [msgspec.structs.replace(item, asks=how) if how else item for item, how in zip(met.endpoints, asking, strict=True)]
    known: dict[int, tuple[Location, ...]] = {}
    before: dict[str, tuple[Location, ...]] = {}
    for item, way, draft in zip(endpoints, ways, drafts, strict=True):
        found: dict[Location, None] = {}
        for value in [*way.chain, *([draft.setup.handler] if draft.setup.handler is not None else [])]:
            if id(value) not in known:
                known[id(value)] = code_of(value)
            found.update(dict.fromkeys(known[id(value)]))
        before[item.id] = tuple(found)
    return met, before


def asks(judge: Judge, item: Endpoint, draft: Draft, request: Request) -> str:
    """Return how the handler of an endpoint that nothing guards refuses by itself, empty where it does not."""
    handler = draft.setup.handler
    if item.guards or not isinstance(handler, FunctionValue):
        return ""
    return judge.refusal(unwrapped(handler)[-1], request)[0]


def met_by(judge: Judge, draft: Draft) -> Way:
    """Return what a request for an endpoint meets, in order; a handler that may pass it on is among it where it guards.

    What a setting has switched off stands before what the same settings switch on.
    """
    chain = settled(judge.interp, [value for value in draft.chain if draft.method != "WS" or not getattr(value, "http_alone", False)])
    bases = {known: display(base) for known, base in draft.bases.items()}
    handler = draft.setup.handler
    says = draft.setup.options
    request = Request(draft.method, display(draft.path), "", says.get("config", NONE), handler or NONE, says.get("schema", NONE))
    chain = [value for value in chain if id(value) not in draft.by_way or is_guard(judge, value, request)]
    if draft.off:
        chain = [value.inner if isinstance(value, Switched) else value for value in chain]
    one = next((option for option in handler.options), None) if isinstance(handler, OneOf) else handler
    if isinstance(one, FunctionValue):
        chain = [*chain, *judge.around(served_by(judge.interp, one), request)]
    elif isinstance(one, External):
        chain = [*chain, *(value for value in handed_before(one) if is_guard(judge, value, request))]
    last = [handler] if draft.setup.passes and handler is not None and judge.guards_alone(handler, request) else []
    return Way([*chain, *last], request, bases, handler)


def is_guard(judge: Judge, value: Value, request: Request) -> bool:
    """Return whether a value refuses a request without credentials."""
    verdict = judge.judge(value, request)
    return verdict is not None and verdict.guard


def code_of(value: Value) -> tuple[Location, ...]:
    """Return where the code of a middleware or dependency is: its function, or the methods that a request runs of its class."""
    if isinstance(value, ClassValue | Instance):
        cls = value.cls if isinstance(value, Instance) else value
        methods = (cls.members.get(name) for name in _RUNS)
        return tuple(location(method.site) for method in methods if isinstance(method, FunctionValue))
    if isinstance(value, External):
        value = next((argument for argument in value.arguments if isinstance(argument, FunctionValue)), value)
    return tuple(location(function.site) for function in unwrapped(value)) if isinstance(value, FunctionValue) else ()


def inputs_of(
    read: Read,
    framework: FrameworkName,
    root: str,
    settings: Settings,
    *,
    modules: Mapping[str, Module],
    framework_version: str | None = None,
    endpoints: Sequence[Endpoint] = (),
) -> Inputs:
    """Return what the inventory of a service is taken from."""
    return Inputs(
        modules=modules,
        tree=read.tree,
        roles=read.roles,
        manifests=governing(read, "pypi" if framework == "fastapi" else "npm", root),
        all_manifests=read.manifests,
        today=datetime.date.fromisoformat(settings.today),
        framework=framework,
        framework_version=framework_version,
        root=root,
        resolve=read.resolve,
        endpoints=endpoints,
        own_jobs=settings.own_jobs,
        own_libraries=settings.own_libraries,
    )


class Tests(NamedTuple):
    """The tests of a service: its size with theirs, their suites, and what could not be read of them."""

    size: Size
    suites: tuple[TestSuite, ...]
    diagnostics: tuple[Diagnostic, ...]


def tests_of(read: Read, facts: Facts, settings: Settings) -> Tests:
    """Return a service's tests: apart, since they change when nothing else does, and reading them needs no program."""
    service = facts.service
    return Tests(*take_tests(inputs_of(read, service.framework, service.root, settings, modules={}), service.size))


def with_tests(facts: Facts, tests: Tests) -> Facts:
    """Return a service with its tests."""
    service = msgspec.structs.replace(facts.service, size=tests.size, tests=tests.suites)
    return msgspec.structs.replace(facts, service=service, diagnostics=(*facts.diagnostics, *tests.diagnostics))


def governing(read: Read, ecosystem: str, root: str) -> list[Manifest]:
    """Return the manifests of a service and of the folders above it; those below where it has none of its own."""
    found = read.ownership.above(ecosystem, root)
    return found or read.ownership.below(ecosystem, root)


def bare_facts(program: Program, candidate: ServiceCandidate, trouble: Diagnostic) -> Facts:
    """Return a service with nothing but its endpoints, and why there is no more."""
    service = Service(
        id=f"{candidate.root}:{candidate.framework}",
        name=candidate.name,
        root=candidate.root,
        framework=candidate.framework,
        framework_version=candidate.locked_version or candidate.framework_version,
        language=candidate.language,
        endpoints=tuple(endpoints_of(program.registration.interp, candidate.root, program.drafts)),
    )
    return Facts(service=service, modules=frozenset(), diagnostics=(trouble,))
