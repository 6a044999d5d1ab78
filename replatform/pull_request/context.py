"""What GitHub tells a step, and what the workflow's author asked for: environment variables, validated once.

https://docs.github.com/en/actions/reference/workflows-and-actions/variables
"""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal, get_args

import msgspec

from replatform import __version__
from replatform.errors import Exit, Failure

if TYPE_CHECKING:
    from collections.abc import Mapping

When = Literal["always", "on-change", "never"]
_LONGEST_ID = 64
_ID = re.compile(r"[A-Za-z0-9][A-Za-z0-9._/-]*\Z")
_REPOSITORY = re.compile(r"[\w.-]+/[\w.-]+\Z")
_SWITCH = {"true": True, "false": False}
_LARGEST_EVENT = 25_000_000


class Inputs(msgspec.Struct, frozen=True, kw_only=True):
    """The inputs of ``action.yml``. ``id`` tells several audits of one pull request apart; "" where there is one only."""

    base: str = ""
    head: str = ""
    path: str = "."
    id: str = ""
    config: str = ""
    fail_on: tuple[str, ...] = ()
    warn_only: bool = False
    comment: When = "on-change"
    comment_author: str = "github-actions[bot]"
    annotations: bool = True
    artifact: bool = True
    output: str = ""
    comparison: str = ""
    version: str = ""
    token: str = ""

    @property
    def slug(self) -> str:
        """The id as a file name."""
        return re.sub(r"[^A-Za-z0-9._-]+", "-", self.id).strip(".-")


class Context(msgspec.Struct, frozen=True, kw_only=True):
    """The run: ``event`` is the webhook's payload, ``outputs`` and ``summary`` the files that the runner reads, if it gave any."""

    event_name: str
    event: dict[str, Any]
    repository: str
    sha: str
    workspace: Path
    temp: Path
    api: str
    server: str
    run: str
    outputs: Path | None
    summary: Path | None

    def fact(self, *keys: str) -> Any:  # noqa: ANN401 - whatever the payload holds
        """Return what the payload holds at a path of keys, None where it holds nothing."""
        value: Any = self.event
        for key in keys:
            value = value.get(key) if isinstance(value, dict) else None
        return value


def read_inputs(environ: Mapping[str, str]) -> Inputs:
    """Return the inputs, which action.yml hands over as ``INPUT_NAME``; raise Failure for one that cannot be meant."""
    given = {name: environ.get(f"INPUT_{name.upper()}", "").strip() for name in Inputs.__struct_fields__}
    default = Inputs()
    identity = given["id"] or re.sub(r"[^A-Za-z0-9._/]+", "-", given["path"]).strip("./-")[:_LONGEST_ID]
    if identity and not is_id(identity):
        raise Failure(f"the input id is {identity!r}", "use letters, digits, '.', '_', '/' and '-', at most 64")
    if given["comment"] and given["comment"] not in get_args(When):
        raise Failure(f"the input comment is {given['comment']!r}", f"it is one of {', '.join(get_args(When))}")
    if given["version"] and given["version"].removeprefix("v") != __version__:
        raise Failure(f"the input version is {given['version']!r}, and this is {__version__}", "the action's tag or commit pins the code")
    texts = {
        name: given[name] or getattr(default, name) for name in ("base", "head", "path", "config", "comment_author", "output", "token")
    }
    switches = {name: _switch(name, given[name], default=getattr(default, name)) for name in ("warn_only", "annotations", "artifact")}
    gates = tuple(line.strip() for line in given["fail_on"].splitlines() if line.strip())
    rest = {
        "id": identity,
        "fail_on": gates,
        "comment": given["comment"] or default.comment,
        "comparison": given["comparison"],
        "version": given["version"],
    }
    return msgspec.convert(texts | switches | rest, Inputs)


def is_id(text: str) -> bool:
    """Return whether the text may tell an audit apart: it stands in a hidden mark, in file names and in an artifact's name."""
    return len(text) <= _LONGEST_ID and bool(_ID.match(text)) and "--" not in text


def read_context(environ: Mapping[str, str]) -> Context:
    """Return the run's circumstances; raise Failure outside of a workflow."""
    repository = environ.get("GITHUB_REPOSITORY", "")
    if not _REPOSITORY.match(repository):
        raise Failure("this is no GitHub Actions run: GITHUB_REPOSITORY is not set", "use `replatform compare BASE HEAD` elsewhere")
    server = environ.get("GITHUB_SERVER_URL") or "https://github.com"
    workspace = Path(environ.get("GITHUB_WORKSPACE") or ".")
    return Context(
        event_name=environ.get("GITHUB_EVENT_NAME", ""),
        event=_event(environ.get("GITHUB_EVENT_PATH", "")),
        repository=repository,
        sha=environ.get("GITHUB_SHA", ""),
        workspace=workspace,
        temp=Path(environ.get("RUNNER_TEMP") or workspace / ".replatform-temp"),
        api=(environ.get("GITHUB_API_URL") or "https://api.github.com").rstrip("/"),
        server=server.rstrip("/"),
        run=f"{server.rstrip('/')}/{repository}/actions/runs/{environ['GITHUB_RUN_ID']}" if environ.get("GITHUB_RUN_ID") else "",
        outputs=_file(environ, "GITHUB_OUTPUT"),
        summary=_file(environ, "GITHUB_STEP_SUMMARY"),
    )


def _file(environ: Mapping[str, str], name: str) -> Path | None:
    return Path(environ[name]) if environ.get(name) else None


def _event(name: str) -> dict[str, Any]:
    if not name:
        return {}
    try:
        path = Path(name)
        found = json.loads(path.read_bytes()) if path.stat().st_size <= _LARGEST_EVENT else None
    except (OSError, ValueError, RecursionError) as error:
        raise Failure(
            f"cannot read the event's payload {name!r}: {type(error).__name__}", "GITHUB_EVENT_PATH names it", Exit.SOURCE
        ) from error
    return found if isinstance(found, dict) else {}


def _switch(name: str, text: str, *, default: bool) -> bool:
    if text and text.lower() not in _SWITCH:
        raise Failure(f"the input {name.replace('_', '-')} is {text!r}", "it is true or false")
    return _SWITCH[text.lower()] if text else default
