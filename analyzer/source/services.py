"""Which folders of a repository may be deployable backends: those whose own sources import a supported framework.

A candidate is not yet a service: a workspace package that only exports a router for a sibling looks the same. ``uses`` says who uses
whom; what is really served is known only after the registration code has been read.
"""

from __future__ import annotations

import posixpath
import re
from typing import TYPE_CHECKING, Literal

import msgspec

from analyzer.source.entries import EntryFinder, starts_program
from analyzer.source.files import JAVASCRIPT, TYPESCRIPT
from analyzer.source.framework_imports import (
    Framework,
    creates_application,
    frameworks_of,
    imported_by_path,
    naming_servers,
    programs_of_servers,
)
from analyzer.source.listed_plugins import listing_plugins
from analyzer.source.locks import LockFiles
from analyzer.source.packages_npm import member_folders
from analyzer.source.packages_python import normal_name

if TYPE_CHECKING:
    from collections.abc import Mapping

    from analyzer.source.manifest import Manifest, Requirement
    from analyzer.source.resolve_javascript import JavaScriptResolver
    from analyzer.source.resolve_python import PythonResolver
    from analyzer.source.tree import Tree

Language = Literal["javascript", "typescript", "python"]
_ECOSYSTEM = {"express": "npm", "fastify": "npm", "fastapi": "pypi"}
_SERVED_STEMS = ("asgi", "wsgi", "main", "__main__", "app", "application", "server", "serve", "run", "start")
_SERVED = frozenset(f"{stem}.py" for stem in _SERVED_STEMS)
_SERVED_NODE = re.compile(r"(?:server|serve|main|app|application|run|start|starter|www|boot|bootstrap|entry|cluster|listen)\.[mc]?[jt]s\Z")
_FASTIFY_STARTERS = ("fastify-cli", "@fastify/autoload", "fastify-autoload")


class ServiceCandidate(msgspec.Struct, frozen=True, kw_only=True):
    """A folder that may be one backend. Paths are relative to the tree; ``root`` is "." for the tree itself.

    ``framework_version`` is the requirement as declared, ``locked_version`` what a lock file holds. ``manifest`` is "" where there is none.
    ``entry_hints`` are files that something starts, surest first; ``plugins`` those that fastify-cli starts, and settings that list
    some; ``applications`` are
    ``file:attribute``, and so are ``commands``, the functions of console scripts.
    ``sources`` are its files that import the framework, ``creates`` those of them that make an application.
    ``usual`` are further files that are named as what starts a server or what one is told to serve; ``servers`` are further files that
    import a server. ``makers`` are all files of the repository that make such an application. ``uses`` are the roots of other candidates
    that it depends on.
    """

    root: str
    name: str
    framework: Framework
    framework_version: str | None
    locked_version: str | None
    language: Language
    manifest: str
    entry_hints: tuple[str, ...] = ()
    plugins: tuple[str, ...] = ()
    applications: tuple[str, ...] = ()
    commands: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()
    creates: tuple[str, ...] = ()
    usual: tuple[str, ...] = ()
    servers: tuple[str, ...] = ()
    makers: tuple[str, ...] = ()
    uses: tuple[str, ...] = ()


class Ownership:
    """Which manifests own which files: the nearest folder above a file that holds a manifest of its ecosystem."""

    def __init__(self, manifests: list[Manifest], packages: frozenset[str] = frozenset()) -> None:
        """Group manifests by ecosystem and root.

        ``packages`` are folders that are Python packages: a requirements file in one makes no root below another manifest.
        """
        self._by_root: dict[tuple[str, str], list[Manifest]] = {}
        for manifest in sorted(manifests, key=lambda item: (item.root.count("/") + (item.root != "."), item.path)):
            key = (manifest.ecosystem, manifest.root)
            if manifest.root in packages and manifest.path.endswith((".txt", ".in")) and self.above(*key):
                continue
            self._by_root.setdefault(key, []).append(manifest)

    def root_of(self, path: str) -> str:
        """Return the root that owns a source file, "." where no manifest does."""
        ecosystem = "pypi" if path.endswith(".py") else "npm"
        folder = path.rpartition("/")[0]
        while folder and (ecosystem, folder) not in self._by_root:
            folder = folder.rpartition("/")[0]
        return folder or "."

    def at(self, ecosystem: str, root: str) -> list[Manifest]:
        """Return the manifests of one root, by path."""
        return self._by_root.get((ecosystem, root), [])

    def above(self, ecosystem: str, root: str) -> list[Manifest]:
        """Return the manifests of a root and of the folders above it, nearest first."""
        found: list[Manifest] = []
        while root:
            found += self.at(ecosystem, root)
            root = "" if root == "." else posixpath.dirname(root) or "."
        return found

    def below(self, ecosystem: str, root: str) -> list[Manifest]:
        """Return the manifests of folders below a root that has none itself, the shallowest first."""
        if self.at(ecosystem, root):
            return []
        roots = [inner for kind, inner in self._by_root if kind == ecosystem and (root == "." or inner.startswith(root + "/"))]
        return [manifest for inner in sorted(roots, key=lambda inner: (inner.count("/"), inner)) for manifest in self.at(ecosystem, inner)]


def find_services(
    tree: Tree,
    roles: Mapping[str, str],
    manifests: list[Manifest],
    javascript: JavaScriptResolver,
    python: PythonResolver,
    importing: Mapping[str, tuple[Framework, ...]] | None = None,
) -> list[ServiceCandidate]:
    """Return the candidates by root and framework; ``importing`` says which files import which, where that is known better than by text."""
    ownership = Ownership(manifests, frozenset(posixpath.dirname(path) for path in roles if path.endswith("/__init__.py")))
    groups: dict[tuple[str, Framework], list[str]] = {}
    for path, frameworks in (frameworks_of(tree, roles) if importing is None else importing).items():
        for framework in frameworks:
            groups.setdefault((ownership.root_of(path), framework), []).append(path)
    for root in _started_by_fastify_cli(manifests, roles):
        groups.setdefault((root, "fastify"), [])
    listing = listing_plugins(tree, roles)
    for path in listing:
        groups.setdefault((ownership.root_of(path), "fastify"), [])
    named = [path for path, role in roles.items() if role == "source" and _is_usual(posixpath.basename(path))]
    for key in _started_on_others(tree, manifests, roles, frozenset(groups), ownership):
        groups.setdefault(key, [])
    naming = naming_servers(tree, roles) if any(framework == "fastapi" for _, framework in groups) else {}
    servers = programs_of_servers(naming)
    for root in _served_with_others(servers, groups, ownership):
        groups.setdefault((root, "fastapi"), [])
    finder = EntryFinder(tree, roles, javascript, python, naming)
    locks = LockFiles(tree)
    found = [_candidate(tree, key, groups, (named, servers), ownership, finder, locks) for key in sorted(groups)]
    return _with_uses(_with_makers(_with_listed(found, listing, ownership)), ownership)


def _candidate(
    tree: Tree,
    key: tuple[str, Framework],
    groups: dict[tuple[str, Framework], list[str]],
    further: tuple[list[str], list[str]],
    ownership: Ownership,
    finder: EntryFinder,
    locks: LockFiles,
) -> ServiceCandidate:
    root, framework = key
    sources = groups[key]
    python = framework == "fastapi"
    usual, servers = (
        [path for path in paths if path.endswith(".py") == python and ownership.root_of(path) == root and path not in sources]
        for paths in further
    )
    ecosystem = _ECOSYSTEM[framework]
    own = ownership.at(ecosystem, root)
    entries = finder.entries(root, own, python=python)
    others = {other for other, kind in groups if kind == framework and other != root}
    scripts = [path for path in entries.scripts if ownership.root_of(path) not in others]  # a deeper service's start is its own
    requirement = _requirement(framework, ownership.above(ecosystem, root)) or _requirement(framework, ownership.below(ecosystem, root))
    named = next((manifest for manifest in own if manifest.name), None)
    return ServiceCandidate(
        root=root,
        name=named.name if named else tree.name if root == "." else posixpath.basename(root),
        framework=framework,
        framework_version=(requirement.spec or None) if requirement else None,
        locked_version=locks.version(ecosystem, framework, root),
        language=_language(framework, sources or [*scripts, *entries.plugins]),
        manifest=(named or own[0]).path if own else "",
        entry_hints=tuple(dict.fromkeys([*scripts, *entries.plugins])),
        plugins=entries.plugins,
        applications=entries.applications,
        commands=entries.commands,
        sources=tuple(sources),
        creates=tuple(path for path in sources if creates_application(tree, path, framework)),
        usual=tuple(usual),
        servers=tuple(servers),
    )


def _is_usual(name: str) -> bool:
    return name in _SERVED or _SERVED_NODE.match(name) is not None


def _requirement(framework: str, manifests: list[Manifest]) -> Requirement | None:
    for groups in (("runtime",), ("optional", "peer"), ("dev",)):
        found = [item for manifest in manifests if (item := manifest.requires(framework, groups=groups)) is not None]
        if found:
            return next((item for item in found if item.spec), found[0])
    return None


def _language(framework: str, sources: list[str]) -> Language:
    if framework == "fastapi":
        return "python"
    typed = sum(path.endswith(TYPESCRIPT) for path in sources)
    return "typescript" if typed * 2 > len(sources) or (typed and typed * 2 == len(sources)) else "javascript"


def _with_listed(candidates: list[ServiceCandidate], listing: list[str], ownership: Ownership) -> list[ServiceCandidate]:
    """Return the candidates, those of Fastify with the settings files that list their plugins."""
    found = []
    for item in candidates:
        own = [path for path in listing if item.framework == "fastify" and ownership.root_of(path) == item.root]
        changed = {"plugins": (*item.plugins, *own), "entry_hints": (*item.entry_hints, *own)}
        found.append(msgspec.structs.replace(item, **changed) if own else item)
    return found


def _started_by_fastify_cli(manifests: list[Manifest], roles: Mapping[str, str]) -> list[str]:
    """Return roots whose scripts run ``fastify start``: their plugin need not import the framework."""
    return [
        manifest.root
        for manifest in manifests
        if roles.get(manifest.path) == "manifest"
        and manifest.ecosystem == "npm"
        and manifest.requires("fastify", *_FASTIFY_STARTERS, groups=("runtime", "dev", "optional", "peer")) is not None
        and any("fastify start" in command for command in manifest.scripts.values())
    ]


def _started_on_others(
    tree: Tree, manifests: list[Manifest], roles: Mapping[str, str], known: frozenset[tuple[str, Framework]], ownership: Ownership
) -> list[tuple[str, Framework]]:
    """Return packages that start a program and get the framework from another package of the repository (a shared server kit).

    They name that package among what they require, or import its files by their paths.
    """
    packages = [manifest for manifest in manifests if manifest.ecosystem == "npm" and roles.get(manifest.path) == "manifest"]
    named = {manifest.name: manifest.root for manifest in reversed(packages) if manifest.name}
    sources: dict[str, list[str]] = {}
    found: list[tuple[str, Framework]] = []
    for manifest in packages:
        runs = starts_program(manifest)
        started = runs or manifest.scripts.get("start") or manifest.bin or _SERVED_NODE.fullmatch(posixpath.basename(manifest.main))
        if any(root == manifest.root for root, _ in known) or not started:
            continue
        roots = {named.get(item.name) or _linked(manifest, item) for item in manifest.dependencies} - {"."}
        sources = sources or _javascript_by_package(roles, ownership)
        roots |= _reached_by_path(tree, sources.get(manifest.root, []), manifest.root, ownership)
        shared = sorted(framework for root, framework in known if root in roots)
        found += [
            (manifest.root, framework) for framework in shared if runs or manifest.requires(framework, groups=("runtime",)) is not None
        ]
    return list(dict.fromkeys(found))


def _reached_by_path(tree: Tree, sources: list[str], root: str, ownership: Ownership) -> set[str]:
    """Return the other packages whose files a package imports by relative paths."""
    targets = {target for path in sources for target in imported_by_path(tree, path)}
    return {ownership.root_of(target + "/") for target in targets if not target.startswith("..")} - {root, "."}


def _javascript_by_package(roles: Mapping[str, str], ownership: Ownership) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for path, role in roles.items():
        if role == "source" and path.endswith((*JAVASCRIPT, *TYPESCRIPT)):
            found.setdefault(ownership.root_of(path), []).append(path)
    return found


def _served_with_others(servers: list[str], groups: Mapping[tuple[str, Framework], list[str]], ownership: Ownership) -> list[str]:
    """Return packages that start a server and name FastAPI only among what they require: another package of the repository makes it."""
    found = []
    for root in dict.fromkeys(ownership.root_of(path) for path in servers):
        if (root, "fastapi") in groups:
            continue
        if any(manifest.requires("fastapi", groups=("runtime",)) is not None for manifest in ownership.at("pypi", root)):
            found.append(root)
    return found


def _with_makers(candidates: list[ServiceCandidate]) -> list[ServiceCandidate]:
    makers = tuple(sorted({path for item in candidates if item.framework == "fastapi" for path in item.creates}))
    return [msgspec.structs.replace(item, makers=makers) if item.servers else item for item in candidates]


def _linked(manifest: Manifest, item: Requirement) -> str:
    """Return the folder that a dependency by path names, "" for any other."""
    path = next((item.spec.removeprefix(mark) for mark in ("file:", "link:", "portal:") if item.spec.startswith(mark)), "")
    return posixpath.normpath(posixpath.join(manifest.root, path)) if path else ""


def _with_uses(candidates: list[ServiceCandidate], ownership: Ownership) -> list[ServiceCandidate]:
    named = {(_ECOSYSTEM[item.framework], _key(item)): item.root for item in candidates if item.manifest}
    found = []
    for item in candidates:
        ecosystem = _ECOSYSTEM[item.framework]
        manifests = ownership.at(ecosystem, item.root)
        roots = {named.get((ecosystem, required.name)) for manifest in manifests for required in manifest.dependencies}
        roots |= {root for manifest in manifests if manifest.workspaces for root in _dependent_members(manifest, named, ecosystem)}
        found.append(msgspec.structs.replace(item, uses=tuple(sorted(root for root in roots if root is not None and root != item.root))))
    return found


def _dependent_members(manifest: Manifest, named: dict[tuple[str, str], str], ecosystem: str) -> list[str]:
    members = member_folders(manifest, sorted(root for (kind, _), root in named.items() if kind == ecosystem))
    required = {named.get((ecosystem, item.name)) for item in manifest.dependencies}
    return [root for root in members if root in required]


def _key(item: ServiceCandidate) -> str:
    return normal_name(item.name) if item.framework == "fastapi" else item.name
