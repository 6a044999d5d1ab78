"""Frameworks beside the three that are analysed: named with evidence, and what each means for the count.

An import alone is enough only where the package is nothing but a framework; a transitive Express in a lock file never is. One GraphQL or
tRPC URL hides many operations.
"""

from __future__ import annotations

import re

from analyzer.catalog.load import LibraryEntry, of_concern
from analyzer.inventory._imports import Index
from analyzer.inventory._inputs import Inputs, evidence
from analyzer.inventory._shapes import is_call, is_decorator, parse
from analyzer.inventory.facts import CallSite
from analyzer.model.analysis import COUNTED, OtherFramework
from analyzer.model.location import Evidence
from analyzer.syntax import program as p

_FILE_ROUTES = re.compile(r"(?:^|/)(?:src/)?(?:app/(?:[^\n]*/)?route\.[jt]sx?|pages/api/[^\n]*\.[jt]sx?)\Z")
_NEXT_HANDLER = re.compile(
    r"^export +(?:(?:async +)?function|const) +(?:GET|POST|PUT|PATCH|DELETE|HEAD|OPTIONS)\b|^export +default\b", re.MULTILINE
)
_NUXT_ROUTES = re.compile(r"(?:^|/)server/(?:api|routes)/[^\n]*\.[jt]s\Z")
_SVELTE_ROUTES = re.compile(r"(?:^|/)\+server\.[jt]s\Z")
_ONE_URL = "One URL serves many operations: count the operations, or the estimate is far too low."
_HINT = "Endpoints are declared in a form that is not counted here: the total is partial."
_NOT_COUNTED = "Its endpoints are not counted: the total is partial."
_BESIDE = "Its methods are served beside HTTP and not counted."
_CONSEQUENCES = {
    "trpc": _ONE_URL, "graphql": _ONE_URL,
    "npm:next-api": "Route handlers and pages/api files are endpoints of their own: not counted.",
    "pypi:starlette": "Route(...) lists of Starlette beside FastAPI are endpoints outside its documentation.",
    "npm:@grpc/grpc-js": _BESIDE,
    "pypi:grpcio": _BESIDE,
    "npm:@nestjs/core": "Express or Fastify stand below NestJS; its controllers are not counted.",
}  # fmt: skip
_READ = {
    "npm:@inversifyjs/express", "npm:@overnightjs/core", "npm:@ts-rest/express", "npm:@ts-rest/fastify", "npm:fastify-decorators",
    "npm:inversify-express-utils", "npm:routing-controllers", "npm:tsoa", "npm:express-openapi", "npm:fastify-openapi-glue",
    "npm:swagger-tools",
}  # fmt: skip
_PLUGINS = {"npm:fastify-openapi-glue", "npm:@trpc/server"}
_SKIPPED = {"pypi:starlette"}
_MOST = 5


def find_other_frameworks(inputs: Inputs) -> tuple[OtherFramework, ...]:
    """Return the other frameworks that the service's sources build something with, by id."""
    found: dict[str, tuple[LibraryEntry, list[Evidence]]] = {}
    _constructed(inputs, found)
    frameworks = [
        OtherFramework(id=entry.id, name=entry.name, consequence=_consequence(inputs, entry), evidence=tuple(proof[:_MOST]))
        for entry, proof in found.values()
    ]
    return tuple(sorted([*frameworks, *_by_files(inputs)], key=lambda item: item.id))


def unsupported(ecosystem: str) -> list[LibraryEntry]:
    """Return the frameworks that are not analysed and that a call or a decorator shows; the others are told by their files."""
    return [entry for entry in _candidates(ecosystem) if entry.supported != "yes" and _shown_by_code(entry)]


def _shown_by_code(entry: LibraryEntry) -> bool:
    decorates = any(parse(shape).kind == "decorator" for shape in entry.route_signals)
    return decorates or bool(entry.constructors or _own_uses(entry)) or entry.id in _PLUGINS


def _candidates(ecosystem: str) -> list[LibraryEntry]:
    return [*of_concern("framework", ecosystem), *(entry for entry in of_concern("data", ecosystem) if entry.category == "rpc")]


def _consequence(inputs: Inputs, entry: LibraryEntry) -> str:
    if entry.id in _READ and inputs.endpoints:
        return COUNTED
    if entry.id not in _CONSEQUENCES and (entry.category == "rpc" or "trpc" in entry.id or "orpc" in entry.id):
        return _ONE_URL
    return _CONSEQUENCES.get(entry.id) or (_HINT if entry.supported == "hint" else _NOT_COUNTED)


def _constructed(inputs: Inputs, found: dict[str, tuple[LibraryEntry, list[Evidence]]]) -> None:
    project = inputs.project
    index = Index(_candidates)
    for call in project.calls:
        for entry in index.of_ref(call.ref, python=project.modules[call.file].is_python):
            if entry.id not in _SKIPPED and any(is_call(shape, call) for shape in (*entry.constructors, *_own_uses(entry))):
                found.setdefault(entry.id, (entry, []))[1].append(evidence(call.file, call.line, f"{call.text}("))
        for entry in _plugins(inputs, index, call):
            found.setdefault(entry.id, (entry, []))[1].append(evidence(call.file, call.line, f"{call.text}({entry.name})"))
    for decoration in project.decorations:
        for entry in index.of_ref(decoration.ref, python=project.modules[decoration.file].is_python):
            shapes = entry.route_signals if entry.concern == "framework" else entry.model_signals
            if entry.id not in _SKIPPED and any(is_decorator(shape, decoration) for shape in shapes):
                found.setdefault(entry.id, (entry, []))[1].append(
                    evidence(decoration.file, decoration.line, f"@{decoration.ref.path[-1]}" if decoration.ref.path else "")
                )


def _plugins(inputs: Inputs, index: Index, call: CallSite) -> list[LibraryEntry]:
    """Return the GraphQL and RPC servers that are handed to ``register`` as they are: ``app.register(mercurius, { schema })``."""
    callee = call.node.callee
    if not isinstance(callee, p.Member) or callee.name != "register" or not call.node.arguments:
        return []
    value = call.node.arguments[0].value
    ref = inputs.project.ref(value, call.scope) if isinstance(value, p.Name | p.Member | p.Call) else None
    entries = index.of_ref(ref, python=inputs.project.modules[call.file].is_python)
    return [entry for entry in entries if entry.category == "rpc" or entry.id in _PLUGINS]


def _own_uses(entry: LibraryEntry) -> tuple[str, ...]:
    return entry.use if entry.category == "rpc" else ()


def _by_files(inputs: Inputs) -> list[OtherFramework]:
    declared = {item.name for manifest in inputs.manifests for item in manifest.dependencies}
    found = []
    for package, pattern, key, name in (
        ("next", _FILE_ROUTES, "npm:next-api", "Next.js API routes"),
        ("nuxt", _NUXT_ROUTES, "npm:nuxt-server", "Nuxt server routes"),
        ("@sveltejs/kit", _SVELTE_ROUTES, "npm:sveltekit-endpoints", "SvelteKit endpoints"),
    ):
        if package not in declared:
            continue
        files = [path for path in inputs.paths if pattern.search(path)]
        if package == "next":
            files = [path for path in files if _NEXT_HANDLER.search(inputs.text(path))]
        if files:
            proof = tuple(evidence(path, 1) for path in files[:_MOST])
            note = f"{len(files)} file{'s' if len(files) != 1 else ''} with endpoints of their own: not counted."
            found.append(OtherFramework(id=key, name=name, consequence=note, evidence=proof))
    return found
