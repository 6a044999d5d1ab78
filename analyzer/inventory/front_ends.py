"""Front ends in the repository, and the TypeScript modules that a front end and the service really share.

Presence of React is not sharing: a type module counts when a front end's source imports it and it is the service's own, or the service
imports it too. Types generated from an OpenAPI document are a contract, not sharing. Plain JavaScript shares no types.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterable

from analyzer.inventory._inputs import Inputs
from analyzer.model.location import Location
from analyzer.model.work import FrontEnd
from analyzer.source.manifest import Manifest

_FRAMEWORKS = (
    ("next", "Next.js"), ("nuxt", "Nuxt"), ("@sveltejs/kit", "SvelteKit"), ("@remix-run/react", "Remix"), ("@react-router/dev",
    "React Router"),
    ("@tanstack/react-start", "TanStack Start"), ("astro", "Astro"), ("react-native", "React Native"), ("@angular/core", "Angular"),
    ("vue", "Vue"),
    ("svelte", "Svelte"), ("solid-js", "Solid"), ("react-dom", "React"), ("preact", "Preact"), ("@builder.io/qwik", "Qwik"),
    ("ember-source", "Ember"),
)  # fmt: skip
_IMPORTS = tuple(
    re.compile(rf"""{word}(?<!\w{word}){opening}\s*['"]([^'"\n]{{1,200}})['"]""")
    for word, opening in (("from", ""), ("import", r"\(?"), ("require", r"\("))
)
"""Each begins with a word as it stands, so that the search can skip to it."""
_SOURCES = (".ts", ".tsx", ".mts", ".vue", ".svelte", ".astro")
_TYPED = (".ts", ".tsx", ".mts", ".cts")
_GENERATED = re.compile(r"(?:^|/)(?:generated|__generated__|openapi|api-client|\.openapi-generator)/|\.gen\.ts\Z|\.generated\.ts\Z")
_DOCUMENTATION = {"docs", "doc", "website", "documentation", "examples", "example"}
_MOST_FILES = 4000


def find_front_ends(inputs: Inputs) -> tuple[FrontEnd, ...]:
    """Return the front ends of the repository, by folder."""
    found = []
    for manifest in sorted(inputs.all_manifests, key=lambda item: item.root):
        framework = _framework(manifest)
        if manifest.ecosystem == "npm" and framework and not _DOCUMENTATION & set(manifest.root.split("/")):
            shared = _shared(inputs, manifest)
            found.append(FrontEnd(name=manifest.name or manifest.root, framework=framework, root=manifest.root, shared_types=shared))
    return tuple(found)


def _framework(manifest: Manifest) -> str:
    declared = {item.name for item in manifest.dependencies if item.group in {"runtime", "dev"}}
    return next((name for package, name in _FRAMEWORKS if package in declared), "")


def _shared(inputs: Inputs, manifest: Manifest) -> tuple[Location, ...]:
    """Return the type modules that the front end imports from the service, or that both import."""
    if inputs.framework == "fastapi":
        return ()
    together = manifest.root == inputs.root
    files = _program(inputs) if together else [path for path in inputs.modules if not _within(path, manifest, inputs)]
    own = _imported_by(inputs, files)
    theirs = _imported_by(inputs, [path for path in _front_files(inputs, manifest) if not together or path not in files])
    shared = [
        path
        for path in sorted(theirs)
        if path.endswith(_TYPED)
        and not (path.endswith(".d.ts") or _GENERATED.search(path) or _within(path, manifest, inputs))
        and (path in own or path in (files if together else inputs.modules))
    ]
    return tuple(Location(file=path, line=1) for path in shared)


def _program(inputs: Inputs) -> set[str]:
    """Return the modules of a service that shares its folder with a front end: what leads to its endpoints, and all that this imports."""
    imports = {path: _imported_by(inputs, [path]) for path in inputs.modules}
    importers: dict[str, set[str]] = {}
    for path, targets in imports.items():
        for target in targets:
            importers.setdefault(target, set()).add(path)
    leading = _closure({endpoint.location.file for endpoint in inputs.endpoints}, importers)
    return _closure(leading, imports) if leading else set(inputs.modules)


def _closure(start: set[str], following: dict[str, set[str]]) -> set[str]:
    found, pending = set(start), sorted(start)
    while pending:
        for path in following.get(pending.pop(), ()):
            if path not in found:
                found.add(path)
                pending.append(path)
    return found


def _within(path: str, manifest: Manifest, inputs: Inputs) -> bool:
    """Say whether a file is the front end's own: below its folder, or browser code where both share a folder."""
    if manifest.root in {".", inputs.root}:
        return path.endswith((".tsx", ".jsx", ".vue", ".svelte")) or any(
            part in {"client", "frontend", "web", "ui", "components", "pages", "views"} for part in path.split("/")[:-1]
        )
    return path.startswith(manifest.root + "/")


def _front_files(inputs: Inputs, manifest: Manifest) -> list[str]:
    left_out = {"test", "example", "docs", "generated", "vendored"}
    files = [
        path
        for path in sorted(inputs.tree.paths())
        if path.endswith(_SOURCES) and inputs.roles.get(path) not in left_out and _within(path, manifest, inputs)
    ]
    return files[:_MOST_FILES]


def _imported_by(inputs: Inputs, files: Iterable[str]) -> set[str]:
    """Return the repository's files that ``files`` import, type-only imports included."""
    found: set[str] = set()
    for path in files:
        for specifier in sorted(set(_specifiers(inputs, path))):
            target = inputs.resolve(specifier, -1, path)
            if target.kind == "file":
                found.add(target.path)
            elif target.kind == "missing" and specifier.startswith("."):
                guess = posixpath.normpath(posixpath.join(posixpath.dirname(path), specifier))
                found.update(guess + suffix for suffix in (".ts", ".tsx", "/index.ts") if guess + suffix in inputs.roles)
    return found


def _specifiers(inputs: Inputs, path: str) -> list[str]:
    facts = inputs.project.modules.get(path)
    if facts is not None:
        return [item.specifier for item in facts.imports]
    text = inputs.text(path)
    return [specifier for pattern in _IMPORTS for specifier in pattern.findall(text)]
