"""A service from a handful of texts: lowered, resolved as in a real audit, ready to be counted."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from pathlib import Path

import pytest

from analyzer.inventory.take import Inputs
from analyzer.source.files import classify
from analyzer.source.imports import Resolution
from analyzer.source.manifests import read_manifests
from analyzer.source.resolve_javascript import JavaScriptResolver
from analyzer.source.resolve_python import PythonResolver
from analyzer.source.working_tree import WorkingTree
from analyzer.syntax.lowering import language_of, lower

TODAY = datetime.date(2026, 11, 21)
Service = Callable[..., Inputs]


@pytest.fixture
def service(tmp_path: Path) -> Service:
    """Return a function from files (path -> text) to inputs; FastAPI when there is any Python, else Express."""

    def build(files: dict[str, str], framework: str | None = None, today: datetime.date = TODAY, **more: object) -> Inputs:
        for path, text in files.items():
            target = tmp_path / path
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_text(text)
        tree = WorkingTree(tmp_path)
        roles = classify(tree)
        manifests, _ = read_manifests(tree, roles)
        javascript, python = JavaScriptResolver(tree, roles, manifests), PythonResolver(tree, roles, manifests)

        def resolve(specifier: str, level: int, importer: str) -> Resolution:
            if importer.endswith(".py"):
                return python.resolve(specifier, max(level, 0), importer)
            return javascript.resolve(specifier, importer)

        modules = {path: lower(path, tree.read(path)) for path in tree.paths() if roles[path] == "source" and language_of(path)}
        guessed = "fastapi" if any(path.endswith(".py") for path in modules) else "express"
        return Inputs(
            modules=modules,
            tree=tree,
            roles=roles,
            manifests=manifests,
            today=today,
            framework=framework or guessed,
            resolve=resolve,
            **more,
        )

    return build
