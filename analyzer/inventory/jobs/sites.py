"""Library jobs: registrations found by the catalog's shapes, each counted by its library's rule."""

from __future__ import annotations

from collections.abc import Iterator

from analyzer.catalog.load import LibraryEntry
from analyzer.inventory._imports import Index
from analyzer.inventory._inputs import Inputs
from analyzer.inventory._job_reading import (
    given_to,
    handler_of,
    lines_of,
    queue_of,
    streams_of,
    task_of,
    text_of,
    texts_of,
    written,
)
from analyzer.inventory._run_scopes import spelled_out
from analyzer.inventory._runs import runs
from analyzer.inventory._shapes import is_applied, is_call, is_decorator, named_argument, parse
from analyzer.inventory.facts import CallSite, Decoration, Ref, Scope
from analyzer.inventory.jobs.drafts import Draft, Drafts, alike
from analyzer.inventory.jobs.inherited import inherited, is_base
from analyzer.inventory.jobs.lists import Lists
from analyzer.inventory.jobs.named_queues import id_of, name_of_queue, record_name, topics_of, written_queue
from analyzer.inventory.jobs.registered import enclosing, for_class, indexed, is_at_once, is_time, wrapped
from analyzer.inventory.jobs.schedules import ENQUEUES, ID_NAMES, STREAM_READS, attach
from analyzer.inventory.jobs.triggers import event_of, kind_of, schedule_of, spoken
from analyzer.inventory.jobs.uncounted import Uncounted
from analyzer.inventory.jobs.wrappers import own_decorators, used_as
from analyzer.model.location import Location
from analyzer.model.work import Trigger
from analyzer.syntax import program as p

_PROPERTY_NAMES = {"eachMessage", "eachBatch", "onTick", "handler", "handleMessage", "processor", "fn"}
_EMITS = {"on", "addListener", "once"}
_PULLS = STREAM_READS | {"fetch"}
"""What gives messages to the caller, and so is handed no function: nothing among its arguments is a handler."""


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
        self.lists = Lists(self.project, drafts, index)
        self.imported, self._by_name = self._clients()
        self._uses = own_decorators(self.project, inputs.aside)
        self._planned: dict[tuple[str, str, str, int], Draft] = {}
        self.uncounted = Uncounted(self.project)
        self._handing = {
            call.function for call in self.project.calls if call.text.rpartition(".")[2] == call.function.rpartition(".")[2] != ""
        }
        self._own_names = {
            name.rsplit(".", 1)[-1] for facts in self.project.modules.values() for name in facts.functions if name not in self._handing
        }

    def _clients(self) -> tuple[dict[str, set[str]], dict[str, list[tuple[LibraryEntry, bool]]]]:
        """Return the libraries (or types of them) that each module imports, and the methods that tell clients that are handed on.

        A method counts everywhere where it is the library's alone, and after ``here`` in modules that import it.
        """
        imported: dict[str, set[str]] = {}
        entries: dict[str, LibraryEntry] = {}
        for file, facts in self.project.modules.items():
            for item in facts.imports:
                for entry in self.index.of_pypi(item.specifier) if facts.is_python else self.index.of_npm(item.specifier):
                    imported.setdefault(file, set()).add(entry.id)
                    entries[entry.id] = entry
        by_name: dict[str, list[tuple[LibraryEntry, bool]]] = {}
        for _, entry in sorted(entries.items()):
            for shape in entry.handed_on:
                name = shape.removeprefix("here ").strip(".(")
                by_name.setdefault(name, []).append((entry, not shape.startswith("here ")))
        self._methods = {segment for entry in entries.values() for shape in entry.job_signals for segment in parse(shape).segments[-1:]}
        self._methods.update(by_name)
        return imported, by_name

    def _entries(self, file: str, ref: Ref | None) -> tuple[LibraryEntry, ...]:
        return self.index.of_ref(ref, python=self.project.modules[file].is_python)

    def register(self) -> None:
        for decoration in self.project.decorations:
            if decoration.file in self.aside:
                continue
            for entry in self._entries(decoration.file, decoration.ref):
                if any(is_decorator(shape, decoration) for shape in entry.job_signals) and not isinstance(decoration.target, p.Field):
                    for use in used_as(self._uses, decoration.file, decoration.on.rpartition(".")[0]) or [decoration]:
                        self._decorated(entry, use)
            self._handed_schedule(decoration)
        found = [pair for call in self.project.calls if call.file not in self.aside for pair in self._registrations(call)]
        for entry, call in sorted(found, key=lambda pair: pair[0].category == "scheduler"):
            self._called(entry, call)
        self.lists.read()

    def _registrations(self, call: CallSite) -> Iterator[tuple[LibraryEntry, CallSite]]:
        """Give the libraries that a call registers work with: as such, by calling a decorator, or through what overrides their method."""
        entries = self._entries(call.file, call.ref)
        callee = call.node.callee
        if not entries and isinstance(callee, p.Member | p.Name) and (getattr(callee, "name", "") in self._methods or is_base(callee)):
            call = inherited(self.project, call) or call
            entries = self._entries(call.file, call.ref) or tuple(self._handed_on(call))
        for entry in entries:
            applied = any(is_applied(shape, call) for shape in entry.job_signals)
            if (
                call.ref is None
                or any(is_call(shape, call) for shape in entry.job_signals)
                or (applied and handler_of(self.project, call.node, call.scope)[1] is not None)
            ):
                yield entry, call
        if isinstance(call.node.callee, p.Member) and call.node.callee.name == "register":
            yield from self._plugin(call)

    def _handed_on(self, call: CallSite) -> Iterator[LibraryEntry]:
        """Give the imported libraries whose client a call on something unknown must be of, by the name of the method.

        What another package hands on (``await retry(connect)``) is unknown too where the module imports the library.
        """
        callee = call.node.callee
        if (
            (call.ref is not None and call.ref.local)
            or not isinstance(callee, p.Member)
            or callee.name in self._own_names
            or call.function in self._handing
        ):
            return
        for entry, everywhere in self._by_name.get(callee.name, ()):
            if (everywhere and call.ref is None) or entry.id in self.imported.get(call.file, ()):
                yield entry

    def _plugin(self, call: CallSite) -> Iterator[tuple[LibraryEntry, CallSite]]:
        """Give the library whose jobs are the options of a plugin: ``server.register(fastifyCron, { jobs: [...] })``."""
        value = call.node.arguments[0].value if call.node.arguments else None
        ref = self.project.ref(value, call.scope) if isinstance(value, p.Name | p.Member | p.Call) else None
        for entry in self._entries(call.file, ref):
            if entry.counting.startswith("entries:"):
                yield entry, call

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
        if entry.endpoint_signals and self.uncounted.is_page(entry, decoration):
            return
        defined = facts.functions.get(decoration.on) or facts.classes.get(decoration.on)
        call, alias, trigger = decoration.call, "", None
        if call is not None:
            named = named_argument(call, "name", "actor_name", "id", "fn_id")
            alias = self.project.constant(named, decoration.scope) or "" if named is not None else ""
            trigger = schedule_of(self.project, call, decoration.scope) or event_of(self.project, call, decoration.scope)
        owner, _, name = decoration.on.rpartition(".")
        name = f"{owner.rpartition('.')[2]}.{name}" if facts.is_python and owner in facts.classes else name
        queue = self._queue(call, decoration.scope) if call is not None else ""
        topic_as_written = written(call.arguments[0].value) if call is not None and call.arguments and entry.category == "broker" else ""
        shown = queue or alias or topic_as_written
        self.drafts.add(
            Draft(
                name=name,
                library=entry.id,
                trigger=trigger or Trigger(kind=kind_of(entry, call or p.Call(decoration.expr, [])), expression=shown),
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
        if counting == "none" or self.uncounted.is_none(entry, call):
            return
        if counting in {"keys", "entries"} and not (argument[:1].isdigit() and len(call.node.arguments) <= int(argument)):
            for name in argument.split("+"):
                self.lists.listed(entry, call.node, call.scope, name)
            if named_argument(call.node, "taskDirectory") is not None:
                self.lists.folder(entry, call)
            return
        uses = used_as(self._uses, call.file, call.function)
        for use in uses:
            self._decorated(entry, use)
        if uses or (entry.category == "broker" and self.uncounted.is_spare(call)):
            return
        drafts: list[Draft] = []
        found = [(*spelled_out(call.node, scope), site, line) for scope, site, line in runs(self.project, call)]
        for node, scope, site, line in found:
            draft = self._draft(entry, node, scope, site, line)
            unnamed = draft.name in {enclosing(site), f"{entry.name} at line {site.line}"}
            if not any(alike(draft, other, unnamed=unnamed) for other in drafts):
                drafts.append(draft)
        if len(drafts) == 1:
            drafts = [self._draft(entry, *found[0][:2], call, call.line)]
        self._add(entry, call, drafts)

    def _add(self, entry: LibraryEntry, call: CallSite, drafts: list[Draft]) -> None:
        """Add what one registration is; two under one name in one function are one job, as for a schedule and its first run.

        One handler that JavaScript gives to several queues is a job for each; one callback of Python's receives them all.
        """
        apart = len(drafts) > 1 and not self.project.modules[call.file].is_python
        for at, draft in enumerate(drafts):
            draft.made = call.node
            draft.given = draft.given or (str(at) if apart and (draft.queue or wrapped(draft, call)) else "")
            known = self._known(call.node, call.scope) if entry.category == "scheduler" else None
            if entry.counting == "functions" and draft.handler is None:
                known = self.drafts.named(entry, [draft.name])
            first = self._planned.setdefault((entry.id, draft.name, call.function, at), draft) if len(drafts) > 1 else draft
            if known is not None:
                known.plan(draft.trigger if draft.trigger.kind != "queue" else known.trigger)
            elif first is draft:
                self.drafts.add(draft)
            elif draft.trigger.kind in {"cron", "interval"}:
                first.plan(draft.trigger)

    def _known(self, node: p.Call, scope: Scope) -> Draft | None:
        """Return the job that a schedule only enqueues: ``scheduler.add_job(clean.send, "cron", hour=3)``."""
        for argument in node.arguments:
            if not isinstance(argument.value, p.Member) or argument.value.name not in ENQUEUES:
                continue
            made = self.drafts.made_by(self.project.value(argument.value.object, scope)[0])
            if made is not None:
                return made
            ref = self.project.ref(argument.value, scope)
            if ref is not None and ref.local and len(ref.path) == 2:
                task = self.project.defined(Ref(ref.origin, (ref.path[0].removesuffix("()"),), local=True))
                return self.drafts.handled_by(task) if task is not None else None
        return None

    def _draft(self, entry: LibraryEntry, node: p.Call, scope: Scope, site: CallSite, line: int) -> Draft:
        project = self.project
        reads = isinstance(node.callee, p.Member) and node.callee.name in STREAM_READS
        pulls = isinstance(node.callee, p.Member) and node.callee.name in _PULLS
        handler_name, handler = handler_of(project, node, scope) if not pulls else ("", None)
        timed = entry.category in {"scheduler", "workflow", "queue"}
        trigger = (schedule_of(project, node, scope) or event_of(project, node, scope)) if timed else None
        texts = [text for text in texts_of(project, node, scope) if not is_time(text)]
        emits = isinstance(node.callee, p.Member) and node.callee.name in _EMITS
        texts = streams_of(project, node, scope) if reads else [] if emits else texts or name_of_queue(project, node, scope)
        texts = texts[:0] if isinstance(node.callee, p.Member) and node.callee.name == "do" else texts
        task, where = task_of(project, node, scope)
        if task is not None:
            texts, (handler_name, handler) = texts_of(project, task, where), handler_of(project, task, where)
        if entry.counting == "functions" and not texts and (function := named_argument(node, "func", "f")) is not None:
            texts = [text for text in [project.constant(function, scope)] if text]
        if entry.counting == "arq":
            texts = [text.rsplit(".", 1)[-1] for text in texts]
        named = named_argument(node, *(("subject",) if entry.id == "pypi:nats-py" else ID_NAMES))
        given, as_written = text_of(project, named, scope) if named is not None else "", ""
        if entry.category == "broker" and (named is None or project.modules[scope.file].is_python):
            given, as_written = id_of(project, named, node, scope)
        receiver = node.callee.object if isinstance(node.callee, p.Member) else None
        made_for = queue_of(project, receiver, scope) if receiver is not None and entry.category != "workflow" else ""
        made_for = "" if "://" in made_for or entry.counting == "celery" else made_for
        first = texts[0] if texts else ""
        queue = (given or first or made_for) if entry.category == "broker" else (made_for or given or first)
        topics, unknown = topics_of(project, node, scope) if not queue else ([], "")
        queue = queue or next(iter(topics), "")
        handler_name = "" if entry.counting == "receiver" else handler_name
        fallback = handler_name if handler_name and not handler_name.startswith("<") and handler_name not in _PROPERTY_NAMES else ""
        named_by = (fallback, queue) if entry.counting == "functions" else (queue, fallback)
        name = (
            given
            or (texts[0] if texts else "")
            or named_by[0]
            or (for_class(project, scope) if handler is None or not fallback else "")
            or named_by[1]
            or as_written
            or indexed(node)
            or record_name(project, node, scope)
            or enclosing(site)
            or f"{entry.name} at line {site.line}"
        )
        if entry.category == "scheduler" and fallback and not given and not texts:
            name = fallback
        if trigger is None and entry.id == "pypi:APScheduler" and is_at_once(node):
            trigger = Trigger(kind="event", expression="date")
        if trigger is None:
            shown = (
                ", ".join(texts if reads else topics)
                or queue
                or unknown
                or as_written
                or (written_queue(project, node, scope) if timed or entry.counting == "receiver" else "")
            )
            trigger = Trigger(kind=kind_of(entry, node, reads=reads), expression=shown)
        return Draft(
            name=name[:120],
            library=entry.id,
            trigger=trigger,
            location=Location(file=site.file, line=line),
            queue=queue,
            alias=trigger.expression if trigger.kind == "event" else "",
            handler=handler,
            given=given_to(project, node, scope),
            lines=lines_of(handler, node),
        )
