"""Small whole applications, and their schemes as a test lists them."""

from __future__ import annotations

from pathlib import Path

from analyzer.analyze import Settings, analyze, open_source
from analyzer.model.analysis import Service
from analyzer.model.http import AuthScheme


def served(folder: Path, files: dict[str, str]) -> Service:
    for name, text in files.items():
        target = folder / name
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(text)
    with open_source(str(folder)) as tree:
        analysis = analyze(tree, Settings(today="2026-11-21"))
    assert not [item for item in analysis.diagnostics if item.kind == "internal"]
    return analysis.services[0]


def shown(schemes: tuple[AuthScheme, ...]) -> set[str]:
    return {f"{scheme.kind}|{scheme.name}|{scheme.library}" for scheme in schemes}
