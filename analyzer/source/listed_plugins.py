"""Settings files of Platformatic that list a server's plugins, which are started by its command line alone.

https://docs.platformatic.dev/docs/reference/service/configuration
"""

from __future__ import annotations

import posixpath
import re
from typing import TYPE_CHECKING

from analyzer.source.structured import load_json_with_comments, table
from analyzer.source.tree import SourceError

if TYPE_CHECKING:
    from collections.abc import Mapping

    from analyzer.source.tree import Tree

_SETTINGS = re.compile(r"(?:watt|platformatic(?:\.(?:service|db|composer|gateway))?)\.json\Z")


def listing_plugins(tree: Tree, roles: Mapping[str, str]) -> list[str]:
    """Return the settings files that list plugins, by path; those of tests and examples are nobody's server."""
    named = (path for path, role in roles.items() if role in {"config", "data", "other"} and _SETTINGS.match(posixpath.basename(path)))
    return [path for path in sorted(named) if _lists(tree, path)]


def _lists(tree: Tree, path: str) -> bool:
    try:
        settings, _ = load_json_with_comments(tree.read(path))
    except SourceError:
        return False
    return isinstance(table(settings.get("plugins")).get("paths"), list)
