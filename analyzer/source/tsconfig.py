"""tsconfig.json and jsconfig.json: path aliases, base folder and output folder, through ``extends`` and ``references``.

https://www.typescriptlang.org/tsconfig/
"""

from __future__ import annotations

import posixpath
from typing import TYPE_CHECKING, Any

import msgspec

from analyzer.model.analysis import Diagnostic
from analyzer.source.structured import load_json_with_comments, table, text, texts
from analyzer.source.tree import SourceError, within

if TYPE_CHECKING:
    from analyzer.source.tree import Tree

_CHAIN = 12
_VISITS = 60
_REFERENCES = 20
_NAMES = ("tsconfig.json", "jsconfig.json", "tsconfig.base.json", "tsconfig.app.json", "tsconfig.build.json", "tsconfig.server.json")


class TsConfig(msgspec.Struct, frozen=True, kw_only=True):
    """What matters to module resolution. Folders are relative to the tree, "" for the tree itself, None where not set.

    ``paths`` maps a pattern (at most one ``*``) to targets relative to the tree.
    """

    paths: dict[str, tuple[str, ...]] = {}
    base: str | None = None
    output: str | None = None
    root: str | None = None


class TsConfigs:
    """The configurations of one tree, read when first needed. ``diagnostics`` grows with what could not be read."""

    def __init__(self, tree: Tree) -> None:
        """Index the tree's configuration files."""
        self._tree = tree
        self._known = {path for path in tree.paths() if path.endswith(".json")}
        self._merged: dict[str, TsConfig] = {}
        self._nearest: dict[str, list[TsConfig]] = {}
        self._visits = 0
        self._raw: dict[str, dict[str, Any]] = {}
        self.diagnostics: list[Diagnostic] = []

    def nearest(self, folder: str) -> list[TsConfig]:
        """Return the configurations that apply to a folder's files, the nearest first; one list for all folders to which the same apply."""
        pending = []
        while folder not in self._nearest and folder.strip("/"):
            pending.append(folder)
            folder = posixpath.dirname(folder)
        if folder not in self._nearest:
            self._nearest[folder] = [self._merge(path) for path in self._in_folder(folder)]
        known = self._nearest[folder]
        for below in reversed(pending):
            own = [self._merge(path) for path in self._in_folder(below)]
            known = self._nearest[below] = [*own, *known] if own else known
        return known

    def _in_folder(self, folder: str) -> list[str]:
        return [path for path in (posixpath.join(folder, name) for name in _NAMES) if path in self._known]

    def _merge(self, path: str) -> TsConfig:
        if path not in self._merged:
            self._visits = 0
            merged = self._chain(path, [])
            for reference in self._references(path):
                other = self._chain(reference, [])
                merged = TsConfig(
                    paths={**other.paths, **merged.paths},
                    base=other.base if merged.base is None else merged.base,
                    output=other.output if merged.output is None else merged.output,
                    root=other.root if merged.root is None else merged.root,
                )
            self._merged[path] = merged
        return self._merged[path]

    def _chain(self, path: str, seen: list[str]) -> TsConfig:
        self._visits += 1
        if path in seen or len(seen) >= _CHAIN or self._visits > _VISITS:
            why = "extends itself" if path in seen else f"extends more than {_CHAIN} others"
            self._report(path, f"tsconfig {why}")
            return TsConfig()
        data = self._load(path)
        folder = posixpath.dirname(path)
        inherited = TsConfig()
        for target in texts(data.get("extends"))[:_CHAIN]:
            parent = self._extended(folder, target)
            if parent:
                above = self._chain(parent, [*seen, path])
                inherited = _over(inherited, above)
        return _over(inherited, _own(folder, table(data.get("compilerOptions"))))

    def _extended(self, folder: str, target: str) -> str:
        if not target.startswith("."):
            return ""
        path = posixpath.normpath(posixpath.join(folder, target))
        candidates = (path, path + ".json", path + "/tsconfig.json")
        return next((candidate for candidate in candidates if candidate in self._known), "")

    def _references(self, path: str) -> list[str]:
        folder = posixpath.dirname(path)
        declared = self._load(path).get("references")
        found = []
        for item in declared[:_REFERENCES] if isinstance(declared, list) else []:
            target = text(table(item).get("path"))
            if target and not target.startswith(".."):
                found.append(self._extended(folder, "./" + target))
        return [reference for reference in found if reference and reference != path]

    def _load(self, path: str) -> dict[str, Any]:
        if path not in self._raw:
            try:
                data, problem = load_json_with_comments(self._tree.read(path))
            except SourceError as error:
                data, problem = {}, f"cannot be read: {error.message}"
            self._raw[path] = data
            if problem:
                self._report(path, f"{posixpath.basename(path)} {problem}")
        return self._raw[path]

    def _report(self, path: str, message: str) -> None:
        found = Diagnostic(kind="manifest", message=message, file=path, incomplete=True)
        if found not in self.diagnostics:
            self.diagnostics.append(found)


def _own(folder: str, options: dict[str, Any]) -> TsConfig:
    base = _folder(folder, options.get("baseUrl"))
    start = folder if base is None else base
    paths = {
        pattern: tuple(within(posixpath.join(start, target)) for target in texts(targets)[:50])
        for pattern, targets in table(options.get("paths")).items()
        if pattern.count("*") <= 1
    }
    return TsConfig(paths=paths, base=base, output=_folder(folder, options.get("outDir")), root=_folder(folder, options.get("rootDir")))


def _over(lower: TsConfig, upper: TsConfig) -> TsConfig:
    return TsConfig(
        paths=upper.paths or lower.paths,
        base=lower.base if upper.base is None else upper.base,
        output=lower.output if upper.output is None else upper.output,
        root=lower.root if upper.root is None else upper.root,
    )


def _folder(folder: str, value: object) -> str | None:
    return within(posixpath.join(folder, value.replace("${configDir}", "."))) if isinstance(value, str) else None
