"""What is attached to jobs once they are known: schedules given elsewhere, and the sites that enqueue them."""

from __future__ import annotations

from functools import cached_property
from typing import Any

from analyzer.catalog.load import LibraryEntry, of_concern
from analyzer.inventory._imports import Index
from analyzer.inventory._inputs import Inputs
from analyzer.inventory._job_reading import handler_of, items_of, lines_of, number_of, queue_of, texts_of, written
from analyzer.inventory._shapes import is_call, is_decorator, named_argument
from analyzer.inventory.facts import CallSite, Decoration, Ref, Scope
from analyzer.inventory.jobs.cron_words import interval_words, is_cron, words
from analyzer.inventory.jobs.drafts import Draft, Drafts
from analyzer.inventory.jobs.triggers import schedule_of
from analyzer.model.location import Location
from analyzer.model.work import Trigger
from analyzer.source.files import CODE
from analyzer.syntax import program as p
from analyzer.syntax import walking

ID_NAMES = ("id", "name", "queue", "queueName", "taskQueue", "task_queue", "topic", "topics", "queueUrl", "QueueUrl", "queue_name", "qname")
STREAM_READS = {"xread", "xreadgroup", "xRead", "xReadGroup"}
ENQUEUES = {
    "delay",
    "apply_async",
    "s",
    "si",
    "send",
    "send_with_options",
    "kiq",
    "defer",
    "defer_async",
    "enqueue",
    "schedule",
    "run_no_wait",
    "aio_run_no_wait",
    "spawn",
    "remote",
}
_CALLED = {"pypi:huey"}
_WORKED_OFF = {"npm:bullmq": ("bullmq", "new Worker("), "npm:bull": ("bull", ".process(")}
_DEEPEST = 4


def attach(inputs: Inputs, drafts: Drafts, index: Index) -> None:
    """Give the drafts their schedules and enqueue sites."""
    _Attacher(inputs, drafts, index).attach()


class _Attacher:
    def __init__(self, inputs: Inputs, drafts: Drafts, index: Index) -> None:
        self.inputs = inputs
        self.project = inputs.project
        self.aside = inputs.aside
        self.drafts = drafts
        self.index = index
        self.uses_celery = any(
            item.specifier.split(".")[0] == "celery" for facts in self.project.modules.values() for item in facts.imports
        )

    @cached_property
    def celery(self) -> LibraryEntry | None:
        return next((entry for entry in of_concern("jobs", "pypi") if entry.id == "pypi:celery"), None)

    def _entries(self, file: str, ref: Ref | None) -> tuple[LibraryEntry, ...]:
        return self.index.of_ref(ref, python=self.project.modules[file].is_python)

    def attach(self) -> None:
        self._beat()
        for decoration in self.project.decorations:
            for entry in self._entries(decoration.file, decoration.ref):
                if any(is_decorator(shape, decoration) for shape in entry.schedule_signals) and not any(
                    is_decorator(shape, decoration) for shape in entry.job_signals
                ):
                    self._decorated(entry, decoration)
        for call in self.project.calls:
            entries = self._entries(call.file, call.ref)
            for entry in entries:
                if call.ref is not None and call.ref.path[-1:] == ("add_periodic_task",):
                    self._periodic_task(call)
                elif any(is_call(shape, call) for shape in entry.schedule_signals) and not any(
                    is_call(shape, call) for shape in entry.job_signals
                ):
                    self._scheduled(entry, call)
                elif any(is_call(shape, call) for shape in entry.enqueue_signals):
                    self._enqueued(entry, call)
                if named_argument(call.node, "crontab") is not None:
                    self._crontab(entry, call)
            if not entries:
                self._enqueued_function(call)
                self._periodic_task(call)

    def _decorated(self, entry: LibraryEntry, decoration: Decoration) -> None:
        """Give the decorated task its schedule; what is no task yet is one by this."""
        defined = self.project.modules[decoration.file].functions.get(decoration.on)
        trigger = schedule_of(self.project, decoration.call, decoration.scope) if decoration.call is not None else None
        if defined is None or trigger is None:
            return
        known = self.drafts.handled_by(defined)
        if known is not None:
            known.trigger = trigger
            return
        place = Location(file=decoration.file, line=max(decoration.line, 1))
        self.drafts.add(Draft(defined.node.name, entry.id, trigger, place, handler=defined, lines=lines_of(defined, None)))

    def _crontab(self, entry: LibraryEntry, call: CallSite) -> None:
        """Read Graphile Worker's crontab: five fields, the task, and options, one a line."""
        text = self.project.constant(named_argument(call.node, "crontab"), call.scope) or ""
        for line in text.splitlines()[:200]:
            fields = line.split()
            expression = " ".join(fields[:5])
            if len(fields) > 5 and is_cron(expression):
                self.drafts.schedule(entry, [fields[5]], Trigger(kind="cron", expression=expression, words=words(expression)))

    def _periodic_task(self, call: CallSite) -> None:
        """Read ``sender.add_periodic_task(schedule, task.s(...))`` of Celery, whatever the application is called there."""
        callee, arguments = call.node.callee, call.node.arguments
        if not isinstance(callee, p.Member) or callee.name != "add_periodic_task" or len(arguments) < 2 or self.celery is None:
            return
        trigger = self._periodic(arguments[0].value, call.scope)
        signature = arguments[1].value
        task = signature.callee.object if isinstance(signature, p.Call) and isinstance(signature.callee, p.Member) else signature
        defined = self.project.defined(self.project.ref(task, call.scope))
        known = self.drafts.handled_by(defined) if defined is not None else None
        if known is not None and trigger is not None:
            known.trigger = trigger

    def _periodic(self, value: Any, scope: Scope) -> Trigger | None:  # noqa: ANN401 - any expression
        trigger = schedule_of(self.project, p.Call(p.Name(""), [p.Argument(value)]), scope)
        seconds = number_of(self.project, value, scope)
        if trigger is None and seconds:
            return Trigger(kind="interval", expression=f"{seconds:g}", words=interval_words(seconds * 1000))
        shown = written(value)
        return trigger or (Trigger(kind="interval", expression=shown, words=f"every {shown} seconds") if shown else None)

    def _names(self, call: CallSite) -> list[str]:
        receiver = call.node.callee.object if isinstance(call.node.callee, p.Member) else None
        handler, _ = handler_of(self.project, call.node, call.scope)
        queue = queue_of(self.project, receiver, call.scope) if receiver is not None else ""
        named = named_argument(call.node, *ID_NAMES)
        given = next(iter(items_of(self.project, named, call.scope)), "") if named is not None else ""
        return [*texts_of(self.project, call.node, call.scope), given, handler, queue]

    def _scheduled(self, entry: LibraryEntry, call: CallSite) -> None:
        """Give a schedule to the job that is named, or to each of a list; a list of records says both for each."""
        trigger = schedule_of(self.project, call.node, call.scope)
        listed = [argument.value for argument in call.node.arguments if isinstance(argument.value, p.ListDisplay)]
        for value in listed:
            for item in value.items[:200]:
                record = p.Call(p.Name(""), [p.Argument(item)])
                task = named_argument(record, "task")
                own = schedule_of(self.project, record, call.scope)
                if task is not None and own is not None:
                    self.drafts.schedule(entry, [self.project.constant(task, call.scope) or ""], own)
        if trigger is None:
            return
        texts = [name for value in listed for name in items_of(self.project, value, call.scope)]
        for name in texts:
            self.drafts.schedule(entry, [name], trigger)
        if not texts:
            self._schedule(entry, call, trigger)

    def _schedule(self, entry: LibraryEntry, call: CallSite, trigger: Trigger) -> None:
        """Give a schedule to the job that a call names; a queue that is nowhere worked off has one job by its schedule."""
        names = self._names(call)
        if self.drafts.schedule(entry, names, trigger) is None and entry.id in _WORKED_OFF and not self._worked_off(entry):
            name = names[-1] or next(filter(None, names), "")
            self.drafts.add(Draft(name, entry.id, trigger, Location(file=call.file, line=call.line), queue=names[-1]))

    def _worked_off(self, entry: LibraryEntry) -> bool:
        """Say whether something in the repository works the library's queues off: here, or in a file of another service."""
        if self.drafts.of(entry):
            return True
        word, start = _WORKED_OFF[entry.id]
        others = (path for path in self.inputs.paths if path.endswith(CODE) and path not in self.project.modules)
        return any(start in text and word in text for path in others if (text := self.inputs.text(path)))

    def _enqueued(self, entry: LibraryEntry, call: CallSite) -> None:
        names = self._names(call)
        if named_argument(call.node, "repeat") is not None:
            trigger = schedule_of(self.project, call.node, call.scope)
            if trigger is not None:
                self._schedule(entry, call, trigger)
        place = Location(file=call.file, line=call.line)
        receiver = call.node.callee.object if isinstance(call.node.callee, p.Member) else None
        made = self.drafts.made_by(self.project.value(receiver, call.scope)[0]) if receiver is not None else None
        known = made or next(
            (draft for argument in call.node.arguments if (draft := self._task(argument.value, call.scope)) is not None), None
        )
        if known is not None:
            known.enqueue(place)
        else:
            self.drafts.enqueue(entry, names, place)

    def _task(self, value: Any, scope: Scope) -> Draft | None:  # noqa: ANN401 - any expression
        """Return the job that an argument is: a function, or a class by its entry (``Order.run``)."""
        if not isinstance(value, p.Name | p.Member):
            return None
        inner = [value, value.object] if isinstance(value, p.Member) else [value]
        found = (self.project.defined(self.project.ref(item, scope)) for item in inner)
        return next((draft for defined in found if defined is not None and (draft := self.drafts.handled_by(defined)) is not None), None)

    def _enqueued_function(self, call: CallSite) -> None:
        """List ``send_email.delay()`` under the task that ``send_email`` is; Huey's tasks are enqueued by calling them."""
        ref = call.ref
        if ref is None or not ref.local or not 1 <= len(ref.path) <= _DEEPEST or (len(ref.path) > 1 and ref.path[-1] not in ENQUEUES):
            return
        task = self.project.defined(Ref(ref.origin, ref.path[:1], local=True))
        draft = self.drafts.handled_by(task) if task is not None and not ref.path[0].endswith("()") else None
        if draft is not None and (len(ref.path) > 1 or draft.library in _CALLED):
            draft.enqueue(Location(file=call.file, line=call.line))

    def _beat(self) -> None:
        """Read Celery's ``beat_schedule``, assigned, passed to ``conf.update``, named in a settings module, or an entry of a record."""
        entry = self.celery
        if entry is None or not self.uses_celery:
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
            if facts.is_python and '"beat_schedule"' in self.inputs.text(facts.file).replace("'", '"'):
                entries = [item for node in walking.walk(facts.module.body) if isinstance(node, p.RecordDisplay) for item in node.entries]
                found += [(item.value, facts.scope) for item in entries if getattr(item.key, "value", "") == "beat_schedule"]
        seen: set[int] = set()
        while found:
            inner, where = self.project.record(*found.pop(0))
            if isinstance(inner, p.RecordDisplay) and id(inner) not in seen:
                seen.add(id(inner))
                found += [(item.value, where) for item in inner.entries if item.key is None]
                for item in inner.entries:
                    self._beat_entry(entry, item, where)

    def _beat_entry(self, entry: LibraryEntry, item: p.Entry, scope: Scope) -> None:
        value, where = self.project.value(item.value, scope)
        call = p.Call(p.Name(""), [p.Argument(value)])
        task, schedule = named_argument(call, "task"), named_argument(call, "schedule")
        name = self.project.constant(task, where) if task is not None else None
        if name is None or schedule is None:
            return
        trigger = self._periodic(schedule, where) or Trigger(kind="cron")
        if self.drafts.schedule(entry, [name], trigger) is None:
            self.drafts.add(Draft(name, entry.id, trigger, Location(file=where.file, line=item.line), alias=name))
