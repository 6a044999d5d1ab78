"""The files of the service, rendered from templates; whatever came from the repository is a checked name or an escaped literal."""

from __future__ import annotations

import json
from functools import lru_cache
from typing import TYPE_CHECKING

from analyzer.model.analysis import Service
from estimators.model import Extraction
from estimators.scaffold.contract import Contract, contract, document
from estimators.scaffold.names import camel, identifier

if TYPE_CHECKING:
    import jinja2

ALWAYS = {
    "README.md": "README.md.j2",
    "pyproject.toml": "pyproject.toml.j2",
    "Dockerfile": "Dockerfile.j2",
    ".dockerignore": "dockerignore.j2",
    "compose.yaml": "compose.yaml.j2",
    ".env.example": "env.example.j2",
    "service/__init__.py": "service/init.py.j2",
    "service/main.py": "service/main.py.j2",
    "service/gateway.py": "service/gateway.py.j2",
    "service/models.py": "service/models.py.j2",
    "service/routes/__init__.py": "service/routes/init.py.j2",
    "service/routes/health.py": "service/routes/health.py.j2",
    "client/aiService.ts": "client/aiService.ts.j2",
    "tests/test_contract.py": "tests/test_contract.py.j2",
}


class ScaffoldError(ValueError):
    """A service for which no hybrid can be written; the message says why."""


def scaffold_hybrid(service: Service, plan: Extraction | None) -> dict[str, str]:
    """Return the files of a FastAPI service beside ``service`` by relative path, sorted. Raises ScaffoldError for a FastAPI backend."""
    if service.language == "python":
        raise ScaffoldError(f"{service.name} runs on Python already: AI features need no service of their own language")
    agreed = contract(service, plan)
    name = identifier(f"{service.name} ai", "ai").replace("_", "-").strip("-")
    groups = sorted({operation.group for operation in (*agreed.operations, *agreed.sockets)})
    facts = {
        "name": name,
        "agreed": agreed,
        "groups": groups,
        "libraries": plan.libraries if plan else (),
        "steps": plan.steps if plan else (),
        "shared_state": plan.shared_state if plan else (),
    }
    files = {path: _render(template, facts) for path, template in ALWAYS.items()}
    files["openapi.json"] = json.dumps(document(name, agreed), indent=2, ensure_ascii=True) + "\n"
    for group in groups:
        files[f"service/routes/{module(group)}.py"] = _render("service/routes/group.py.j2", facts | _of_group(agreed, group))
    if agreed.tasks:
        files["service/worker.py"] = _render("service/worker.py.j2", facts)
        files["client/queue.ts"] = _render("client/queue.ts.j2", facts)
    return {path: files[path] for path in sorted(files)}


def module(group: str) -> str:
    """Return the module name of a group of routes; none is called like the service's own."""
    return f"{group}_routes"


def _of_group(agreed: Contract, group: str) -> dict[str, object]:
    return {
        "operations": [item for item in agreed.operations if item.group == group],
        "sockets": [item for item in agreed.sockets if item.group == group],
    }


def _render(template: str, facts: dict[str, object]) -> str:
    return _environment().get_template(template).render(facts)


@lru_cache(maxsize=1)
def _environment() -> jinja2.Environment:
    # jinja2 costs 55 ms to import, and only this command needs it here.
    import jinja2

    environment = jinja2.Environment(  # noqa: S701 - what is written is Python, TypeScript and YAML, where HTML's escapes are wrong
        loader=jinja2.PackageLoader("estimators.scaffold"),
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    environment.filters |= {"python": ascii, "script": json.dumps, "camel": camel, "module": module, "line": _one_line}
    return environment


_MARKS = {ord(mark): f"&#{ord(mark)};" for mark in "\\`*_<>[]|#&"}


def _one_line(text: str) -> str:
    """Return text for Markdown: one line, without what Markdown or HTML would read."""
    kept = "".join(letter if letter.isprintable() else " " for letter in text)
    return kept[:300].translate(_MARKS)
