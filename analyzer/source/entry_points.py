"""What installed packages would declare as entry points, as far as the packages are in the repository: name, target, when they are there.

https://packaging.python.org/en/latest/specifications/entry-points/
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from analyzer.source.packages_python import normal_name
from analyzer.source.structured import load_ini, table

if TYPE_CHECKING:
    from collections.abc import Iterable

    from analyzer.source.manifest import Manifest

_MOST = 2_000


class EntryPoint(NamedTuple):
    """One entry point. ``root`` is the folder of the package that declares it; ``when`` is "" where that package is always installed."""

    name: str
    target: str
    root: str
    when: str = ""


def entry_points(manifests: Iterable[Manifest], group: str, asking: str) -> list[EntryPoint]:
    """Return the entry points of one group, by package and name.

    The package that asks is installed, and so is what another package of the repository requires; any other is there when somebody adds it.
    """
    packages = [manifest for manifest in manifests if manifest.ecosystem == "pypi"]
    required = {item.name for manifest in packages for item in manifest.dependencies if item.group == "runtime"}
    found: dict[tuple[str, str], EntryPoint] = {}
    for manifest in packages:
        for name, target in table(declared(manifest).get(group)).items():
            sure = manifest.root == asking or normal_name(manifest.name) in required
            when = "" if sure else f"{manifest.name or manifest.root} is installed"
            if isinstance(target, str):
                found.setdefault((manifest.root, name), EntryPoint(name, target.partition("[")[0].strip(), manifest.root, when))
    return list(found.values())[:_MOST]


def declared(manifest: Manifest) -> dict[str, Any]:
    """Return a manifest's entry points by group: a table of names, or lines as in setup.cfg and setup.py."""
    groups = manifest.extra.get("entry_points")
    if isinstance(groups, str):
        groups, _ = load_ini(groups.encode())
    return {group: entries(value) for group, value in table(groups).items()}


def entries(value: object) -> dict[str, Any]:
    """Return one group's entry points by name; each may be written ``name = target``."""
    if isinstance(value, dict):
        return table(value)
    lines = value.splitlines() if isinstance(value, str) else value if isinstance(value, list) else []
    parts = [line.partition("=") for line in lines if isinstance(line, str) and "=" in line]
    return {name.strip(): target.strip() for name, _, target in parts}
