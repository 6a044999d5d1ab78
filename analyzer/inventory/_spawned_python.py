"""Python that Node starts: the commands, the scripts of the repository that they name, and what those import.

https://nodejs.org/api/child_process.html
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator
from typing import Any, NamedTuple

from analyzer.inventory._expressions import alternatives
from analyzer.inventory._inputs import Inputs
from analyzer.inventory.facts import CallSite, Project, Ref
from analyzer.syntax import program as p

_SPAWNS = {"spawn", "spawnSync", "exec", "execSync", "execFile", "execFileSync", "execa", "execaSync"}
_MODULES = {"child_process", "execa", "cross-spawn"}
_PYTHON = re.compile(r"(?:^|[/\\ ])(?:python(?:3(?:\.\d+)?)?|uv run|\.?venv/bin/python3?)(?: |$)|\.py(?: |$)")
_NO_MODEL = re.compile(r"(?:^|[/\\ _-])(?:tests?|pytest|pip3?|venv|setup|lint|build|--version|-V)(?:$|[/\\ _.-])")
_TOOL = re.compile(r" -m (?:pip|venv|pytest|ensurepip)(?: |$)|(?: --version| -V)$")
_RUNS = {("run",), ("runString",)}
_SCRIPT = re.compile(r"(?:[\w.-]+/)*[\w-]+\.py(?![\w.])")
_NAME = r"[A-Za-z_][\w.]*"
_IMPORT = re.compile(rf"^[ \t]*(?:from[ \t]+({_NAME})[ \t]+import|import[ \t]+({_NAME}(?:[ \t]*,[ \t]*{_NAME})*))", re.MULTILINE)
_DEEPEST = 6
_MOST = 16


class Started(NamedTuple):
    """A call that starts Python, the command as far as it is known, and the script of the repository, "" where none is found."""

    call: CallSite
    command: str
    script: str


def started(inputs: Inputs) -> Iterator[Started]:
    """Yield the calls that start Python, but for tests, installations and its version."""
    project = inputs.project
    for call in project.calls:
        ref = _called(project, call)
        if ref is None or ref.local or project.modules[call.file].is_python:
            continue
        values = [argument.value for argument in call.node.arguments[:2]]
        first = _text(project, values[0], call, 0) if values else ""
        if ref.origin == "python-shell" and (call.node.new or ref.path[-1:] in _RUNS):
            yield Started(call, f"python-shell {first}".strip(), _script(inputs, first, call.file))
        elif ref.origin.removeprefix("node:") in _MODULES and (not ref.path or ref.path[-1] in _SPAWNS | {"default"}):
            given = _arguments(project, values[1], call) if len(values) > 1 else []
            command = " ".join([first, *given]).strip()
            runs = _PYTHON.search(first) or (not first and given and given[0].endswith(".py"))
            if runs and not _NO_MODEL.search(first) and not _TOOL.search(command):
                yield Started(call, command, _script(inputs, command, call.file))


def _called(project: Project, call: CallSite) -> Ref | None:
    """Return what a call runs; of ``promisify(exec)``, what it was made of."""
    ref: Ref | None = call.ref
    if ref is None or ref.origin.removeprefix("node:") != "util" or ref.path != ("promisify()",):
        return ref
    value, where = project.value(call.node.callee, call.scope)
    return project.ref(value.arguments[0].value, where) if isinstance(value, p.Call) and value.arguments else None


def imported(inputs: Inputs, script: str) -> Iterator[tuple[str, int]]:
    """Yield the modules that a script imports, each with its line."""
    text = inputs.text(script)
    for found in _IMPORT.finditer(text):
        line = text.count("\n", 0, found.start()) + 1
        yield from ((name.strip(), line) for name in (found[1] or found[2]).split(","))


def _arguments(project: Project, value: Any, call: CallSite) -> list[str]:  # noqa: ANN401 - any expression
    inner, where = project.value(value, call.scope)
    items = inner.items[:_MOST] if isinstance(inner, p.ListDisplay) else []
    return [text for item in items if (text := _text(project, item, call, 0, where))]


def _text(project: Project, value: Any, call: CallSite, depth: int, scope: Any = None) -> str:  # noqa: ANN401 - any expression and its scope
    """Return what is known of a text: of a choice what names Python, of a path its end, of a template its known parts."""
    where = scope or call.scope
    inner, where = project.value(value, where) if not isinstance(value, p.Logical) else (value, where)
    known = project.constant(inner, where)
    if known is not None or depth > _DEEPEST:
        return known or ""
    if isinstance(inner, p.Template):
        return "".join(_text(project, part, call, depth + 1, where) for part in inner.parts[:_MOST])
    if isinstance(inner, p.Call) and isinstance(inner.callee, p.Member | p.Name):
        parts = [_text(project, argument.value, call, depth + 1, where) for argument in inner.arguments[:_MOST]]
        joins = getattr(inner.callee, "name", getattr(inner.callee, "id", "")) in {"join", "resolve"}
        return "/".join(part for part in parts if part and part not in {".", ".."}) if joins else ""
    texts = [_text(project, item, call, depth + 1, where) for item in alternatives(inner)]
    return next((text for text in texts if _PYTHON.search(text)), next((text for text in texts if text), ""))


def _script(inputs: Inputs, command: str, file: str) -> str:
    found = _SCRIPT.search(command)
    if found is None:
        return ""
    tail = posixpath.normpath(found[0]).lstrip("./")
    near = [posixpath.normpath(posixpath.join(folder, tail)) for folder in (posixpath.dirname(file), inputs.root)]
    known = [path for path in inputs.paths if path == tail or path.endswith("/" + tail)]
    return next((path for path in near if path in known), known[0] if len(known) == 1 else "")
