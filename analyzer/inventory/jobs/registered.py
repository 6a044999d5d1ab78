"""What a registration of background work says of itself beside its arguments' meaning: when, under which name, and whether it is any."""

from __future__ import annotations

import posixpath
import re
from typing import Any

from analyzer.inventory.facts import CallSite, Project, Scope
from analyzer.inventory.jobs.cron_words import is_cron, words
from analyzer.inventory.jobs.drafts import Draft
from analyzer.syntax import program as p

_TRIGGER_KINDS = {"cron", "interval", "date"}
_TIME_ZONE = re.compile(
    r"(?:Africa|America|Antarctica|Arctic|Asia|Atlantic|Australia|Europe|Indian|Pacific|Etc|US)/[\w+\-/]+\Z|UTC\Z|GMT\Z"
)


def is_time(text: str) -> bool:
    """Say whether a text says when, and so is no name: a schedule, a kind of trigger, a time zone."""
    return is_cron(text) or bool(words(text)) or text in _TRIGGER_KINDS or _TIME_ZONE.match(text) is not None


def wrapped(draft: Draft, call: CallSite) -> bool:
    """Say whether the handler is made by the function or class around the registration, another one each time."""
    around = [call.function, call.scope.owner.qualname if call.scope.owner is not None else ""]
    handler = draft.handler
    return handler is not None and handler.file == call.file and any(name and handler.qualname.startswith(f"{name}.") for name in around)


def indexed(node: p.Call) -> str:
    """Return the entry of a table of schedules that a registration reads: ``jobs["full-scan"].schedule``."""
    value: Any = node.arguments[0].value if node.arguments else None
    value = value.object if isinstance(value, p.Member) else value
    known = isinstance(value, p.Index) and isinstance(value.index, p.Literal) and isinstance(value.index.value, str)
    return str(value.index.value) if known else ""


def for_class(project: Project, scope: Scope) -> str:
    """Return the class for which a function or class of one's own registers: ``new Planned(RefreshFeeds, "0 3 * * *")``."""
    current: Scope | None = scope
    while current is not None and current.kind == "block":
        for bindings in current.names.values():
            value, _ = project.value(*bindings[0])
            name = value.name if isinstance(value, p.Class) else value.id if isinstance(value, p.Name) else ""
            if name[:1].isupper() and not name.isupper():
                return str(name)
        current = current.parent
    return ""


def enclosing(site: CallSite) -> str:
    """Return the name of the function around a consumer's loop; a module that is a function is called like its file."""
    name = site.function.rsplit(".", 1)[-1] if site.function and "<anonymous>" not in site.function else ""
    return posixpath.basename(site.file).split(".", 1)[0] if name == "exports" else name


def is_at_once(node: p.Call) -> bool:
    """Say whether APScheduler's ``add_job`` is given no trigger: it runs once, at once."""
    positional = [argument for argument in node.arguments if argument.keyword is None]
    given = any(argument.spread or argument.keyword in {"trigger", "next_run_time"} for argument in node.arguments)
    return isinstance(node.callee, p.Member) and node.callee.name == "add_job" and len(positional) < 2 and not given
