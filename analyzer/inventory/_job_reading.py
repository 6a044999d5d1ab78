"""What a registration of background work says: its handler, its name, its queue, its streams."""

from __future__ import annotations

import posixpath
from collections.abc import Callable
from typing import Any

from analyzer.inventory._expressions import required
from analyzer.inventory._link_values import LISTENS
from analyzer.inventory._run_scopes import called
from analyzer.inventory._scan import Returned
from analyzer.inventory._shapes import named_argument
from analyzer.inventory.facts import Defined, Project, Scope, dotted
from analyzer.syntax import program as p

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
    "callback",
    "cb",
    "processMessage",
    "fn",
    "run",
    "task",
)


_ARITHMETIC: dict[str, Callable[[float, float], float]] = {
    "*": lambda left, right: left * right,
    "+": lambda left, right: left + right,
    "-": lambda left, right: left - right,
    "/": lambda left, right: left / right if right else 0.0,
    "//": lambda left, right: left // right if right else 0.0,
}


def handler_of(project: Project, call: p.Call, scope: Scope) -> tuple[str, Defined | None]:
    """Return the name of the function that a call registers and, where it is local, the function."""
    values = [argument.value for argument in call.arguments if not argument.spread and argument.keyword is None]
    named = named_argument(call, *_HANDLER_NAMES)
    for value in ([named] if named is not None else []) + values:
        defined = project.defined(project.ref(value, scope)) if isinstance(value, p.Function | p.Name | p.Member) else None
        if defined is not None and isinstance(defined.node, p.Function):
            name = defined.qualname if not isinstance(value, p.Function) and "<anonymous>" not in defined.qualname else defined.node.name
            return name.removeprefix("exports."), defined
    for value in ([named] if named is not None else []) + values[::-1]:
        if isinstance(value, p.Function):
            return value.name, None
        if isinstance(value, p.Name | p.Member) and project.constant(value, scope) is None:
            known, where = project.value(value, scope)
            if isinstance(known, p.RecordDisplay):
                continue
            if isinstance(known, p.Call) and not known.new and not project.modules[where.file].is_python:
                name, defined = _made_handler(project, [known], where)
                return name.removeprefix("this."), defined
            return dotted(known) or dotted(value), None
    return _made_handler(project, [named, *values], scope)


def _made_handler(project: Project, values: list[Any], scope: Scope) -> tuple[str, Defined | None]:
    """Return the handler that is bound, wrapped or made where it is given: ``f.bind(this)``, ``partial(f, x)``, ``makeSweep(db)``."""
    for value in values:
        if not isinstance(value, p.Call):
            continue
        inner = [argument.value for argument in value.arguments]
        if isinstance(value.callee, p.Member) and value.callee.name == "bind":
            inner = [value.callee.object]
        for item in [*inner, value.callee]:
            defined = project.defined(project.ref(item, scope)) if isinstance(item, p.Function | p.Name | p.Member) else None
            if defined is not None and not (isinstance(item, p.Name) and isinstance(defined.node, p.Class) and item in inner):
                return defined.node.name or defined.qualname.partition("<anonymous>")[0].rstrip("."), defined
        ref = project.ref(value.callee, scope)
        if not value.new and required(value) is None and (ref is None or ref.local) and dotted(value.callee):
            return dotted(value.callee), None
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


def given_to(project: Project, call: p.Call, scope: Scope) -> str:
    """Return what a schedule calls its handler with, as text: APScheduler's ``args`` and ``kwargs``, what follows it in ``do(f, ...)``."""
    values = [value for name in ("args", "kwargs") if (value := named_argument(call, name)) is not None]
    first = call.arguments[0] if call.arguments and isinstance(call.callee, p.Member) and call.callee.name == "add_job" else None
    if isinstance(call.callee, p.Member) and call.callee.name == "do":
        values += [argument.value for argument in call.arguments[1:]]
    made, where = project.value(first.value, scope) if first is not None and not first.spread else (None, scope)
    held = [(value, scope) for value in values]
    held += [(argument.value, where) for argument in made.arguments] if isinstance(made, p.Call) else []
    return ", ".join(_spelled(project, value, each) for value, each in held[:20])


def _spelled(project: Project, value: Any, scope: Scope) -> str:  # noqa: ANN401 - any expression
    inner, where = project.value(value, scope)
    parts: list[Any] = []
    if isinstance(inner, p.RecordDisplay):
        parts = [item for entry in inner.entries[:20] for item in (entry.key, entry.value) if item is not None]
    elif isinstance(inner, p.ListDisplay | p.Template):
        parts = inner.items[:20] if isinstance(inner, p.ListDisplay) else inner.parts[:20]
    texts = (project.constant(part, where) or dotted(part) or str(getattr(part, "value", "")) for part in parts)
    return ":".join(texts) if parts else project.constant(inner, where) or dotted(inner) or str(getattr(inner, "value", ""))


def number_of(project: Project, value: Any, scope: Scope, depth: int = 0) -> float | None:  # noqa: ANN401 - any expression
    """Return the number that an expression is known to be, through names and arithmetic."""
    if value is None or depth > 8:
        return None
    inner, where = project.value(value, scope)
    if isinstance(inner, p.Literal) and isinstance(inner.value, int | float) and not isinstance(inner.value, bool):
        return float(inner.value)
    if isinstance(inner, p.Binary) and inner.operator in _ARITHMETIC:
        left, right = number_of(project, inner.left, where, depth + 1), number_of(project, inner.right, where, depth + 1)
        if left is not None and right is not None:
            return _ARITHMETIC[inner.operator](left, right)
    return None


def queue_of(project: Project, value: Any, scope: Scope) -> str:  # noqa: ANN401 - any expression
    """Return the name of the queue that an expression was constructed with, "" where unknown."""
    inner, where = project.value(_emitter(value), scope)
    inner = inner.value if isinstance(inner, p.Await) else inner
    where = scope if _is_inside(scope, where) else where
    if isinstance(inner, p.Call) and required(inner) is None:
        named = named_argument(inner, "name", "queue", "queueName", "topic", "subject", "id")
        first = project.constant(named, where) if named is not None else None
        known = first or next(iter(texts_of(project, inner, where)), "") or _given_queue(project, inner, where)
        return known or _key_of(project, _emitter(value), scope) or _partly(project, inner, where)
    if isinstance(inner, p.Member) and isinstance(inner.object, p.Name) and inner.object.id in {"this", "self"} and scope.owner is not None:
        for field, owner in scope.owner.fields.get(inner.name, ()):
            if isinstance(field, p.Call):
                return next(iter(texts_of(project, field, owner)), "")
    return _key_of(project, _emitter(value), scope)


def _partly(project: Project, call: p.Call, scope: Scope) -> str:
    """Return a name of which a part is known, with what stands for the rest: ``orders${this.suffix}``."""
    value, where = project.value(call.arguments[0].value, scope) if call.arguments else (None, scope)
    parts = value.parts[:8] if isinstance(value, p.Template) else []
    texts = [project.constant(part, where) for part in parts]
    if not any(texts):
        return ""
    return "".join(text if text is not None else f"${{{written(part)}}}" for text, part in zip(texts, parts, strict=True))


def _emitter(value: Any) -> Any:  # noqa: ANN401 - any expression
    """Return the emitter that ``queue.on("failed", log)`` gives again."""
    while isinstance(value, p.Call) and isinstance(value.callee, p.Member) and value.callee.name in LISTENS:
        value = value.callee.object
    return value


def _key_of(project: Project, value: Any, scope: Scope) -> str:  # noqa: ANN401 - any expression
    """Return the known key of the table that a queue is taken from: ``const { queue } = queues[job.key]``."""
    binding = next(iter(_values_of(project, value, scope)), None) if isinstance(value, p.Name) else (value, scope)
    inner, where = binding or (None, scope)
    inner = inner.value if isinstance(inner, Returned) else inner
    while isinstance(inner, p.Index) and isinstance(inner.object, p.Index):
        inner = inner.object
    return project.constant(inner.index, where) or "" if isinstance(inner, p.Index) else ""


def made_by(project: Project, value: Any, scope: Scope) -> tuple[Any, Scope]:  # noqa: ANN401 - any expression
    """Return what made a value, also where it was awaited, or made and given by a local function; the scope is of this one call."""
    inner, where = project.value(value, scope)
    inner = inner.value if isinstance(inner, p.Await) else inner
    if not isinstance(inner, p.Call) or inner.new:
        return inner, where
    defined = project.defined(project.ref(inner.callee, where))
    if defined is None or not isinstance(defined.node, p.Function):
        return inner, where
    inside = called(defined.scope, defined.node, inner, where, set())
    for result in defined.scope.returns[:4]:
        found, at = project.value(result, inside)
        if isinstance(found, p.Call):
            return found, inside if at.qualname == inside.qualname else at
    return inner, where


def _is_inside(scope: Scope, other: Scope) -> bool:
    """Say whether a scope is one in which another is read anew: what a caller gives hides what that does not know."""
    current: Scope | None = scope
    while current is not None and current is not other:
        current = current.parent if current.kind == "block" else None
    return current is not None


def _given_queue(project: Project, call: p.Call, scope: Scope) -> str:
    """Return the name of the queue that a local function makes and gives: ``getMailQueue()``."""
    defined = project.defined(project.ref(call.callee, scope)) if not call.new else None
    if defined is None or not isinstance(defined.node, p.Function):
        return ""
    inside = called(defined.scope, defined.node, call, scope, set())
    for result in defined.scope.returns[:4]:
        for made, where in _values_of(project, result, defined.scope):
            at = inside if where is defined.scope else where
            if isinstance(made, p.Call) and made.new and (texts := texts_of(project, made, at)):
                return texts[0]
    return ""


def _values_of(project: Project, value: Any, scope: Scope) -> list[tuple[Any, Scope]]:  # noqa: ANN401 - any expression
    """Return all that a name was given, or the one value of another expression."""
    current: Scope | None = scope if isinstance(value, p.Name) else None
    while current is not None and value.id not in current.names:
        current = current.parent
    return current.names[value.id][:8] if current is not None else [project.value(value, scope)]


def items_of(project: Project, value: Any, scope: Scope) -> list[str]:  # noqa: ANN401 - any expression
    """Return the known texts of a list, or the one text that an expression is."""
    inner, where = project.value(value, scope)
    items = inner.items[:200] if isinstance(inner, p.ListDisplay) else [inner]
    return [text for item in items if (text := project.constant(item, where)) is not None]


def task_of(project: Project, call: p.Call, scope: Scope) -> tuple[p.Call | None, Scope]:
    """Return the task that a job of toad-scheduler is made with: ``new SimpleIntervalJob({...}, new AsyncTask("name", f))``."""
    for argument in call.arguments:
        inner, where = project.value(argument.value, scope)
        if isinstance(inner, p.Call) and inner.new and dotted(inner.callee).rsplit(".", 1)[-1] in {"Task", "AsyncTask"}:
            return inner, where
    return None, scope


def streams_of(project: Project, call: p.Call, scope: Scope) -> list[str]:
    """Return the streams that a read of Redis Streams names: after ``STREAMS``, as records with ``key``, or as keys of a record.

    https://redis.io/docs/latest/commands/xreadgroup/
    """
    values = [argument.value for argument in call.arguments if argument.keyword is None and not argument.spread]
    named = named_argument(call, "streams")
    for value in ([named] if named is not None else []) + values:
        inner, where = project.value(value, scope)
        records = [item for item in inner.items if isinstance(item, p.RecordDisplay)] if isinstance(inner, p.ListDisplay) else []
        keys = [entry.value for item in records for entry in item.entries if isinstance(entry.key, p.Literal) and entry.key.value == "key"]
        if isinstance(inner, p.RecordDisplay):
            key = next((item for item in inner.entries if isinstance(item.key, p.Literal) and item.key.value == "key"), None)
            keys = [key.value] if key is not None else [item.key for item in inner.entries if item.key is not None]
            keys = [] if key is None and not project.modules[scope.file].is_python else keys
        if keys:
            return [name for key in keys[:20] if (name := _named(project, key, where))]
    texts = [_named(project, value, scope) for value in values]
    at = next((number for number, text in enumerate(texts) if text.upper() == "STREAMS"), None)
    return [] if at is None else [text for text in texts[at + 1 : at + 1 + max((len(texts) - at - 1) // 2, 1)] if text][:20]


def _named(project: Project, value: Any, scope: Scope) -> str:  # noqa: ANN401 - any expression
    return project.constant(value, scope) or (dotted(value) if isinstance(value, p.Name | p.Member) else "")


def folder_of(project: Project, value: Any, scope: Scope) -> str:  # noqa: ANN401 - any expression
    """Return the folder that an expression names: ``${__dirname}/tasks`` beside its module, ``./tasks`` from the root."""
    inner, where = project.value(value, scope)
    parts = (
        inner.parts if isinstance(inner, p.Template) else [item.value for item in inner.arguments] if isinstance(inner, p.Call) else [inner]
    )
    beside = any(isinstance(part, p.Name) and part.id == "__dirname" for part in parts)
    texts = [text.strip("/") for part in parts if (text := project.constant(part, where))]
    return posixpath.normpath(posixpath.join(posixpath.dirname(where.file) if beside else "", *texts)) if texts else ""


def written(node: Any) -> str:  # noqa: ANN401 - any expression
    """Return a chain of names and literal indices, or arithmetic with them, as it is written: ``jobs['scan'].hours * 60``."""
    parts: list[str] = []
    if isinstance(node, p.Call) and dotted(node.callee) in {"int", "float"} and node.arguments:
        node = node.arguments[0].value
    if isinstance(node, p.Template):
        return _patched(node)
    if isinstance(node, p.Binary) and node.operator in _ARITHMETIC:
        sides = [_term(node.left), _term(node.right)]
        return f" {node.operator} ".join(sides)[:120] if all(sides) else ""
    for _ in range(12):
        if isinstance(node, p.Member):
            parts.append(f".{node.name}")
            node = node.object
        elif isinstance(node, p.Index) and isinstance(node.index, p.Literal):
            parts.append(f"[{node.index.value!r}]")
            node = node.object
        elif isinstance(node, p.Await):
            node = node.value
        else:
            break
    return (node.id + "".join(reversed(parts)))[:120] if isinstance(node, p.Name) else ""


def _patched(template: p.Template) -> str:
    inner = (part.value if isinstance(part, p.Formatted) else part for part in template.parts[:12])
    return "".join(str(part.value) if isinstance(part, p.Literal) else f"{{{written(part) or '?'}}}" for part in inner)[:120]


def _term(node: Any) -> str:  # noqa: ANN401 - any expression
    number = isinstance(node, p.Literal) and isinstance(node.value, int | float) and not isinstance(node.value, bool)
    if isinstance(node, p.Binary | p.Template):
        return ""
    return f"{node.value:g}" if number else written(node)


def text_of(project: Project, value: Any, scope: Scope) -> str:  # noqa: ANN401 - any expression
    """Return the text that an expression is, or the first of a list."""
    inner, where = project.value(value, scope)
    if isinstance(inner, p.ListDisplay) and inner.items:
        return project.constant(inner.items[0], where) or ""
    return project.constant(inner, where) or ""
