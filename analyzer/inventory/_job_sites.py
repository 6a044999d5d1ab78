"""Library jobs: registrations found by the catalog's shapes, each counted by its library's rule."""

from __future__ import annotations

import posixpath
from typing import Any, Literal

from analyzer.catalog.load import LibraryEntry, of_concern
from analyzer.inventory._cron_words import is_cron, words
from analyzer.inventory._imports import Index
from analyzer.inventory._inputs import Inputs
from analyzer.inventory._job_drafts import Draft, Drafts
from analyzer.inventory._job_reading import folder_of, handler_of, lines_of, queue_of, streams_of, task_of, texts_of, written
from analyzer.inventory._job_schedules import ID_NAMES, STREAM_READS, attach
from analyzer.inventory._job_triggers import event_of, schedule_of, spoken
from analyzer.inventory._shapes import has_named, is_call, is_class, is_decorator, named_argument
from analyzer.inventory.facts import CallSite, Decoration, Defined, ModuleFacts, Ref, Scope, dotted
from analyzer.model.location import Location
from analyzer.model.work import Trigger
from analyzer.syntax import program as p

Kind = Literal["queue", "event", "manual", "stream", "unknown"]
_PROPERTY_NAMES = {"eachMessage", "eachBatch", "onTick", "handler", "handleMessage", "processor", "fn"}
_TRIGGER_KINDS = {"cron", "interval", "date"}
_CHANNELS = {"subscribe", "psubscribe", "pSubscribe"}


def library_jobs(inputs: Inputs, drafts: Drafts) -> None:
    """Add the jobs of all catalogued libraries, then their schedules and enqueue sites."""
    index = inputs.of_concern("jobs")
    _Reader(inputs, drafts, index).register()
    attach(inputs, drafts, index)


class _Reader:
    def __init__(self, inputs: Inputs, drafts: Drafts, index: Index) -> None:
        self.inputs = inputs
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
            self._handed_schedule(decoration)
        for call in self.project.calls:
            for entry in self._entries(call.file, call.ref) if call.file not in self.aside else ():
                if any(is_call(shape, call) for shape in entry.job_signals):
                    self._called(entry, call)
        for facts in self.project.modules.values():
            for defined in facts.classes.values():
                self._derived(defined, python=facts.is_python)
                self._worker_settings(defined)
            self._settings_record(facts)

    def _handed_schedule(self, decoration: Decoration) -> None:
        """Read ``@scheduler.add(every(1).hours)``: a schedule of the library ``schedule`` given to a decorator of the repository's own."""
        first = decoration.call.arguments[0].value if decoration.call is not None and decoration.call.arguments else None
        ref = self.project.ref(first, decoration.scope) if isinstance(first, p.Member | p.Call) else None
        if ref is None or ref.local or ref.origin != "schedule" or ref.path[:1] != ("every()",):
            return
        defined = self.project.modules[decoration.file].functions.get(decoration.on)
        trigger = spoken(self.project, first, decoration.scope)
        if defined is not None and trigger is not None:
            place = Location(file=decoration.file, line=max(decoration.line, 1))
            self.drafts.add(Draft(defined.node.name, "pypi:schedule", trigger, place, handler=defined, lines=lines_of(defined, None)))

    # --- one registration each

    def _decorated(self, entry: LibraryEntry, decoration: Decoration) -> None:
        facts = self.project.modules[decoration.file]
        defined = facts.functions.get(decoration.on) or facts.classes.get(decoration.on)
        call, alias, trigger = decoration.call, "", None
        if call is not None:
            named = named_argument(call, "name", "actor_name", "id", "fn_id")
            alias = self.project.constant(named, decoration.scope) or "" if named is not None else ""
            trigger = schedule_of(self.project, call, decoration.scope) or event_of(self.project, call, decoration.scope)
        name = decoration.on.rsplit(".", 1)[-1]
        queue = self._queue(call, decoration.scope) if call is not None else ""
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

    def _queue(self, call: p.Call, scope: Scope) -> str:
        """Return the queue that a decorator names: by argument, by its first text, or by the topic that it is given."""
        named = named_argument(call, "queue", "queue_name")
        given = self.project.constant(named, scope) if named is not None else None
        first = call.arguments[0].value if call.arguments and call.arguments[0].keyword is None else None
        topic = queue_of(self.project, first, scope) if isinstance(first, p.Name | p.Member) else ""
        return given or queue_of(self.project, call, scope) or topic

    def _called(self, entry: LibraryEntry, call: CallSite) -> None:
        counting, _, argument = entry.counting.partition(":")
        if counting == "none":
            return
        if counting in {"keys", "entries"}:
            for name in argument.split("+"):
                self._listed(entry, call.node, call.scope, name)
            if named_argument(call.node, "taskDirectory") is not None:
                self._folder(entry, call)
            return
        self.drafts.add(self._draft(entry, call.node, call.scope, call))

    def _draft(self, entry: LibraryEntry, node: p.Call, scope: Scope, site: CallSite) -> Draft:
        project = self.project
        reads = isinstance(node.callee, p.Member) and node.callee.name in STREAM_READS
        handler_name, handler = handler_of(project, node, scope) if not reads else ("", None)
        timed = entry.category in {"scheduler", "workflow", "queue"}
        trigger = (schedule_of(project, node, scope) or event_of(project, node, scope)) if timed else None
        texts = [text for text in texts_of(project, node, scope) if not is_cron(text) and not words(text) and text not in _TRIGGER_KINDS]
        texts = streams_of(project, node, scope) if reads else texts or self._of_queue(node, scope)
        task, where = task_of(project, node, scope)
        if task is not None:
            texts, (handler_name, handler) = texts_of(project, task, where), handler_of(project, task, where)
        if entry.counting == "arq":
            texts = [text.rsplit(".", 1)[-1] for text in texts]
        named = named_argument(node, *ID_NAMES)
        given = self._text(named, scope) if named is not None else ""
        receiver = node.callee.object if isinstance(node.callee, p.Member) else None
        made_for = queue_of(project, receiver, scope) if receiver is not None else ""
        queue = (made_for if "://" not in made_for else "") or given or (texts[0] if texts else "")
        queue = queue or self._topic(site)
        fallback = handler_name if handler_name and not handler_name.startswith("<") and handler_name not in _PROPERTY_NAMES else ""
        named_by = (fallback, queue) if entry.counting == "functions" else (queue, fallback)
        name = (
            given
            or (texts[0] if texts else "")
            or named_by[0]
            or named_by[1]
            or _indexed(node)
            or _enclosing(site)
            or f"{entry.name} at line {site.line}"
        )
        if entry.category == "scheduler" and fallback and not given and not texts:
            name = fallback
        if trigger is None:
            shown = ", ".join(texts) if reads else queue or (self._written(node, scope) if timed else "")
            trigger = Trigger(kind=_kind(entry, node, reads=reads), expression=shown)
        return Draft(
            name=name[:120],
            library=entry.id,
            trigger=trigger,
            location=Location(file=site.file, line=site.line),
            queue=queue,
            alias=trigger.expression if trigger.kind == "event" else "",
            handler=handler,
            lines=lines_of(handler, node),
        )

    def _of_queue(self, node: p.Call, scope: Scope) -> list[str]:
        """Return the name of the queue whose ``name`` is the first argument: ``new Worker(queue.name, ...)``."""
        value = node.arguments[0].value if node.arguments else None
        name = queue_of(self.project, value.object, scope) if isinstance(value, p.Member) and value.name == "name" else ""
        return [name] if name else []

    def _written(self, node: p.Call, scope: Scope) -> str:
        """Return what stands for the queue or the schedule, as it is written, where its value is not known."""
        value = node.arguments[0].value if node.arguments else None
        value = named_argument(node, "cronTime", "cron", "schedule") if isinstance(value, p.RecordDisplay) else value
        if value is None or isinstance(value, p.Function) or self.project.defined(self.project.ref(value, scope)) is not None:
            return ""
        return written(value)

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

    def _folder(self, entry: LibraryEntry, call: CallSite) -> None:
        """Add the tasks of Graphile Worker's folder: a task for each module in it, by the module's name."""
        folder = folder_of(self.project, named_argument(call.node, "taskDirectory"), call.scope)
        for file in self.project.modules:
            if posixpath.dirname(file) == folder:
                name = posixpath.basename(file).split(".", 1)[0]
                self.drafts.add(Draft(name, entry.id, Trigger(kind="queue", expression=name), Location(file=file, line=1), queue=name))

    def _settings_record(self, facts: ModuleFacts) -> None:
        """Read SAQ's settings: a record with ``queue`` and ``functions`` in a module that imports it."""
        if not facts.is_python or not any(item.specifier.split(".")[0] == "saq" for item in facts.imports):
            return
        entry = next(entry for entry in of_concern("jobs", "pypi") if entry.id == "pypi:saq")
        for bindings in facts.scope.names.values():
            for value, scope in bindings:
                node = p.Call(p.Name(""), [p.Argument(value)]) if isinstance(value, p.RecordDisplay) else None
                if node is not None and has_named(node, "queue") and has_named(node, "functions"):
                    self._listed(entry, node, scope, "functions")
                    self._listed(entry, node, scope, "cron_jobs")

    def _listed(self, entry: LibraryEntry, call: p.Call, scope: Scope, argument: str) -> None:
        value = named_argument(call, argument)
        inner, where = self.project.value(value, scope) if value is not None else (None, scope)
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
            handler = handler_of(self.project, node, where)[1] if isinstance(value, p.Call) else handler
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
                    Location(file=where.file, line=value.line or call.line or 1),
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


def _kind(entry: LibraryEntry, node: p.Call, *, reads: bool) -> Kind:
    if reads:
        return "stream"
    if entry.category == "scheduler":
        return "unknown"
    if entry.category == "workflow" and not has_named(node, "taskQueue"):
        return "manual"
    return "event" if isinstance(node.callee, p.Member) and node.callee.name in _CHANNELS and "redis" in entry.id else "queue"


def _indexed(node: p.Call) -> str:
    """Return the entry of a table of schedules that a registration reads: ``jobs["full-scan"].schedule``."""
    value: Any = node.arguments[0].value if node.arguments else None
    value = value.object if isinstance(value, p.Member) else value
    known = isinstance(value, p.Index) and isinstance(value.index, p.Literal) and isinstance(value.index.value, str)
    return str(value.index.value) if known else ""


def _enclosing(site: CallSite) -> str:
    """Return the name of the function around a consumer's loop."""
    return site.function.rsplit(".", 1)[-1] if site.function and "<anonymous>" not in site.function else ""
