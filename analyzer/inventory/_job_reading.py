"""What a registration of background work says: its handler, its name, its queue or its schedule."""

from __future__ import annotations

from typing import Any

from analyzer.inventory._cron_words import interval_words, is_cron, words
from analyzer.inventory._shapes import named_argument
from analyzer.inventory.facts import Defined, Project, Scope, dotted
from analyzer.model.work import Trigger
from analyzer.syntax import program as p

_CRON_NAMES = ("cronTime", "cronExpression", "cron", "pattern", "crontab", "schedule", "rule", "expression", "trigger")
_HANDLER_NAMES = (
    "onTick",
    "handler",
    "func",
    "target",
    "processor",
    "eachMessage",
    "eachBatch",
    "handleMessage",
    "job_func",
    "on_message_callback",
    "fn",
    "run",
    "task",
)
_PER_UNIT = {
    "weeks": 604_800_000,
    "days": 86_400_000,
    "hours": 3_600_000,
    "minutes": 60_000,
    "seconds": 1000,
    "every": 1,
    "milliseconds": 1,
}
_UNIT_ORDER = tuple(_PER_UNIT)


def handler_of(project: Project, call: p.Call, scope: Scope) -> tuple[str, Defined | None]:
    """Return the name of the function that a call registers and, where it is local, the function."""
    values = [argument.value for argument in call.arguments if not argument.spread and argument.keyword is None]
    named = named_argument(call, *_HANDLER_NAMES)
    for value in ([named] if named is not None else []) + values:
        defined = project.defined(project.ref(value, scope)) if isinstance(value, p.Function | p.Name | p.Member) else None
        if defined is not None and isinstance(defined.node, p.Function):
            name = defined.qualname if not isinstance(value, p.Function) else defined.node.name
            return name, defined
    for value in ([named] if named is not None else []) + values[::-1]:
        if isinstance(value, p.Function):
            return value.name, None
        if isinstance(value, p.Name | p.Member) and project.constant(value, scope) is None:
            return dotted(value), None
    return "", None


def lines_of(defined: Defined | None, call: p.Call | None) -> int:
    """Return the lines of a handler, 0 where unknown."""
    if defined is not None:
        return int(max(defined.node.end - defined.node.line + 1, 0))
    for argument in call.arguments if call is not None else ():
        if isinstance(argument.value, p.Function):
            return max(argument.value.end - argument.value.line + 1, 0)
    return 0


def texts_of(project: Project, call: p.Call, scope: Scope) -> list[str]:
    """Return the positional arguments of a call that are known texts, in order."""
    found = (project.constant(argument.value, scope) for argument in call.arguments if argument.keyword is None and not argument.spread)
    return [text for text in found if text is not None]


def schedule_of(project: Project, call: p.Call, scope: Scope) -> Trigger | None:
    """Return the schedule that a call's arguments give, None where they give none."""
    candidates = [named_argument(call, *_CRON_NAMES), named_argument(call, "repeat"), *(argument.value for argument in call.arguments)]
    for value in candidates:
        if value is None:
            continue
        text = project.constant(value, scope)
        if text is not None and (is_cron(text) or words(text)):
            return Trigger(kind="cron" if is_cron(text) else "interval", expression=text, words=words(text))
        inner, where = project.value(value, scope)
        if isinstance(inner, p.RecordDisplay):
            inner = p.Call(p.Name(""), [p.Argument(inner)])
        if isinstance(inner, p.Call):
            found = _from_constructor(project, inner, where)
            if found is not None:
                return found
    if dotted(call.callee).rsplit(".", 1)[-1] == "cron" and any(
        argument.keyword in {"hour", "minute", "weekday", "day"} for argument in call.arguments
    ):
        expression = cron_fields(project, call, scope)
        return Trigger(kind="cron", expression=expression, words=words(expression))
    return _interval(project, call, scope) or _by_kind(project, call, scope)


def _by_kind(project: Project, call: p.Call, scope: Scope) -> Trigger | None:
    """Read APScheduler's way: the kind of trigger as a text, its fields as keywords."""
    kinds = {text for text in texts_of(project, call, scope) if text in {"cron", "interval", "date"}}
    named = named_argument(call, "trigger")
    kinds |= {project.constant(named, scope) or ""} if named is not None else set()
    if "cron" in kinds:
        expression = cron_fields(project, call, scope)
        return Trigger(kind="cron", expression=expression, words=words(expression))
    if "interval" in kinds:
        unit = next((name for name in _UNIT_ORDER if named_argument(call, name) is not None), "")
        return Trigger(kind="interval", expression=f"{unit}={dotted(named_argument(call, unit)) or '?'}" if unit else "")
    return Trigger(kind="event", expression="date") if "date" in kinds else None


def _from_constructor(project: Project, call: p.Call, scope: Scope) -> Trigger | None:
    """Read ``CronTrigger(...)``, ``crontab(minute=0, hour=3)``, ``IntervalTrigger(minutes=5)``, ``{ cron: "..." }``."""
    name = dotted(call.callee).rsplit(".", 1)[-1].lower()
    for value in [named_argument(call, *_CRON_NAMES), *(argument.value for argument in call.arguments)]:
        text = project.constant(value, scope) if value is not None else None
        if text is not None and is_cron(text):
            return Trigger(kind="cron", expression=text, words=words(text))
    if "cron" in name:
        expression = cron_fields(project, call, scope)
        return Trigger(kind="cron", expression=expression, words=words(expression))
    return _interval(project, call, scope)


def cron_fields(project: Project, call: p.Call, scope: Scope) -> str:
    """Return the five fields that keywords (``minute=0, hour=3``) give; a field finer than a given one is 0, any other ``*``."""
    names = ("minute", "hour", "day", "month", "day_of_week")
    given = {
        name: _plain(
            project,
            named_argument(call, name, "day_of_month" if name == "day" else name, "weekday" if name == "day_of_week" else name),
            scope,
        )
        for name in names
    }
    if not any(given.values()):
        return "* * * * *"
    finest = "*" if dotted(call.callee).rsplit(".", 1)[-1] in {"cron", "crontab"} else "0"
    fields = []
    for at, name in enumerate(names):
        coarser = any(given[other] for other in names[at + 1 :])
        fields.append(given[name] or (finest if coarser and name in {"minute", "hour"} else "*"))
    return " ".join(fields)


def _plain(project: Project, value: Any, scope: Scope) -> str:  # noqa: ANN401 - any expression
    if value is None:
        return ""
    inner, _ = project.value(value, scope)
    if isinstance(inner, p.Literal) and inner.value is not None and not isinstance(inner.value, bool):
        return str(inner.value)
    if isinstance(inner, p.ListDisplay | p.RecordDisplay) and isinstance(inner, p.ListDisplay):
        return ",".join(str(item.value) for item in inner.items if isinstance(item, p.Literal))
    return ""


def _interval(project: Project, call: p.Call, scope: Scope) -> Trigger | None:
    total, written = 0.0, []
    for name in _UNIT_ORDER:
        number = number_of(project, named_argument(call, name), scope)
        if number:
            total += number * _PER_UNIT[name]
            written.append(f"{name}={number:g}")
    return Trigger(kind="interval", expression=", ".join(written), words=interval_words(total)) if total else None


def number_of(project: Project, value: Any, scope: Scope, depth: int = 0) -> float | None:  # noqa: ANN401 - any expression
    """Return the number that an expression is known to be, through names and arithmetic."""
    if value is None or depth > 8:
        return None
    inner, where = project.value(value, scope)
    if isinstance(inner, p.Literal) and isinstance(inner.value, int | float) and not isinstance(inner.value, bool):
        return float(inner.value)
    if isinstance(inner, p.Binary) and inner.operator in {"*", "+"}:
        left, right = number_of(project, inner.left, where, depth + 1), number_of(project, inner.right, where, depth + 1)
        if left is not None and right is not None:
            return left * right if inner.operator == "*" else left + right
    return None


def queue_of(project: Project, value: Any, scope: Scope) -> str:  # noqa: ANN401 - any expression
    """Return the name of the queue that an expression was constructed with, "" where unknown."""
    inner, where = project.value(value, scope)
    if isinstance(inner, p.Call):
        named = named_argument(inner, "name", "queue", "queueName", "topic", "subject")
        first = project.constant(named, where) if named is not None else None
        return first or next(iter(texts_of(project, inner, where)), "")
    if isinstance(inner, p.Member) and isinstance(inner.object, p.Name) and inner.object.id in {"this", "self"} and scope.owner is not None:
        for field, owner in scope.owner.fields.get(inner.name, ()):
            if isinstance(field, p.Call):
                return next(iter(texts_of(project, field, owner)), "")
    return ""
