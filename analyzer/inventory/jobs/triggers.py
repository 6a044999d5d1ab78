"""When a registration of background work runs: cron expressions, intervals and events, in each library's way of writing them."""

from __future__ import annotations

from typing import Any, Literal

from analyzer.catalog.load import LibraryEntry
from analyzer.inventory._job_reading import number_of, texts_of, written
from analyzer.inventory._run_scopes import called
from analyzer.inventory._shapes import has_named, named_argument
from analyzer.inventory.facts import Defined, Project, Scope, dotted
from analyzer.inventory.jobs.cron_words import interval_words, is_cron, words
from analyzer.model.work import Trigger
from analyzer.syntax import program as p

_CRON_NAMES = (
    "cronTime",
    "cronExpression",
    "cron",
    "pattern",
    "crontab",
    "schedule",
    "rule",
    "expression",
    "trigger",
    "triggers",
    "match",
    "interval",
    "periodic",
    "onCrons",
    "on_crons",
    "crons",
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
_PLURALS = {"weeks", "days", "hours", "minutes", "seconds", "milliseconds"}
_UNIT_ORDER = tuple(_PER_UNIT)
_SPELLED = {"day": ("day_of_month", "date"), "day_of_week": ("weekday", "dayOfWeek")}
_POSITIONS = ("minute", "hour", "day_of_week", "day", "month")
_BOUNDS = {"next_run_time", "start_date", "end_date", "start_time", "end_time"}
_NUMBERS = {"int", "float", "Number", "parseInt", "parseFloat"}
_MANY = 3
"""From more than as many times of an hour, "every 10 minutes" says more than their list."""
_PERIODS = {"minutely", "hourly", "daily", "weekly", "monthly"}

_CHANNELS = {"subscribe", "psubscribe", "pSubscribe", "subscribeAsync"}
_PUBLISHED = {"npm:ioredis-streams", "pypi:redis-streams", "npm:mqtt", "pypi:aiomqtt"}
Kind = Literal["queue", "event", "manual", "stream", "unknown"]


def schedule_of(project: Project, call: p.Call, scope: Scope) -> Trigger | None:
    """Return the schedule that a call's arguments give, None where they give none."""
    given = (argument.value for argument in call.arguments if argument.keyword not in _BOUNDS)
    candidates = [named_argument(call, *_CRON_NAMES), named_argument(call, "repeat"), *given]
    for value in candidates:
        if value is None:
            continue
        text = project.constant(value, scope)
        if text is not None and (is_cron(text) or words(text)):
            return Trigger(kind="cron" if is_cron(text) else "interval", expression=text, words=words(text))
        inner, where = project.value(value, scope)
        if isinstance(inner, p.ListDisplay) and inner.items:
            inner = inner.items[0]
            listed = project.constant(inner, where)
            if listed is not None and is_cron(listed):
                return Trigger(kind="cron", expression=listed, words=words(listed))
        if isinstance(inner, p.RecordDisplay):
            inner = p.Call(p.Name(""), [p.Argument(inner)])
        if isinstance(inner, p.Call):
            own = _own_function(project, inner, where)
            found = _from_constructor(project, inner, where) if own is None else _own_expression(project, own, inner, where)
            if found is not None:
                return found
    if dotted(call.callee).rsplit(".", 1)[-1] == "cron" and any(
        argument.keyword in {"hour", "minute", "weekday", "day", "second"} for argument in call.arguments
    ):
        return _fields(project, call, scope)
    timed = _interval(project, call, scope) or _by_kind(project, call, scope) or _chained(project, call.callee, scope)
    return timed or _open_cron(project, call, scope)


def _open_cron(project: Project, call: p.Call, scope: Scope) -> Trigger | None:
    """Return a cron expression as it is written, where a Python call gives one whose text is not known: ``periodic(cron=settings.at)``."""
    if not project.modules[scope.file].is_python:
        return None
    value = named_argument(call, "cron", "crontab")
    if value is None and dotted(call.callee).rsplit(".", 1)[-1] in {"cron", "crontab"} and call.arguments:
        first = call.arguments[0]
        function = project.defined(project.ref(first.value, scope)) is not None
        value = None if function or first.keyword is not None or isinstance(first.value, p.Literal) else first.value
    text = written(value) or dotted(value)
    return Trigger(kind="cron", expression=text) if text else None


def _fields(project: Project, call: p.Call, scope: Scope) -> Trigger:
    """Return the schedule that fields say, as they are written where one is not known."""
    open_fields = _open_fields(project, call, scope)
    expression = open_fields or cron_fields(project, call, scope)
    return Trigger(kind="cron", expression=expression, words="" if open_fields else words(expression))


def _own_function(project: Project, call: p.Call, scope: Scope) -> Defined | None:
    """Return the JavaScript function of one's own that a call by its name calls."""
    defined = project.defined(project.ref(call.callee, scope)) if not call.new and isinstance(call.callee, p.Name) else None
    own = defined is not None and isinstance(defined.node, p.Function) and not project.modules[defined.file].is_python
    return defined if own else None


def _own_expression(project: Project, defined: Defined, call: p.Call, scope: Scope) -> Trigger | None:
    """Return what a function of one's own writes as a cron expression: ``everyHours(6)`` gives ``0 */6 * * *``."""
    inside = called(defined.scope, defined.node, call, scope, set(defined.scope.names))
    for result in defined.scope.returns[:2]:
        value, where = project.value(result, inside)
        parts = value.parts[:16] if isinstance(value, p.Template) else [value]
        texts = [project.constant(part, where) or _plain(project, part, where) for part in parts]
        expression = "".join(texts)
        if all(texts) and is_cron(expression):
            return Trigger(kind="cron", expression=expression, words=words(expression))
    return None


def event_of(project: Project, call: p.Call, scope: Scope) -> Trigger | None:
    """Return the event that starts a function of Inngest: ``{ event: "a/b" }``, ``triggers: [...]``, ``TriggerEvent(event=...)``."""
    nested = named_argument(call, "trigger", "triggers")
    inner, where = project.value(nested, scope) if nested is not None else (None, scope)
    inner = inner.items[0] if isinstance(inner, p.ListDisplay) and inner.items else inner
    holder = inner if isinstance(inner, p.Call) else p.Call(p.Name(""), [p.Argument(inner)]) if inner is not None else call
    event = named_argument(holder, "event")
    listed = [item for argument in call.arguments if isinstance(argument.value, p.ListDisplay) for item in argument.value.items[:1]]
    if event is None and nested is None and listed:
        event = named_argument(p.Call(p.Name(""), [p.Argument(listed[0])]), "event")
    text = project.constant(event, where) or written(event) if event is not None else ""
    return Trigger(kind="event", expression=text) if text else None


def _chained(project: Project, callee: Any, scope: Scope) -> Trigger | None:  # noqa: ANN401 - any expression
    """Read what is written as a sentence: ``every(10).minutes.do(f)``, ``every().day.at("10:30").do(f)``."""
    return spoken(project, callee.object, scope) if isinstance(callee, p.Member) and callee.name == "do" else None


def spoken(project: Project, sentence: Any, scope: Scope) -> Trigger | None:  # noqa: ANN401 - any expression
    """Return the schedule that a chain of the library ``schedule`` says."""
    said: list[str] = []
    node = sentence
    for _ in range(12):
        if isinstance(node, p.Call):
            text = next(iter(texts_of(project, node, scope)), None)
            number = number_of(project, node.arguments[0].value, scope) if node.arguments else None
            other = written(node.arguments[0].value) if node.arguments else ""
            said += [text or (f"{number:g}" if number else other)] if text or number or other else []
            node = node.callee
        elif isinstance(node, p.Member):
            said.append(node.name)
            node = node.object
        else:
            break
    said = [*([node.id] if isinstance(node, p.Name) else []), *said[::-1]]
    if "every" not in said:
        return None
    text = " ".join(said[said.index("every") :])
    return Trigger(kind="interval", expression=text, words=text)


def _by_kind(project: Project, call: p.Call, scope: Scope) -> Trigger | None:
    """Read APScheduler's way: the kind of trigger as a text, its fields as keywords."""
    kinds = {text for text in texts_of(project, call, scope) if text in {"cron", "interval", "date"}}
    named = named_argument(call, "trigger")
    kinds |= {project.constant(named, scope) or ""} if named is not None else set()
    if "cron" in kinds:
        return _fields(project, call, scope)
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
    if "cron" in name or named_argument(call, "hour", "minute") is not None:
        first = next((argument.value for argument in call.arguments[:1] if argument.keyword is None), None)
        given = named_argument(call, *_CRON_NAMES, "cron_expression") if first is None else first
        unknown = written(given) if given is not None and cron_fields(project, call, scope) == "* * * * *" else ""
        return Trigger(kind="cron", expression=unknown) if unknown else _fields(project, call, scope)
    if name == "recurrencerule":
        return _from_constructor(project, _rule(project, call, scope), scope)
    seconds = number_of(project, call.arguments[0].value, scope) if name == "schedule" and call.arguments else None
    if seconds:
        return Trigger(kind="interval", expression=f"{seconds:g}", words=interval_words(seconds * 1000))
    if name == "every":
        text = next(iter(texts_of(project, call, scope)), "")
        return Trigger(kind="interval", expression=text, words=words(text)) if words(text) else None
    return _interval(project, call, scope) or _condition(project, call, scope)


def _condition(project: Project, call: p.Call, scope: Scope) -> Trigger | None:
    """Read Rocketry's conditions: ``daily.after("07:00")``."""
    parts = dotted(call.callee).split(".")
    if len(parts) < 2 or parts[-2] not in _PERIODS:
        return None
    spoken = " ".join([*parts[-2:], *texts_of(project, call, scope)])
    return Trigger(kind="interval", expression=spoken, words=spoken)


def _rule(project: Project, call: p.Call, scope: Scope) -> p.Call:
    """Return a rule of node-schedule with what is assigned to its fields afterwards."""
    facts = project.modules[scope.file]
    given = [
        p.Argument(node.value, keyword=node.target.name)
        for node, where in facts.assignments
        if isinstance(node.target, p.Member) and project.value(node.target.object, where)[0] is call
    ]
    return p.Call(p.Name("cron"), given)


def cron_fields(project: Project, call: p.Call, scope: Scope) -> str:
    """Return the fields that keywords (``minute=0, hour=3``) give; one finer than all that are given is 0, any other ``*``.

    A sixth one, for seconds, stands before them where it is given.
    """
    names = ("minute", "hour", "day", "month", "day_of_week")
    given = {
        name: _plain(
            project,
            named_argument(call, name, *_SPELLED.get(name, ())),
            scope,
        )
        for name in names
    }
    if dotted(call.callee).rsplit(".", 1)[-1].lower().endswith("crontab"):
        positional = [argument.value for argument in call.arguments if argument.keyword is None]
        for name, value in zip(_POSITIONS, positional, strict=False):
            given[name] = given[name] or _plain(project, value, scope)
    second = _plain(project, named_argument(call, "second"), scope)
    second = "" if second == "0" else second
    if not any(given.values()) and not second:
        return "* * * * *"
    finest = (
        "*" if dotted(call.callee).rsplit(".", 1)[-1] in {"cron", "crontab"} or dotted(call.callee).lower().endswith("crontab") else "0"
    )
    fields = []
    for at, name in enumerate(names):
        coarser = any(given[other] for other in names[at + 1 :])
        finer = second or any(given[other] for other in names[:at])
        fields.append(given[name] or (finest if coarser and not finer and name in {"minute", "hour"} else "*"))
    return " ".join([second, *fields] if second else fields)


def _open_fields(project: Project, call: p.Call, scope: Scope) -> str:
    """Return the fields of a schedule as they are written, where one of them is not known: ``hour=settings.hour``."""
    given = {name: value for name in _POSITIONS if (value := named_argument(call, name)) is not None}
    handed_on = next((written(argument.value) for argument in call.arguments if argument.spread == 2), "")
    if handed_on and not given:
        return "**" + handed_on
    if all(_plain(project, value, scope) for value in given.values()):
        return ""
    return ", ".join(f"{name}={_plain(project, value, scope) or written(_number(value)) or '?'}" for name, value in given.items())


def _plain(project: Project, value: Any, scope: Scope) -> str:  # noqa: ANN401 - any expression
    if value is None:
        return ""
    inner, _ = project.value(value, scope)
    if isinstance(inner, p.Literal) and inner.value is not None and not isinstance(inner.value, bool):
        return str(inner.value)
    numbers = _several(project, inner, scope)
    if numbers == list(range(60)):
        return "*"
    step = numbers[1] - numbers[0] if len(numbers) > _MANY else 0
    if step > 1 and numbers == list(range(0, 60, step)):
        return f"*/{step}"
    if numbers:
        return ",".join(map(str, numbers))
    if isinstance(inner, p.ListDisplay):
        return ",".join(str(item.value) for item in inner.items if isinstance(item, p.Literal))
    return ""


def _several(project: Project, value: Any, scope: Scope) -> list[int]:  # noqa: ANN401 - any expression
    """Return the numbers that a list, a set or a range holds, in order; none where one is not known."""
    for _ in range(2):
        if isinstance(value, p.Call) and dotted(value.callee) in {"set", "list", "tuple", "frozenset", "sorted"} and value.arguments:
            value = value.arguments[0].value
    if isinstance(value, p.Call) and dotted(value.callee) == "range":
        bounds = [number_of(project, argument.value, scope) for argument in value.arguments[:3]]
        known = [int(number) for number in bounds if number is not None]
        return list(range(*known))[:60] if known and len(known) == len(bounds) and known[2:] != [0] else []
    items = value.items[:60] if isinstance(value, p.ListDisplay) else []
    numbers = [item.value for item in items if isinstance(item, p.Literal) and isinstance(item.value, int)]
    return sorted({int(number) for number in numbers}) if len(numbers) == len(items) else []


def _interval(project: Project, call: p.Call, scope: Scope) -> Trigger | None:
    total, given, unknown = 0.0, [], ""
    for name in _UNIT_ORDER:
        value = named_argument(call, name)
        number = number_of(project, value, scope)
        if number:
            total += number * _PER_UNIT[name]
            given.append(f"{name}={number:g}")
        elif name in _PLURALS and (text := written(_number(value))):
            given.append(f"{name}={text}")
            unknown = unknown or f"every {text} {name}"
    seconds = number_of(project, named_argument(call, "interval"), scope) if project.modules[scope.file].is_python else None
    if seconds:
        total, given = seconds * 1000, [f"interval={seconds:g}"]
    shown = interval_words(total) if total and not unknown else unknown
    return Trigger(kind="interval", expression=", ".join(given), words=shown) if total or unknown else None


def _number(value: Any) -> Any:  # noqa: ANN401 - any expression
    """Return what a conversion to a number is given: the setting in ``int(settings.EVERY)``."""
    converts = isinstance(value, p.Call) and dotted(value.callee) in _NUMBERS and value.arguments
    return value.arguments[0].value if converts else value


def kind_of(entry: LibraryEntry, node: p.Call, *, reads: bool = False) -> Kind:
    """Return what starts a job that has no schedule."""
    if reads:
        return "stream"
    if entry.category == "scheduler":
        return "queue" if entry.store else "unknown"
    if entry.category == "workflow" and not has_named(node, "taskQueue"):
        return "manual"
    published = isinstance(node.callee, p.Member) and node.callee.name in _CHANNELS and entry.id in _PUBLISHED
    return "event" if published or entry.id == "pypi:fastapi-mqtt" else "queue"
