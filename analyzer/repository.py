"""What is known of a tree before its programs are run: roles of files, manifests, candidates, and how imports resolve."""

from __future__ import annotations

import posixpath
from typing import TYPE_CHECKING

import msgspec

from analyzer.importers import importers
from analyzer.lowered import Limits
from analyzer.model.analysis import Diagnostic
from analyzer.programs import Programs
from analyzer.source.files import classify
from analyzer.source.manifest import Manifest
from analyzer.source.manifests import read_manifests
from analyzer.source.noted_tree import NotedTree
from analyzer.source.resolve_javascript import JavaScriptResolver
from analyzer.source.resolve_python import PythonResolver
from analyzer.source.services import Ownership, ServiceCandidate, find_services
from analyzer.world import TreeWorld

if TYPE_CHECKING:
    from analyzer.cache import Cache
    from analyzer.settings import Settings
    from analyzer.source.imports import Resolution
    from analyzer.source.tree import Tree


class Read(msgspec.Struct, frozen=True):
    """What is known of a tree before its programs are run.

    ``tree`` notes what is asked of it, but for what roles and candidates were found by.
    """

    tree: NotedTree
    roles: dict[str, str]
    manifests: list[Manifest]
    candidates: list[ServiceCandidate]
    world: TreeWorld
    programs: Programs
    diagnostics: list[Diagnostic]
    ownership: Ownership
    javascript: JavaScriptResolver
    python: PythonResolver

    def resolve(self, specifier: str, level: int, importer: str) -> Resolution:
        """Return where an import leads; ``level`` counts the dots of a relative Python import."""
        if importer.endswith((".py", ".pyi")):
            return self.python.resolve(specifier, max(level, 0), importer)
        return self.javascript.resolve(specifier, importer)


def read_tree(tree: Tree, settings: Settings, cache: Cache | None = None) -> Read:
    """Classify files, read manifests, find where a backend may be."""
    roles: dict[str, str] = dict(classify(tree))
    for path in roles:
        if settings.exclude and path.startswith(settings.exclude):
            roles[path] = "vendored"
        if settings.include and path.startswith(settings.include):
            roles[path] = "source"
    noted = NotedTree(tree)
    manifests, diagnostics = read_manifests(noted, roles)
    javascript, python = JavaScriptResolver(noted, roles, manifests), PythonResolver(noted, roles, manifests)
    programs = Programs(
        tree,
        Limits(settings.seconds_per_file, settings.bytes_per_file, settings.memory_per_worker, settings.lost_workers),
        cache,
    )
    found = None if settings.prefilter else importers(programs, roles)
    candidates = find_services(tree, roles, manifests, javascript, python, found)
    packages = frozenset(posixpath.dirname(path) for path in roles if path.endswith("/__init__.py"))
    ownership = Ownership(manifests, packages)
    world = TreeWorld(noted, roles, javascript, python, ownership, programs.get, manifests)
    return Read(noted, roles, manifests, candidates, world, programs, [*tree.diagnostics, *diagnostics], ownership, javascript, python)
