"""Decorators of the repository's own that register what they stand above: ``def actor(...): def decorate(fn): library_actor(fn)``.

Such a registration is written once and runs for each function below the decorator.
"""

from __future__ import annotations

from collections.abc import Container

from analyzer.inventory.facts import Decoration, Project

Uses = dict[tuple[str, str], list[Decoration]]


def own_decorators(project: Project, aside: Container[str]) -> Uses:
    """Return by file and qualified name of each function of the repository where it is used as a decorator."""
    found: Uses = {}
    for decoration in project.decorations:
        defined = project.defined(decoration.ref) if decoration.file not in aside else None
        if defined is not None and (decoration.file, decoration.on) != (defined.scope.file, defined.qualname):
            found.setdefault((defined.scope.file, defined.qualname), []).append(decoration)
    return found


def used_as(uses: Uses, file: str, qualname: str) -> list[Decoration]:
    """Return where the function around a registration, or one around that, is used as a decorator."""
    names = qualname.split(".") if qualname else []
    return next((found for length in range(len(names), 0, -1) if (found := uses.get((file, ".".join(names[:length]))))), [])
