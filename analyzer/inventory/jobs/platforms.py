"""Schedules that stand outside code: workflows, deployment files, crontabs. Each is one job of its platform.

A workflow that only tests, lints or tidies the repository (CodeQL, stale issues, dependency updates) is no job of the backend.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator
from typing import Any

import msgspec

from analyzer.inventory._inputs import Inputs, line_of
from analyzer.inventory._kubernetes import filled, resources
from analyzer.source.structured import load_json_with_comments, load_toml
from analyzer.source.yaml_text import first_document, items, load_yaml, mapping

_HOUSEKEEPING = re.compile(
    r"uses: *['\"]?(?:actions/stale|actions/first-interaction|github/codeql-action|dessant/lock-threads|ossf/scorecard|renovatebot/"
    r"|peter-evans/create-pull|anthropics/claude|openai/codex-action|stefanzweifel/git-auto-commit|aquasecurity/trivy|snyk/|codecov/|returntocorp/semgrep|crowdin/|lycheeverse/)"
    r"|\bgh (?:pr|issue|api|label|release|run)\b|\bgit push\b"
)
_UPKEEP = re.compile(
    r"release|stale|codeql|lint|depend|label|docs|\bci\b|test|bump|upgrade|auto-?update|pre-?commit|renovate|contributors|sponsors|changelog"
    r"|translat|security|scan|\bissues?\b|\bprs?\b|\btriage\b|(?:docker|container)[ -]?images",
    re.IGNORECASE,
)
_WORK = re.compile(r"\b(?:curl|wget|http)\b|run: *(?:\|[^\n]*\n\s*)?(?:node|npx|npm run|pnpm|yarn|python3?|uv run|poetry run|bun) ")
_TESTING = re.compile(
    r"\b(?:pytest|jest|vitest|playwright|cypress|mocha|tox|nox|eslint|ruff|mypy|flake8|audit|benchmark|docker build"
    r"|build-push-action|setup-buildx-action|docker/login-action|test)\b"
)
_CRON_LINE = re.compile(
    r"^[ \t]*((?:@(?:yearly|annually|monthly|weekly|daily|hourly|reboot|midnight))|(?:[0-9*/,-]+[ \t]+){4}[0-9A-Za-z*/,-]+)"
    r"[ \t]+(\S[^\n]*)$",
    re.MULTILINE,
)
_HELM_SCHEDULE = re.compile(r"^ *schedule: *(.+)$", re.MULTILINE)
_TERRAFORM = re.compile(
    r'resource +"(google_cloud_scheduler_job|aws_cloudwatch_event_rule|aws_scheduler_schedule)" +"([\w-]+)" *'
    r'\{[^{}]{0,600}?schedule(?:_expression)? *= *"([^"\n]+)"'
)


class PlatformJob(msgspec.Struct, frozen=True):
    """A schedule of a platform: its name, the schedule as written, and where it stands."""

    platform: str
    name: str
    schedule: str
    file: str
    line: int


def platform_jobs(inputs: Inputs) -> list[PlatformJob]:
    """Return the schedules that govern the service, by file and line."""
    found: list[PlatformJob] = []
    for path in inputs.paths:
        reader = _reader(path)
        if reader is not None and inputs.shared(path) and inputs.roles.get(path) != "manifest":
            found.extend(reader(path, inputs.text(path)))
    return sorted(found, key=lambda job: (job.file, job.line, job.name))


def _reader(path: str) -> Any:  # noqa: ANN401 - one of the readers below
    name = posixpath.basename(path)
    if name.endswith((".yml", ".yaml")):
        if path.startswith(".github/workflows/") or "/.github/workflows/" in path:
            return _workflow
        return {"render.yaml": _render, "serverless.yml": _serverless, "serverless.yaml": _serverless}.get(name, _resources)
    if name in {"crontab", "crontab.txt"} or "/cron.d/" in f"/{path}" or name.endswith(".crontab"):
        return _crontab
    if name.endswith(".tf"):
        return _terraform
    return {"vercel.json": _vercel, "railway.json": _railway, "railway.toml": _railway}.get(name)


def _workflow(path: str, text: str) -> Iterator[PlatformJob]:
    if "schedule" not in text or "cron" not in text or _HOUSEKEEPING.search(text):
        return
    if _UPKEEP.search(posixpath.basename(path)) or not _WORK.search(text) or _TESTING.search(text):
        return
    document = first_document(text)
    if _UPKEEP.search(str(document.get("name") or "")):
        return
    triggers = mapping(document.get("on", document.get(True)))
    for entry in items(triggers.get("schedule")):
        cron = mapping(entry).get("cron")
        if isinstance(cron, str):
            yield PlatformJob("github-actions", str(document.get("name") or posixpath.basename(path)), cron, path, _line(text, cron))


def _vercel(path: str, text: str) -> Iterator[PlatformJob]:
    document, _ = load_json_with_comments(text.encode())
    for entry in items(document.get("crons")):
        cron = mapping(entry)
        if isinstance(cron.get("schedule"), str):
            yield PlatformJob("vercel", str(cron.get("path", "")), cron["schedule"], path, _line(text, cron["schedule"]))


def _railway(path: str, text: str) -> Iterator[PlatformJob]:
    document, _ = load_toml(text.encode()) if path.endswith(".toml") else load_json_with_comments(text.encode())
    schedule = mapping(document.get("deploy")).get("cronSchedule")
    if isinstance(schedule, str):
        yield PlatformJob(
            "railway", str(mapping(document.get("deploy")).get("startCommand", "cron")), schedule, path, _line(text, schedule)
        )


def _render(path: str, text: str) -> Iterator[PlatformJob]:
    for service in items(first_document(text).get("services")):
        service = mapping(service)
        if service.get("type") == "cron":
            schedule = str(service.get("schedule", ""))
            yield PlatformJob("render", str(service.get("name", "cron")), schedule, path, _line(text, schedule))


def _serverless(path: str, text: str) -> Iterator[PlatformJob]:
    for name, function in mapping(first_document(text).get("functions")).items():
        for event in items(mapping(function).get("events")):
            schedule = mapping(event).get("schedule")
            rate = mapping(schedule).get("rate", schedule)
            rate = items(rate)[0] if items(rate) else rate
            if isinstance(rate, str):
                yield PlatformJob("serverless", str(name), rate, path, _line(text, rate))


def _resources(path: str, text: str) -> Iterator[PlatformJob]:
    if "CronJob" in text:
        yield from _kubernetes(path, text)
    elif "AWS::Serverless" in text and "Schedule" in text:
        for name, resource in mapping(first_document(text).get("Resources")).items():
            for event in mapping(mapping(mapping(resource).get("Properties")).get("Events")).values():
                if mapping(event).get("Type") in {"Schedule", "ScheduleV2"}:
                    properties = mapping(mapping(event).get("Properties"))
                    schedule = str(properties.get("Schedule") or properties.get("ScheduleExpression") or "")
                    yield PlatformJob("sam", str(name), schedule, path, _line(text, schedule))


def _kubernetes(path: str, text: str) -> Iterator[PlatformJob]:
    documents, problem = load_yaml(text)
    if problem:
        found = _HELM_SCHEDULE.search(text)
        if re.search(r"^kind: *CronJob", text, re.MULTILINE):
            schedule = found[1].strip(" \"'") if found else ""
            yield PlatformJob("kubernetes", posixpath.basename(path), schedule, path, line_of(text, found.start()) if found else 1)
        return
    for resource, values in resources(documents):
        if resource.get("kind") == "CronJob":
            schedule = str(mapping(resource.get("spec")).get("schedule", ""))
            name = filled(str(mapping(resource.get("metadata")).get("name", "cronjob")), values)
            yield PlatformJob("kubernetes", name, filled(schedule, values), path, _line(text, schedule))


def _crontab(path: str, text: str) -> Iterator[PlatformJob]:
    for found in _CRON_LINE.finditer(text):
        yield PlatformJob("crontab", found[2].strip()[:80], found[1], path, line_of(text, found.start(1)))


def _terraform(path: str, text: str) -> Iterator[PlatformJob]:
    for found in _TERRAFORM.finditer(text):
        yield PlatformJob(
            "google-cloud-scheduler" if found[1].startswith("google") else "eventbridge",
            found[2],
            found[3],
            path,
            line_of(text, found.start()),
        )


def _line(text: str, piece: str) -> int:
    position = text.find(piece) if piece else -1
    return line_of(text, position) if position >= 0 else 1
