"""Library jobs: registrations found by the catalog's shapes, each counted by its library's rule."""

from __future__ import annotations

from typing import Any, Literal

from analyzer.catalog.load import LibraryEntry, of_concern
from analyzer.inventory._cron_words import interval_words, is_cron, words
from analyzer.inventory._imports import Index
from analyzer.inventory._inputs import Inputs
from analyzer.inventory._job_drafts import Draft, Drafts
from analyzer.inventory._job_reading import handler_of, lines_of, number_of, queue_of, schedule_of, texts_of
from analyzer.inventory._shapes import is_call, is_class, is_decorator, named_argument
from analyzer.inventory.facts import CallSite, Decoration, Defined, Ref, Scope, dotted
from analyzer.model.location import Location
from analyzer.model.work import Trigger
from analyzer.syntax import program as p

_ID_NAMES = ("id", "name", "queue", "queueName", "taskQueue", "topic", "topics", "queueUrl", "queue_name")
_CELERY_ENQUEUES = {"delay", "apply_async", "s", "si", "send", "send_with_options", "kiq", "defer", "defer_async", "enqueue", "schedule"}
Kind = Literal["queue", "event", "manual", "stream", "unknown"]
_PROPERTY_NAMES = {"eachMessage", "eachBatch", "onTick", "handler", "handleMessage", "processor", "fn"}
_TRIGGER_KINDS = {"cron", "interval", "date"}
_STREAM_READS = {"xread", "xreadgroup", "xRead", "xReadGroup"}


def library_jobs(inputs: Inputs, drafts: Drafts) -> None:
    """Add the jobs of all catalogued libraries, then their schedules and enqueue sites."""
    reader = _Reader(inputs, drafts, inputs.of_concern("jobs"))
    reader.register()
    reader.attach()


class _Reader:
    def __init__(self, inputs: Inputs, drafts: Drafts, index: Index) -> None:
        self.project = inputs.project
        self.aside = inputs.aside
        self.drafts = drafts
        self.index = index

    def _entries(self, file: str, ref: Ref | None) -> tuple[LibraryEntry, ...]:
        return self.index.of_ref(ref, python=self.project.modules[file].is_python)

    def register(self) -> None:
        for decoration in self.project.decorations:
            if decoration.file in self.aside:
                continue
            for entry in self._entries(decoration.file, decoration.ref):
                if any(is_decorator(shape, decoration) for shape in entry.job_signals) and not isinstance(decoration.target, p.Field):
                    self._decorated(entry, decoration)
        for call in self.project.calls:
            for entry in self._entries(call.file, call.ref) if call.file not in self.aside else ():
                if any(is_call(shape, call) for shape in entry.job_signals):
                    self._called(entry, call)
        for facts in self.project.modules.values():
            for defined in facts.classes.values():
                self._derived(defined, python=facts.is_python)
                self._worker_settings(defined)

    # --- one registration each

    def _decorated(self, entry: LibraryEntry, decoration: Decoration) -> None:
        facts = self.project.modules[decoration.file]
        defined = facts.functions.get(decoration.on) or facts.classes.get(decoration.on)
        call, alias, trigger = decoration.call, "", None
        if call is not None:
            named = named_argument(call, "name", "actor_name", "id")
            alias = self.project.constant(named, decoration.scope) or "" if named is not None else ""
            trigger = schedule_of(self.project, call, decoration.scope)
        name = decoration.on.rsplit(".", 1)[-1]
        queue = queue_of(self.project, call, decoration.scope) if call is not None else ""
        kind: Kind = "manual" if entry.category == "workflow" else "queue"
        self.drafts.add(
            Draft(
                name=name,
                library=entry.id,
                trigger=trigger or Trigger(kind=kind, expression=queue or alias),
                location=Location(file=decoration.file, line=max(decoration.line, 1)),
                queue=queue,
                alias=alias,
                handler=defined,
                lines=lines_of(defined, None),
            )
        )

    def _called(self, entry: LibraryEntry, call: CallSite) -> None:
        counting, _, argument = entry.counting.partition(":")
        if counting == "none":
            return
        if counting in {"keys", "entries"}:
            self._listed(entry, call, argument)
            return
        if entry.id == "npm:worker_threads":
            return
        self.drafts.add(self._draft(entry, call.node, call.scope, call))

    def _draft(self, entry: LibraryEntry, node: p.Call, scope: Scope, site: CallSite) -> Draft:
        project = self.project
        reads = isinstance(node.callee, p.Member) and node.callee.name in _STREAM_READS
        handler_name, handler = handler_of(project, node, scope) if not reads else ("", None)
        trigger = schedule_of(project, node, scope) if entry.category in {"scheduler", "workflow", "queue"} else None
        texts = [text for text in texts_of(project, node, scope) if not is_cron(text) and not words(text) and text not in _TRIGGER_KINDS]
        named = named_argument(node, *_ID_NAMES)
        given = self._text(named, scope) if named is not None else ""
        receiver = node.callee.object if isinstance(node.callee, p.Member) else None
        made_for = queue_of(project, receiver, scope) if receiver is not None else ""
        queue = (made_for if "://" not in made_for else "") or given or (texts[0] if texts else "")
        queue = queue or self._topic(site)
        fallback = handler_name if handler_name and not handler_name.startswith("<") and handler_name not in _PROPERTY_NAMES else ""
        named_by = (fallback, queue) if entry.counting == "functions" else (queue, fallback)
        name = given or (texts[0] if texts else "") or named_by[0] or named_by[1] or _enclosing(site) or f"{entry.name} at line {site.line}"
        if entry.category == "scheduler" and fallback and not given and not texts:
            name = fallback
        if trigger is None:
            trigger = Trigger(kind=_kind(entry, node, reads=reads), expression=queue)
        return Draft(
            name=name[:120],
            library=entry.id,
            trigger=trigger,
            location=Location(file=site.file, line=site.line),
            queue=queue,
            handler=handler,
            lines=lines_of(handler, node),
        )

    def _text(self, value: Any, scope: Scope) -> str:  # noqa: ANN401 - any expression
        inner, where = self.project.value(value, scope)
        if isinstance(inner, p.ListDisplay) and inner.items:
            return self.project.constant(inner.items[0], where) or ""
        return self.project.constant(inner, where) or ""

    def _topic(self, site: CallSite) -> str:
        """Return the topic that the same consumer subscribes to (KafkaJS says it in a call of its own)."""
        if not isinstance(site.node.callee, p.Member) or site.node.callee.name != "run":
            return ""
        receiver = dotted(site.node.callee.object)
        for call in self.project.modules[site.file].calls:
            if receiver and call.text == f"{receiver}.subscribe":
                named = named_argument(call.node, "topic", "topics")
                return self._text(named, call.scope) if named is not None else ""
        return ""

    def _listed(self, entry: LibraryEntry, call: CallSite, argument: str) -> None:
        value = named_argument(call.node, argument)
        inner, where = self.project.value(value, call.scope) if value is not None else (None, call.scope)
        if isinstance(inner, p.RecordDisplay):
            for item in inner.entries:
                if isinstance(item.key, p.Literal) and isinstance(item.key.value, str):
                    handler = self.project.defined(self.project.ref(item.value, where))
                    place = Location(file=where.file, line=item.line)
                    self.drafts.add(
                        Draft(
                            str(item.key.value),
                            entry.id,
                            Trigger(kind="queue", expression=item.key.value),
                            place,
                            queue=item.key.value,
                            handler=handler,
                            lines=lines_of(handler, None),
                        )
                    )
        for value in inner.items if isinstance(inner, p.ListDisplay) else ():
            node = value if isinstance(value, p.Call) else p.Call(p.Name(""), [p.Argument(value)])
            handler = self.project.defined(self.project.ref(value, where)) if isinstance(value, p.Name | p.Member | p.Function) else None
            named = named_argument(node, "name")
            name = (
                self._text(named, where)
                if named is not None
                else handler.qualname
                if handler
                else self.project.constant(value, where) or dotted(value)
            )
            trigger = schedule_of(self.project, node, where) or Trigger(kind="queue" if entry.category == "queue" else "unknown")
            self.drafts.add(
                Draft(
                    name or entry.name,
                    entry.id,
                    trigger,
                    Location(file=where.file, line=value.line or call.line),
                    handler=handler,
                    lines=lines_of(handler, None),
                )
            )

    def _derived(self, defined: Defined, *, python: bool) -> None:
        shapes = [(entry, shape) for entry in self._class_entries(defined, python=python) for shape in entry.job_signals]
        bases = self.project.bases(defined) if shapes else ()
        for entry, shape in shapes:
            if (is_class(shape, defined, bases) and "run" in defined.scope.fields) or (
                is_class(shape, defined, bases) and entry.id != "pypi:celery"
            ):
                place = Location(file=defined.file, line=defined.node.line)
                self.drafts.add(
                    Draft(defined.node.name, entry.id, Trigger(kind="queue"), place, handler=defined, lines=lines_of(defined, None))
                )
                return

    def _class_entries(self, defined: Defined, *, python: bool) -> tuple[LibraryEntry, ...]:
        if not defined.node.bases:
            return ()
        return tuple({e.id: e for base in self.project.bases(defined) for e in self.index.of_ref(base, python=python)}.values())

    def _worker_settings(self, defined: Defined) -> None:
        """Read arq's settings class: ``functions`` and ``cron_jobs``; the class needs no base, so arq must be imported beside it."""
        fields = defined.scope.fields
        facts = self.project.modules[defined.file]
        if not facts.is_python or "functions" not in fields or not any(item.specifier.split(".")[0] == "arq" for item in facts.imports):
            return
        entry = next((entry for entry in of_concern("jobs", "pypi") if entry.id == "pypi:arq"), None)
        for value, scope in fields["functions"][:1] if entry else ():
            inner, where = self.project.value(value, scope)
            for item in inner.items if isinstance(inner, p.ListDisplay) else ():
                handler = self.project.defined(self.project.ref(item, where))
                name = handler.node.name if handler else (self.project.constant(item, where) or dotted(item)).rsplit(".", 1)[-1]
                if name and not isinstance(item, p.Call) and entry is not None:
                    place = (
                        Location(file=handler.file, line=handler.node.line)
                        if handler
                        else Location(file=where.file, line=item.line or defined.node.line)
                    )
                    self.drafts.add(
                        Draft(name, entry.id, Trigger(kind="queue", expression=name), place, handler=handler, lines=lines_of(handler, None))
                    )

    # --- schedules and enqueue sites

    def attach(self) -> None:
        self._beat()
        for call in self.project.calls:
            entries = self._entries(call.file, call.ref)
            for entry in entries:
                if any(is_call(shape, call) for shape in entry.schedule_signals) and not any(
                    is_call(shape, call) for shape in entry.job_signals
                ):
                    self._scheduled(entry, call)
                elif any(is_call(shape, call) for shape in entry.enqueue_signals):
                    self._enqueued(entry, call)
            if not entries:
                self._enqueued_function(call)

    def _names(self, call: CallSite) -> list[str]:
        receiver = call.node.callee.object if isinstance(call.node.callee, p.Member) else None
        handler, _ = handler_of(self.project, call.node, call.scope)
        queue = queue_of(self.project, receiver, call.scope) if receiver is not None else ""
        named = named_argument(call.node, *_ID_NAMES)
        given = self._text(named, call.scope) if named is not None else ""
        return [*texts_of(self.project, call.node, call.scope), given, handler, queue]

    def _scheduled(self, entry: LibraryEntry, call: CallSite) -> None:
        trigger = schedule_of(self.project, call.node, call.scope)
        if trigger is not None:
            self.drafts.schedule(entry, self._names(call), trigger)

    def _enqueued(self, entry: LibraryEntry, call: CallSite) -> None:
        names = self._names(call)
        if named_argument(call.node, "repeat") is not None:
            trigger = schedule_of(self.project, call.node, call.scope)
            if trigger is not None:
                self.drafts.schedule(entry, names, trigger)
        self.drafts.enqueue(entry, names, Location(file=call.file, line=call.line))

    def _enqueued_function(self, call: CallSite) -> None:
        """List ``send_email.delay()`` under the task that ``send_email`` is."""
        ref = call.ref
        if ref is None or not ref.local or len(ref.path) != 2 or ref.path[1] not in _CELERY_ENQUEUES:
            return
        task = self.project.defined(Ref(ref.origin, ref.path[:1], local=True))
        for draft in self.drafts.all if task is not None else ():
            if draft.handler is task and len(draft.enqueued) < 50:
                draft.enqueued = [*draft.enqueued, Location(file=call.file, line=call.line)]

    def _beat(self) -> None:
        """Read Celery's ``beat_schedule``, assigned, passed to ``conf.update``, or named in a settings module."""
        entry = next((item for item in of_concern("jobs", "pypi") if item.id == "pypi:celery"), None)
        if entry is None or not any(
            item.specifier.split(".")[0] == "celery" for facts in self.project.modules.values() for item in facts.imports
        ):
            return
        found: list[tuple[Any, Scope]] = []
        for facts in self.project.modules.values():
            found += [
                (node.value, scope)
                for node, scope in facts.assignments
                if isinstance(node.target, p.Member) and node.target.name == "beat_schedule"
            ]
            found += [
                binding
                for name in ("beat_schedule", "CELERYBEAT_SCHEDULE", "CELERY_BEAT_SCHEDULE")
                for binding in facts.scope.names.get(name, ())
            ]
            for call in facts.calls:
                value = named_argument(call.node, "beat_schedule") if facts.is_python else None
                found += [(value, call.scope)] if value is not None else []
        seen: set[int] = set()
        for value, scope in found:
            inner, where = self.project.value(value, scope)
            if isinstance(inner, p.RecordDisplay) and id(inner) not in seen:
                seen.add(id(inner))
                for item in inner.entries:
                    self._beat_entry(entry, item, where)

    def _beat_entry(self, entry: LibraryEntry, item: p.Entry, scope: Scope) -> None:
        value, where = self.project.value(item.value, scope)
        call = p.Call(p.Name(""), [p.Argument(value)])
        task, schedule = named_argument(call, "task"), named_argument(call, "schedule")
        name = self.project.constant(task, where) if task is not None else None
        if name is None or schedule is None:
            return
        trigger = schedule_of(self.project, p.Call(p.Name(""), [p.Argument(schedule)]), where)
        seconds = number_of(self.project, schedule, where)
        if trigger is None and seconds:
            trigger = Trigger(kind="interval", expression=f"{seconds:g}", words=interval_words(seconds * 1000))
        trigger = trigger or Trigger(kind="cron")
        if self.drafts.schedule(entry, [name], trigger) is None:
            self.drafts.add(Draft(name, entry.id, trigger, Location(file=where.file, line=item.line), alias=name))


def _kind(entry: LibraryEntry, node: p.Call, *, reads: bool) -> Kind:
    if reads:
        return "stream"
    if entry.category == "scheduler":
        return "unknown"
    return "event" if named_argument(node, "event") is not None else "queue"


def _enclosing(site: CallSite) -> str:
    """Return the name of the function around a consumer's loop."""
    return site.function.rsplit(".", 1)[-1] if site.function and "<anonymous>" not in site.function else ""
