"""Python's manifests: pyproject.toml (PEP 621, poetry, pdm, uv), requirements files, setup.cfg, setup.py, Pipfile, a wheel's METADATA.

https://packaging.python.org/en/latest/specifications/pyproject-toml/  https://pip.pypa.io/en/stable/reference/requirements-file-format/
"""

from __future__ import annotations

import configparser
import posixpath
import re
from typing import TYPE_CHECKING, Any

from analyzer.source.manifest import Group, Manifest, Requirement, folder_of
from analyzer.source.setup_script import read_setup_script
from analyzer.source.structured import decode, load_ini, load_toml, table, text, text_table, texts
from analyzer.source.tree import SourceError

if TYPE_CHECKING:
    from analyzer.source.tree import Tree

_REQUIREMENT = re.compile(r"\s*([A-Za-z0-9][A-Za-z0-9._-]*)\s*(\[[^\]]{0,500}\])?\s*(.*)", re.DOTALL)
_SEPARATORS = re.compile(r"[-_.]+")
_DEV_WORDS = frozenset(
    {"dev", "test", "tests", "testing", "lint", "docs", "doc", "typing", "develop", "development", "local", "ci", "style", "format"}
)
_INCLUDES = 20
_LINES = 20_000

Found = tuple[Manifest, list[str]]


def normal_name(name: str) -> str:
    """Return the normalised name of a distribution (PEP 503)."""
    return _SEPARATORS.sub("-", name).lower()


def parse_requirement(line: str, group: Group = "runtime", number: int = 0) -> Requirement | None:
    """Return what a PEP 508 line (or a URL with ``#egg=``) requires, or None."""
    bare = line.split(" #", maxsplit=1)[0].split(" --hash", maxsplit=1)[0].strip().rstrip("\\").strip()
    if "#egg=" in bare:
        return Requirement(normal_name(re.split(r"[&\[]", bare.partition("#egg=")[2])[0]), "", group, number)
    found = _REQUIREMENT.match(bare)
    if not found or "://" in bare.partition("@")[0]:
        return None
    spec = found[3].partition(";")[0].strip().strip("()")
    return Requirement(normal_name(found[1]), spec, group, number)


def read_python_manifest(tree: Tree, path: str, known: frozenset[str]) -> Found | None:
    """Return the manifest in one file and what is wrong with it; None for files that declare nothing. ``known`` are all paths."""
    name = posixpath.basename(path)
    if name == "pyproject.toml":
        return _pyproject(path, tree.read(path))
    if name == "setup.cfg":
        return _setup_cfg(path, tree.read(path))
    if name == "setup.py":
        return _setup_py(path, tree.read(path))
    if name == "Pipfile":
        return _pipfile(path, tree.read(path))
    if name == "METADATA":
        return _metadata(tree, path, known)
    if name.endswith((".txt", ".in")):
        return _requirements(tree, path, known)
    return None


def _pyproject(path: str, content: bytes) -> Found:
    data, problem = load_toml(content)
    wrong = [f"pyproject.toml {problem}"] if problem else []
    project, tool = table(data.get("project")), table(data.get("tool"))
    poetry, pdm, uv = table(tool.get("poetry")), table(tool.get("pdm")), table(tool.get("uv"))
    wrong += [f"pyproject.toml: {key} is not a table" for key in ("project", "tool") if key in data and not isinstance(data[key], dict)]
    if "dependencies" in project and not isinstance(project["dependencies"], list):
        wrong.append("pyproject.toml: project.dependencies is not a list")
    groups: list[tuple[Group, list[str]]] = [("runtime", texts(project.get("dependencies")))]
    groups += [(_group(name), texts(value)) for name, value in table(project.get("optional-dependencies")).items()]
    groups += [
        ("dev", texts(value)) for value in [*table(data.get("dependency-groups")).values(), *table(pdm.get("dev-dependencies")).values()]
    ]
    groups += [("dev", texts(uv.get("dev-dependencies")))]
    lines = _lines(content)
    found = [_placed(parse_requirement(line, group), lines) for group, items in groups for line in items[:_LINES]]
    entry_points = table(poetry.get("plugins")) | table(project.get("entry-points"))
    manifest = Manifest(
        path=path,
        root=folder_of(path),
        ecosystem="pypi",
        name=text(project.get("name")) or text(poetry.get("name")),
        version=text(project.get("version")) or text(poetry.get("version")),
        dependencies=tuple(item for item in [*found, *_poetry(poetry, lines)] if item is not None),
        scripts=text_table(project.get("scripts")) | text_table(poetry.get("scripts")),
        requires_python=text(project.get("requires-python")) or text(table(poetry.get("dependencies")).get("python")),
        workspaces=tuple(texts(table(uv.get("workspace")).get("members"))),
        extra={"tool": sorted(tool), "entry_points": entry_points, "fastapi": table(tool.get("fastapi"))},
    )
    return manifest, wrong


def _poetry(poetry: dict[str, Any], lines: dict[str, int]) -> list[Requirement]:
    tables: list[tuple[Group, dict[str, Any]]] = [
        ("runtime", table(poetry.get("dependencies"))),
        ("dev", table(poetry.get("dev-dependencies"))),
    ]
    for name, value in table(poetry.get("group")).items():
        tables.append((_group(name) if _group(name) == "dev" else "runtime", table(table(value).get("dependencies"))))
    found = []
    for group, items in tables:
        for name, value in items.items():
            details = table(value[0] if isinstance(value, list) and value else value)
            spec = text(value) or text(details.get("version"))
            if normal_name(name) != "python":
                kept: Group = "optional" if details.get("optional") is True and group == "runtime" else group
                found.append(Requirement(normal_name(name), spec, kept, lines.get(normal_name(name), 0)))
    return found


def _setup_cfg(path: str, content: bytes) -> Found | None:
    parser = configparser.RawConfigParser(strict=False)
    try:
        parser.read_string(decode(content[: 1 << 20]))
    except (configparser.Error, ValueError):
        return Manifest(path=path, root=folder_of(path), ecosystem="pypi"), ["setup.cfg cannot be parsed"]
    if not parser.has_section("metadata") and not parser.has_section("options"):
        return None
    lines = _lines(content)
    groups: list[tuple[Group, str]] = [("runtime", parser.get("options", "install_requires", fallback=""))]
    if parser.has_section("options.extras_require"):
        groups += [(_group(name), value) for name, value in parser.items("options.extras_require")]
    found = [_placed(parse_requirement(line, group), lines) for group, value in groups for line in value.splitlines() if line.strip()]
    manifest = Manifest(
        path=path,
        root=folder_of(path),
        ecosystem="pypi",
        name=parser.get("metadata", "name", fallback=""),
        version=parser.get("metadata", "version", fallback=""),
        dependencies=tuple(item for item in found if item is not None),
        requires_python=parser.get("options", "python_requires", fallback=""),
        extra={"entry_points": dict(parser.items("options.entry_points")) if parser.has_section("options.entry_points") else {}},
    )
    return manifest, []


def _setup_py(path: str, content: bytes) -> Found:
    declared = read_setup_script(content)
    lines = _lines(content)
    groups: list[tuple[Group, list[str]]] = [("runtime", texts(declared.get("install_requires")))]
    groups += [(_group(name), texts(value)) for name, value in table(declared.get("extras_require")).items()]
    found = [_placed(parse_requirement(line, group), lines) for group, items in groups for line in items]
    manifest = Manifest(
        path=path,
        root=folder_of(path),
        ecosystem="pypi",
        name=text(declared.get("name")),
        version=text(declared.get("version")),
        dependencies=tuple(item for item in found if item is not None),
        requires_python=text(declared.get("python_requires")),
        extra={"entry_points": declared.get("entry_points") or {}},
    )
    return manifest, []


def _pipfile(path: str, content: bytes) -> Found:
    data, problem = load_toml(content)
    lines = _lines(content)
    groups: tuple[tuple[str, Group], ...] = (("packages", "runtime"), ("dev-packages", "dev"))
    found = [
        Requirement(
            normal_name(name), (text(value) or text(table(value).get("version"))).replace("*", ""), group, lines.get(normal_name(name), 0)
        )
        for key, group in groups
        for name, value in table(data.get(key)).items()
    ]
    required = table(data.get("requires"))
    version = text(required.get("python_full_version")) or text(required.get("python_version"))
    manifest = Manifest(path=path, root=folder_of(path), ecosystem="pypi", dependencies=tuple(found), requires_python=version)
    return manifest, [f"Pipfile {problem}"] if problem else []


def _metadata(tree: Tree, path: str, known: frozenset[str]) -> Found | None:
    folder = posixpath.dirname(path)
    if not folder.endswith(".dist-info"):
        return None
    import email.parser

    try:
        message = email.parser.HeaderParser().parsestr(decode(tree.read(path)[: 1 << 20]))
    except (ValueError, TypeError):
        return None
    groups, wrong = _installed_entry_points(tree, posixpath.join(folder, "entry_points.txt"), known)
    found = []
    for line in (message.get_all("Requires-Dist") or [])[:_LINES]:
        marker = str(line).partition(";")[2]
        found.append(parse_requirement(str(line), "optional" if "extra ==" in marker else "runtime"))
    manifest = Manifest(
        path=path,
        root=folder_of(folder),
        ecosystem="pypi",
        name=normal_name(str(message.get("Name") or "")),
        version=str(message.get("Version") or ""),
        dependencies=tuple(item for item in found if item is not None),
        requires_python=str(message.get("Requires-Python") or ""),
        scripts=text_table(groups.get("console_scripts")),
        extra={"entry_points": groups},
    )
    return manifest, wrong


def _installed_entry_points(tree: Tree, path: str, known: frozenset[str]) -> tuple[dict[str, Any], list[str]]:
    """Return what a wheel's package offers, by group: https://packaging.python.org/en/latest/specifications/entry-points/."""
    if path not in known:
        return {}, []
    try:
        content = tree.read(path)
    except SourceError:
        return {}, ["entry_points.txt cannot be read"]
    groups, problem = load_ini(content)
    return groups, [f"entry_points.txt {problem}"] if problem else []


def _requirements(tree: Tree, path: str, known: frozenset[str]) -> Found:
    found: list[Requirement] = []
    wrong: list[str] = []
    group = _group(posixpath.splitext(posixpath.basename(path))[0])
    pending = [path]
    seen: set[str] = set()
    while pending:
        current = pending.pop(0)
        if current in seen:
            continue
        if current not in known or len(seen) >= _INCLUDES:
            wrong.append(f"includes {current}, which is not read")
            continue
        seen.add(current)
        try:
            lines = decode(tree.read(current)[: 1 << 20]).splitlines()[:_LINES]
        except SourceError:
            wrong.append(f"includes {current}, which cannot be read")
            continue
        for number, line in enumerate(lines, start=1):
            bare = line.strip()
            include = re.match(r"(?:-r|--requirement)[\s=]*([^\s#]+)", bare)
            if include:
                pending.append(posixpath.normpath(posixpath.join(posixpath.dirname(current), include[1])))
                continue
            wanted = bare.removeprefix("-e ") if bare.startswith("-e ") else bare
            item = (
                None
                if not wanted or wanted.startswith(("#", "-", ".", "/"))
                else parse_requirement(wanted, group, number if current == path else 0)
            )
            if item is not None:
                found.append(item)
    root = folder_of(path)
    root = folder_of(root) if posixpath.basename(root) == "requirements" else root
    return Manifest(path=path, root=root, ecosystem="pypi", dependencies=tuple(found)), wrong


def _group(name: str) -> Group:
    words = set(re.split(r"[^a-z]+", name.lower()))
    if words & _DEV_WORDS:
        return "dev"
    return "runtime" if "requirements" in words or words & {"base", "main", "prod", "production", "common", "core"} else "optional"


def _placed(item: Requirement | None, lines: dict[str, int]) -> Requirement | None:
    return None if item is None else Requirement(item.name, item.spec, item.group, lines.get(item.name, 0))


def _lines(content: bytes) -> dict[str, int]:
    """Return each name's first line among those that begin with a name, quoted or not."""
    found: dict[str, int] = {}
    for number, line in enumerate(decode(content).splitlines()[:_LINES], start=1):
        item = _REQUIREMENT.match(line.strip().lstrip("\"'[( ")[:300])
        if item:
            found.setdefault(normal_name(item[1]), number)
    return found
