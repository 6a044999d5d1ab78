"""The queue, topic or stream that a registration works off, where it is not simply named among the arguments."""

from __future__ import annotations

from typing import Any

from analyzer.inventory._job_reading import items_of, made_by, queue_of, text_of, written
from analyzer.inventory._shapes import named_argument
from analyzer.inventory.facts import Project, Scope
from analyzer.inventory.jobs.schedules import ID_NAMES
from analyzer.syntax import program as p


def name_of_queue(project: Project, node: p.Call, scope: Scope) -> list[str]:
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


def record_name(project: Project, node: p.Call, scope: Scope) -> str:
    """Return the name of the record whose field the schedule is: ``scheduleTask(task.schedule, ...)``."""
    value = node.arguments[0].value if node.arguments else None
    return project.constant(p.Member(value.object, "name"), scope) or "" if isinstance(value, p.Member) else ""


def written_queue(project: Project, node: p.Call, scope: Scope) -> str:
    """Return what stands for the queue or the schedule, as it is written, where its value is not known."""
    value = node.arguments[0].value if node.arguments else None
    value = named_argument(node, "cronTime", "cron", "schedule") if isinstance(value, p.RecordDisplay) else value
    if value is None or isinstance(value, p.Function) or project.defined(project.ref(value, scope)) is not None:
        return ""
    return written(value)


def id_of(project: Project, named: Any, node: p.Call, scope: Scope) -> tuple[str, str]:  # noqa: ANN401 - any expression
    """Return the queue that an argument or a record of settings (``{ QueueUrl: this.url }``) names, known or as it is written."""
    where = scope
    if named is None and node.arguments:
        inner, where = project.value(node.arguments[0].value, scope)
        named = named_argument(p.Call(p.Name(""), [p.Argument(inner)]), *ID_NAMES) if isinstance(inner, p.RecordDisplay) else None
    return (text_of(project, named, where), written(project.value(named, where)[0])) if named is not None else ("", "")


def topics_of(project: Project, node: p.Call, scope: Scope) -> tuple[list[str], str]:
    """Return the topics that the same consumer subscribes to, and what stands for them; it may do so where it is made."""
    receiver: Any = node.callee.object if isinstance(node.callee, p.Member) and not node.new else node
    consumer, where = made_by(project, receiver, scope)
    for call in project.modules[where.file].calls:
        callee = call.node.callee
        if not isinstance(callee, p.Member) or callee.name != "subscribe" or not call.node.arguments:
            continue
        if made_by(project, callee.object, call.scope)[0] is consumer:
            named = named_argument(call.node, "topic", "topics")
            value = named if named is not None else call.node.arguments[0].value
            inside = where if where.qualname == call.scope.qualname else call.scope
            return items_of(project, value, inside)[:20], written(value)
    return [], ""
