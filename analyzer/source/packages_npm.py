"""npm's package.json, and the workspaces of npm, yarn, pnpm and lerna.

https://docs.npmjs.com/cli/configuring-npm/package-json  https://pnpm.io/pnpm-workspace_yaml
"""

from __future__ import annotations

import posixpath
from fnmatch import fnmatchcase
from typing import TYPE_CHECKING, Any

from analyzer.source.manifest import Group, Manifest, Requirement, folder_of
from analyzer.source.structured import decode, load_json, table, text, text_table, texts
from analyzer.source.tree import SourceError

if TYPE_CHECKING:
    from analyzer.source.tree import Tree

_GROUPS: tuple[tuple[str, Group], ...] = (
    ("dependencies", "runtime"),
    ("devDependencies", "dev"),
    ("optionalDependencies", "optional"),
    ("peerDependencies", "peer"),
)
_TABLES = (*[key for key, _ in _GROUPS], "scripts", "engines", "imports", "_moduleAliases")
_TEXTS = ("name", "version", "main", "module", "type")


def read_package_json(tree: Tree, path: str, known: frozenset[str]) -> tuple[Manifest, list[str]]:
    """Return the manifest of one package.json, empty where it is broken, and what is wrong with it; ``known`` are all paths."""
    content = tree.read(path)
    data, problem = load_json(content)
    root = folder_of(path)
    if problem:
        return Manifest(path=path, root=root, ecosystem="npm"), [f"package.json {problem}"]
    wrong = [f"package.json: {key} is not an object" for key in _TABLES if key in data and not isinstance(data[key], dict)]
    wrong += [f"package.json: {key} is not text" for key in _TEXTS if key in data and not isinstance(data[key], str)]
    lines = _lines(content)
    manifest = Manifest(
        path=path,
        root=root,
        ecosystem="npm",
        name=text(data.get("name")),
        version=text(data.get("version")),
        dependencies=tuple(
            Requirement(name, text(spec), group, lines.get(name, 0))
            for key, group in _GROUPS
            for name, spec in table(data.get(key)).items()
        ),
        scripts=text_table(data.get("scripts")),
        main=text(data.get("main")),
        module=text(data.get("module")),
        bin=_binaries(data),
        exports=data.get("exports"),
        imports=table(data.get("imports")),
        type=text(data.get("type")),
        engines=text_table(data.get("engines")),
        workspaces=_workspaces(tree, root, data, known),
        aliases=text_table(data.get("_moduleAliases")),
        private=data.get("private") is True,
        extra={
            key: data[key] for key in ("source", "types", "typings", "fastify", "babel", "jest", "publishConfig", "browser") if key in data
        },
    )
    return manifest, wrong


def member_folders(manifest: Manifest, folders: list[str]) -> list[str]:
    """Return those of ``folders`` (relative, "." for the tree itself) that the manifest's workspace patterns name."""
    kept: set[str] = set()
    for pattern in manifest.workspaces:
        negative = pattern.startswith("!")
        glob = posixpath.normpath(posixpath.join(manifest.root, pattern.lstrip("!").strip("/")))
        matching = {folder for folder in folders if _matches(folder.split("/"), glob.split("/"))}
        kept = kept - matching if negative else kept | matching
    return sorted(kept - {manifest.root})


def _matches(parts: list[str], glob: list[str]) -> bool:
    """Match folder names against a glob's; ``**`` stands for any number of them. Steps are bounded by the product of the lengths."""
    reached = {0}
    for piece in glob:
        if piece == "**":
            reached = set(range(min(reached), len(parts) + 1)) if reached else reached
        else:
            reached = {at + 1 for at in reached if at < len(parts) and fnmatchcase(parts[at], piece)}
    return len(parts) in reached


def _workspaces(tree: Tree, root: str, data: dict[str, Any], known: frozenset[str]) -> tuple[str, ...]:
    declared = data.get("workspaces")
    patterns = texts(declared.get("packages")) if isinstance(declared, dict) else texts(declared)
    start = "" if root == "." else root + "/"
    if start + "lerna.json" in known:
        patterns += texts(_quiet_json(tree, start + "lerna.json").get("packages"))
    if start + "pnpm-workspace.yaml" in known:
        patterns += _pnpm_packages(tree, start + "pnpm-workspace.yaml")
    return tuple(dict.fromkeys(pattern.removeprefix("./") for pattern in patterns[:1_000] if pattern))


def _quiet_json(tree: Tree, path: str) -> dict[str, Any]:
    try:
        return load_json(tree.read(path))[0]
    except SourceError:
        return {}


def _pnpm_packages(tree: Tree, path: str) -> list[str]:
    try:
        lines = decode(tree.read(path)[: 1 << 16]).splitlines()
    except SourceError:
        return []
    found: list[str] = []
    inside = False
    for line in lines:
        bare = line.split(" #")[0].rstrip()
        if bare.startswith("packages:"):
            inside = True
            found += [item.strip(" '\"") for item in bare.partition("[")[2].rstrip("]").split(",") if item.strip(" '\"")]
        elif inside and bare.lstrip().startswith("- "):
            found.append(bare.lstrip()[2:].strip().strip("'\""))
        elif bare and not bare.startswith((" ", "#")):
            inside = False
    return found


def _binaries(data: dict[str, Any]) -> dict[str, str]:
    declared = data.get("bin")
    if isinstance(declared, str):
        return {text(data.get("name")): declared}
    return text_table(declared)


def _lines(content: bytes) -> dict[str, int]:
    """Return each quoted key's last line: where a dependency stands, whose name rarely occurs as another key."""
    found: dict[str, int] = {}
    for number, line in enumerate(decode(content).splitlines(), start=1):
        key = line.strip().split('"', 2)
        if len(key) == 3 and not key[0] and key[2].lstrip().startswith(":"):
            found[key[1]] = number
    return found
