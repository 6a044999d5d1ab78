"""What a registration says of its name and its queue, where no plain text does: tables, records, topics, the function around it."""

from __future__ import annotations

import posixpath
from typing import Any

from analyzer.inventory._job_reading import items_of, queue_of, written
from analyzer.inventory._shapes import named_argument
from analyzer.inventory.facts import CallSite, Project, Scope
from analyzer.inventory.jobs.drafts import Draft
from analyzer.syntax import program as p


def of_queue(project: Project, node: p.Call, scope: Scope) -> list[str]:
    """Return the name of the queue whose ``name`` is the first argument, or that the second is made as.

    ``new Worker(queue.name, ...)``, ``RabbitRoute(handler, RabbitQueue("mails"))``
    """
    value = node.arguments[0].value if node.arguments else None
    name = queue_of(project, value.object, scope) if isinstance(value, p.Member) and value.name == "name" else ""
    second = node.arguments[1].value if len(node.arguments) > 1 and node.arguments[1].keyword is None else None
    name = name or (queue_of(project, second, scope) if _is_made(second) and project.modules[scope.file].is_python else "")
    return [name] if name else []


def _is_made(value: Any) -> bool:  # noqa: ANN401 - any expression
    return isinstance(value, p.Call) and isinstance(value.callee, p.Name) and value.callee.id.endswith("Queue")


def of_record(project: Project, node: p.Call, scope: Scope) -> str:
    """Return the name of the record whose field the schedule is: ``scheduleTask(task.schedule, ...)``."""
    value = node.arguments[0].value if node.arguments else None
    return project.constant(p.Member(value.object, "name"), scope) or "" if isinstance(value, p.Member) else ""


def written_for(project: Project, node: p.Call, scope: Scope) -> str:
    """Return what stands for the queue or the schedule, as it is written, where its value is not known."""
    value = node.arguments[0].value if node.arguments else None
    value = named_argument(node, "cronTime", "cron", "schedule") if isinstance(value, p.RecordDisplay) else value
    if value is None or isinstance(value, p.Function) or project.defined(project.ref(value, scope)) is not None:
        return ""
    return written(value)


def topic(project: Project, node: p.Call, scope: Scope) -> str:
    """Return the topic that the same consumer subscribes to, where a call of its own says it."""
    receiver: Any = node.callee.object if isinstance(node.callee, p.Member) and not node.new else node
    consumer, _ = project.value(receiver, scope)
    for call in project.modules[scope.file].calls:
        callee = call.node.callee
        if not isinstance(callee, p.Member) or callee.name != "subscribe" or not call.node.arguments:
            continue
        if project.value(callee.object, call.scope)[0] is consumer:
            named = named_argument(call.node, "topic", "topics")
            found = items_of(project, named if named is not None else call.node.arguments[0].value, call.scope)
            return next(iter(found), "")
    return ""


def indexed(node: p.Call) -> str:
    """Return the entry of a table of schedules that a registration reads: ``jobs["full-scan"].schedule``."""
    value: Any = node.arguments[0].value if node.arguments else None
    value = value.object if isinstance(value, p.Member) else value
    known = isinstance(value, p.Index) and isinstance(value.index, p.Literal) and isinstance(value.index.value, str)
    return str(value.index.value) if known else ""


def says_nothing(draft: Draft, site: CallSite) -> bool:
    """Say whether all that a reading of a registration has found is the function that it stands in."""
    found = draft.handler is not None or draft.queue or draft.trigger.expression or draft.given
    return not found and draft.name == enclosing(site)


def enclosing(site: CallSite) -> str:
    """Return the name of the function around a consumer's loop; a module that is a function is called like its file."""
    name = site.function.rsplit(".", 1)[-1] if site.function and "<anonymous>" not in site.function else ""
    return posixpath.basename(site.file).split(".", 1)[0] if name == "exports" else name


def is_at_once(node: p.Call) -> bool:
    """Say whether APScheduler's ``add_job`` is given no trigger: it runs once, at once."""
    positional = [argument for argument in node.arguments if argument.keyword is None]
    given = any(argument.spread or argument.keyword in {"trigger", "next_run_time"} for argument in node.arguments)
    return isinstance(node.callee, p.Member) and node.callee.name == "add_job" and len(positional) < 2 and not given
