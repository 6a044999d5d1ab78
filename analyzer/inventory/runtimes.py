"""Runtimes and frameworks against dated release lines: what the repository declares, its line, and the phase on the day of the audit.

Where several places name a runtime, all are returned, the deployed one first: Dockerfile, platform setting, version file, exact
declaration, range, CI. A range names the lowest line that it allows. Python has no long-term support; its lines get fixes, then security
fixes, then nothing. https://github.com/nodejs/Release, https://peps.python.org/pep-0602/
"""

from __future__ import annotations

import datetime
import posixpath
import re
from collections.abc import Iterator

import msgspec

from analyzer.catalog.load import ReleaseLine, release_lines
from analyzer.inventory._inputs import Inputs, evidence, line_of
from analyzer.model.library import Runtime
from analyzer.source.structured import load_toml
from analyzer.source.yaml_text import load_yaml

_FROM = re.compile(r"^FROM +(?:--platform=\S+ +)?(\S+)(?: +AS +(\S+))?", re.MULTILINE | re.IGNORECASE)
_ARG = re.compile(r"^ARG +(\w+)=[\"']?([^\s\"']+)", re.MULTILINE)
_IMAGE_NODE = re.compile(r"(?:^|/)(?:node|nodejs|nodejs(?=\d)|node-\d+)[:-]?v?(\d+)(?:[.\w-]*)|nodejs(\d+)", re.IGNORECASE)
_IMAGE_PYTHON = re.compile(r"(?:^|[/:])python[:-]?(\d+\.\d+)", re.IGNORECASE)
_TOOL = re.compile(r"^(nodejs|node|python) +([\w./-]+)", re.MULTILINE)
_LAMBDA = re.compile(r"^[ \t]*[Rr]untime: *[\"']?(nodejs|python)(\d+(?:\.\d+)?)", re.MULTILINE)
_CI_NODE = re.compile(r"node-version: *(\[[^\]\n]*\]|[^\s#\n]+)")
_CI_PYTHON = re.compile(r"python-version: *(\[[^\]\n]*\]|[^\s#\n]+)")
_NUMBER = re.compile(r"\d+(?:\.\d+)*")
_CONDA = re.compile(r"^[ \t]*- *(python) *=+ *(\d+\.\d+)", re.MULTILINE)
_LINES = {
    ".tool-versions": (_TOOL, 2),
    "serverless.yml": (_LAMBDA, 1),
    "serverless.yaml": (_LAMBDA, 1),
    "template.yaml": (_LAMBDA, 1),
    "template.yml": (_LAMBDA, 1),
    "environment.yml": (_CONDA, 2),
    "environment.yaml": (_CONDA, 2),
}
_LTS = {"lts/*": "", "lts": ""}
_FRAMEWORKS = {"express": "npm", "fastify": "npm", "fastapi": "pypi", "pydantic": "pypi"}


_CI = 5


class _Declared(msgspec.Struct, frozen=True):
    """A version as declared somewhere; ``rank`` orders the places by how surely they name what is deployed."""

    name: str
    text: str
    file: str
    line: int
    rank: int


def find_runtimes(inputs: Inputs) -> tuple[Runtime, ...]:
    """Return runtimes and frameworks with their phase on ``inputs.today``; by name, then by how sure the place is."""
    found = sorted({*_files(inputs), *_manifests(inputs)}, key=lambda item: (item.name, item.rank, item.file, item.line, item.text))
    runtimes: dict[tuple[str, str, str], Runtime] = {}
    for item in found:
        line = line_named(item.name, item.text)
        known = _known(item.name, line)
        runtime = Runtime(
            name=item.name,
            declared=item.text,
            line=line,
            phase=phase_on(known, inputs.today) if known else "unknown",
            eol=end_of_life(known) if known else None,
            source=known.source if known else "",
            evidence=evidence(item.file, item.line, known.note if known else ""),
        )
        runtimes.setdefault((item.name, line, "ci" if item.rank == _CI else item.file), runtime)
    return tuple(runtimes.values())


def phase_on(line: ReleaseLine, today: datetime.date) -> str:
    """Return the phase of a release line on a day: current, active, maintenance, end-of-life or unknown."""
    if line.eol is not None and today > line.eol:
        return "end-of-life"
    if line.release is not None and today < line.release:
        return "unknown"
    if line.runtime == "node":
        if line.maintenance_start is not None and today >= line.maintenance_start:
            return "maintenance"
        return "active" if line.active_lts_start is not None and today >= line.active_lts_start else "current"
    if line.security_only_start is not None:
        return "maintenance" if today >= line.security_only_start else "active"
    if line.maintenance_start is not None and today >= line.maintenance_start:
        return "maintenance"
    only = all(other is line or other.runtime != line.runtime for other in release_lines())
    return "active" if line.release is not None or only else "unknown"


def end_of_life(line: ReleaseLine) -> str | None:
    """Return the last day of a release line, its month where no day is published, or None."""
    if line.eol is None:
        return None
    return line.eol.strftime("%Y-%m") if line.eol_precision == "month" else line.eol.isoformat()


def line_named(name: str, text: str) -> str:
    """Return the release line that a declared version names: the major, ``3.12`` for Python; the lowest that a range allows; "" if none."""
    text = text.strip().lower()
    if name == "node":
        for line in release_lines():
            if line.codename and text in {f"lts/{line.codename.lower()}", line.codename.lower()}:
                return line.line
        if text in _LTS:
            return ""
    numbers: list[list[int]] = []
    for part in re.split(r"\|\||,|\s+(?=[<>=~^!])", text):
        found = _NUMBER.search(part)
        if found and not part.strip().startswith(("<", "!=")):
            numbers.append([int(piece) for piece in found[0].split(".")[:3]])
    if not numbers:
        return ""
    lowest = min(numbers)
    if name == "python":
        return f"{lowest[0]}.{lowest[1]}" if len(lowest) > 1 else ("" if lowest[0] == 3 else str(lowest[0]))
    return str(lowest[0])


def _known(name: str, line: str) -> ReleaseLine | None:
    return next((item for item in release_lines() if item.runtime == name and item.line == line), None)


def _manifests(inputs: Inputs) -> Iterator[_Declared]:
    for manifest in inputs.manifests:
        node = manifest.engines.get("node", "")
        if node:
            yield _Declared("node", node, manifest.path, _where(inputs, manifest.path, '"node"'), 3 if node[:1].isdigit() else 4)
        volta = manifest.extra.get("volta") if isinstance(manifest.extra.get("volta"), dict) else {}
        if isinstance(volta, dict) and isinstance(volta.get("node"), str):
            yield _Declared("node", volta["node"], manifest.path, 1, 2)
        if manifest.requires_python:
            yield _Declared("python", manifest.requires_python, manifest.path, _where(inputs, manifest.path, "python"), 4)
        for requirement in manifest.dependencies:
            name = requirement.name.lower()
            if _FRAMEWORKS.get(name) == manifest.ecosystem and requirement.group == "runtime" and requirement.spec:
                yield _Declared(name, requirement.spec, manifest.path, max(requirement.line, 1), 3)


def _where(inputs: Inputs, path: str, piece: str) -> int:
    text = inputs.text(path) if path in inputs.roles else ""
    return line_of(text, max(text.find(piece), 0)) if text else 1


def _files(inputs: Inputs) -> Iterator[_Declared]:
    for path in inputs.paths:
        name = posixpath.basename(path)
        if ".github/workflows/" in path and name.endswith((".yml", ".yaml")):
            yield from _workflow(inputs.text(path), path)
        elif not inputs.shared(path):
            continue
        elif name.startswith(("Dockerfile", "Containerfile")) or name.lower().endswith("dockerfile"):
            yield from _dockerfile(inputs.text(path), path)
        elif name in {".nvmrc", ".node-version", ".python-version", "runtime.txt"}:
            yield from _version_file(inputs.text(path), path, "python" if name in {".python-version", "runtime.txt"} else "node")
        elif name in {"mise.toml", ".mise.toml"}:
            yield from _mise(inputs.text(path), path)
        elif name in _LINES:
            yield from _lines(inputs.text(path), path, *_LINES[name])


def _version_file(text: str, path: str, name: str) -> Iterator[_Declared]:
    first = text.strip().splitlines()[:1]
    if first and len(first[0]) < 40:
        yield _Declared(name, first[0].strip().removeprefix("python-").removeprefix("v"), path, 1, 2)


def _mise(text: str, path: str) -> Iterator[_Declared]:
    tools = load_toml(text.encode())[0].get("tools")
    for tool, version in (tools if isinstance(tools, dict) else {}).items():
        if tool in {"node", "python"} and isinstance(version, str):
            yield _Declared(tool, version, path, 1, 2)


def _lines(text: str, path: str, pattern: re.Pattern[str], rank: int) -> Iterator[_Declared]:
    """Read the lines of a file that name a runtime in the first group and its version in the second."""
    for found in pattern.finditer(text):
        yield _Declared("python" if found[1] == "python" else "node", found[2], path, line_of(text, found.start(1)), rank)


def _dockerfile(text: str, path: str) -> Iterator[_Declared]:
    """Read every stage's image; build arguments are filled in, and the last stage comes first in rank."""
    arguments = {found[1]: found[2] for found in _ARG.finditer(text)}
    stages = list(_FROM.finditer(text))
    for at, found in enumerate(stages):
        image = re.sub(r"\$\{?(\w+)(?::-([^}]*))?\}?", lambda match: arguments.get(match[1], match[2] or ""), found[1])
        line = line_of(text, found.start())
        rank = 0 if at == len(stages) - 1 else 1
        python, node = _IMAGE_PYTHON.search(image), _IMAGE_NODE.search(image)
        if python:
            yield _Declared("python", python[1], path, line, rank)
        elif node:
            yield _Declared("node", node[1] or node[2], path, line, rank)


def _workflow(text: str, path: str) -> Iterator[_Declared]:
    for name, pattern in (("node", _CI_NODE), ("python", _CI_PYTHON)):
        for found in pattern.finditer(text):
            value = found[1]
            documents, problem = load_yaml(value) if value.startswith("[") else ([value.strip("'\"")], "")
            versions = documents[0] if not problem and documents and isinstance(documents[0], list) else documents
            for version in versions:
                if _NUMBER.match(str(version)):
                    yield _Declared(name, str(version), path, line_of(text, found.start()), _CI)
