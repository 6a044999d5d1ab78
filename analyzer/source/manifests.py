"""All manifests of a tree: npm's and PyPI's."""

from __future__ import annotations

import posixpath
import re
from typing import TYPE_CHECKING

from analyzer.model.analysis import Diagnostic
from analyzer.source.files import is_manifest
from analyzer.source.packages_npm import read_package_json
from analyzer.source.packages_python import read_python_manifest
from analyzer.source.tree import SourceError

if TYPE_CHECKING:
    from collections.abc import Mapping

    from analyzer.source.manifest import Manifest
    from analyzer.source.tree import Tree

PLACES = re.compile(rb"\{\{|\{%|<%")
"""What a template leaves to be filled in: https://jinja.palletsprojects.com/en/stable/templates/, https://ejs.co/"""


def read_manifests(tree: Tree, roles: Mapping[str, str]) -> tuple[list[Manifest], list[Diagnostic]]:
    """Return the manifests of all files whose role is "manifest", by path; and what could not be read of them."""
    known = frozenset(tree.paths())
    manifests: list[Manifest] = []
    problems: list[Diagnostic] = []
    for path, role in roles.items():
        name = posixpath.basename(path)
        if role != "manifest" or not (is_manifest(name) or name == "METADATA" or name.endswith(".txt")):
            continue
        try:
            found = read_package_json(tree, path, known) if name == "package.json" else read_python_manifest(tree, path, known)
        except SourceError as error:
            problems.append(Diagnostic(kind="unreadable", message=error.message, file=path, incomplete=True))
            continue
        if found is not None:
            manifest, wrong = found
            manifests.append(manifest)
            meant = not wrong or PLACES.search(tree.read(path)) is None
            problems += [Diagnostic(kind="manifest", message=message, file=path, incomplete=meant) for message in wrong]
    return manifests, problems
