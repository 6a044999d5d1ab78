"""What a version requirement admits, in npm's, PEP 440's and Poetry's spelling.

https://peps.python.org/pep-0440/, https://python-poetry.org/docs/dependency-specification/
"""

from __future__ import annotations

import re

from packaging.specifiers import InvalidSpecifier, SpecifierSet
from packaging.version import InvalidVersion, Version


def reaches(requirement: str | None, version: str) -> bool:
    """Return whether a requirement can end at ``version`` or a later one."""
    pinned = re.fullmatch(r"(?:={1,3})?\s*v?(\d+(?:\.\d+)*)", (requirement or "").strip())
    if pinned:
        return Version(pinned[1]) >= Version(version)
    return admits(requirement, version) or admits(requirement, f"{version}.99") or admits(requirement, _next_minor(version))


def _next_minor(version: str) -> str:
    major, minor, *_ = Version(version).release
    return f"{major}.{minor + 50}.0"


def admits(requirement: str | None, version: str) -> bool:
    """Return whether a requirement admits ``version``; one that says nothing, or cannot be read, does."""
    if not requirement or requirement in {"*", "latest"}:
        return True
    text = re.sub(r"\[[^\]]*\]", "", requirement).strip()
    parts = [part.strip() for part in text.split(",")]
    try:
        return all(SpecifierSet(_plain(part)).contains(version, prereleases=True) for part in parts if part)
    except (InvalidSpecifier, InvalidVersion):
        return True


def _plain(part: str) -> str:
    if part.startswith(("^", "~")) and not part.startswith("~="):
        lower = Version(part.lstrip("^~ "))
        release = [*lower.release, 0, 0][:3]
        position = 1 if part.startswith("~") else next((n for n, number in enumerate(release) if number), 2)
        upper = [*release[:position], release[position] + 1]
        return f">={lower},<{'.'.join(map(str, upper))}"
    return part if part[0] in "<>=!~" else f"=={part}"
