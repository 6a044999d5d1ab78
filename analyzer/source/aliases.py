"""Import aliases outside tsconfig: module-alias in package.json, and Babel's module-resolver where its configuration is JSON.

https://github.com/ilearnio/module-alias  https://github.com/tleunen/babel-plugin-module-resolver
"""

from __future__ import annotations

import posixpath
from typing import TYPE_CHECKING, Any

from analyzer.source.structured import load_json_with_comments, table, text
from analyzer.source.tree import SourceError, within

if TYPE_CHECKING:
    from collections.abc import Mapping

    from analyzer.source.manifest import Manifest
    from analyzer.source.tree import Tree

_BABEL_FILES = (".babelrc", ".babelrc.json", "babel.config.json")
_RESOLVERS = ("module-resolver", "babel-plugin-module-resolver")

Table = list[tuple[str, str]]


def alias_tables(tree: Tree, packages: Mapping[str, Manifest]) -> list[tuple[str, Table]]:
    """Return, deepest folder first, a folder and its aliases: name -> path relative to the tree, longest name first."""
    known = set(tree.paths())
    folders = sorted({*packages, *(posixpath.dirname(path) for path in known if posixpath.basename(path) in _BABEL_FILES)})
    found = []
    for folder in folders:
        manifest = packages.get(folder)
        aliases = dict(manifest.aliases) if manifest else {}
        options = [table(manifest.extra.get("babel"))] if manifest else []
        options += [_load(tree, path) for path in (posixpath.join(folder, name) for name in _BABEL_FILES) if path in known]
        for option in options:
            aliases |= _babel(option)
        if aliases:
            rows = [(name, within(posixpath.join(folder, target))) for name, target in aliases.items() if name]
            found.append((folder, sorted(rows, key=lambda row: (-len(row[0]), row))))
    return sorted(found, key=lambda item: (-len(item[0]), item[0]))


def _load(tree: Tree, path: str) -> dict[str, Any]:
    try:
        return load_json_with_comments(tree.read(path))[0]
    except SourceError:
        return {}


def _babel(options: dict[str, Any]) -> dict[str, str]:
    declared = options.get("plugins")
    for plugin in declared[:100] if isinstance(declared, list) else []:
        if isinstance(plugin, list) and len(plugin) > 1 and plugin[0] in _RESOLVERS:
            aliases = {name: text(target) for name, target in table(table(plugin[1]).get("alias")).items() if text(target)}
            return {name: target for name, target in aliases.items() if not name.startswith("^")}
    return {}
