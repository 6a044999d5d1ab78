"""Jobs that are listed: in the argument of a call, in a settings class or record, in a folder; and jobs that are classes."""

from __future__ import annotations

import posixpath
from typing import Any

from analyzer.catalog.load import LibraryEntry, of_concern
from analyzer.inventory._collected import collected
from analyzer.inventory._imports import Index
from analyzer.inventory._job_reading import folder_of, handler_of, lines_of, text_of
from analyzer.inventory._shapes import has_named, is_class, named_argument
from analyzer.inventory.facts import CallSite, Defined, ModuleFacts, Project, Scope, dotted
from analyzer.inventory.jobs.drafts import Draft, Drafts
from analyzer.inventory.jobs.inherited import only_bases
from analyzer.inventory.jobs.triggers import kind_of, schedule_of
from analyzer.model.location import Location
from analyzer.model.work import Trigger
from analyzer.syntax import program as p


class Lists:
    """Reads lists of jobs into drafts."""

    def __init__(self, project: Project, drafts: Drafts, index: Index) -> None:
        """Keep where jobs are read from and put."""
        self.project = project
        self.drafts = drafts
        self.index = index
        self._only_bases: set[int] = set()

    def read(self) -> None:
        """Add the jobs that settings list and that classes are."""
        self._only_bases = only_bases(self.project)
        for facts in self.project.modules.values():
            for defined in facts.classes.values():
                self.derived(defined, python=facts.is_python)
                self.worker_settings(defined)
            self.settings_record(facts)

    def folder(self, entry: LibraryEntry, call: CallSite) -> None:
        """Add the tasks of Graphile Worker's folder: a task for each module in it, by the module's name."""
        folder = folder_of(self.project, named_argument(call.node, "taskDirectory"), call.scope)
        for file in self.project.modules:
            if posixpath.dirname(file) == folder:
                name = posixpath.basename(file).split(".", 1)[0]
                self.drafts.add(Draft(name, entry.id, Trigger(kind="queue", expression=name), Location(file=file, line=1), queue=name))

    def settings_record(self, facts: ModuleFacts) -> None:
        """Read SAQ's settings: a record with ``queue`` and ``functions`` in a module that imports it."""
        if not facts.is_python or not any(item.specifier.split(".")[0] == "saq" for item in facts.imports):
            return
        entry = next(entry for entry in of_concern("jobs", "pypi") if entry.id == "pypi:saq")
        for bindings in facts.scope.names.values():
            for value, scope in bindings:
                node = p.Call(p.Name(""), [p.Argument(value)]) if isinstance(value, p.RecordDisplay) else None
                if node is not None and has_named(node, "queue") and has_named(node, "functions"):
                    self.listed(entry, node, scope, "functions")
                    self.listed(entry, node, scope, "cron_jobs")

    def listed(self, entry: LibraryEntry, call: p.Call, scope: Scope, argument: str) -> None:
        """Add the jobs in an argument: the keys of a record, or the items of a list; a digit is its position."""
        value = call.arguments[int(argument)].value if argument.isdigit() else named_argument(call, argument)
        inner, listed_in = self.project.value(value, scope) if value is not None else (None, scope)
        if isinstance(inner, p.RecordDisplay):
            for item in inner.entries:
                name = self.project.constant(item.key, listed_in) if item.key is not None else None
                if name is not None:
                    handler = self.project.defined(self.project.ref(item.value, listed_in))
                    place = Location(file=listed_in.file, line=item.line)
                    self.drafts.add(
                        Draft(
                            name,
                            entry.id,
                            Trigger(kind="queue", expression=name),
                            place,
                            queue=name,
                            handler=handler,
                            lines=lines_of(handler, None),
                        )
                    )
            return
        for each, read_in in collected(self.project, value, scope) if value is not None else ():
            followed, where = self.project.value(each, read_in)
            if isinstance(followed, p.RecordDisplay):
                self._item(entry, followed, where, call.line)
            else:
                self._item(entry, each, read_in, call.line)

    def _item(self, entry: LibraryEntry, value: Any, where: Scope, line: int) -> None:  # noqa: ANN401 - any expression
        node = value if isinstance(value, p.Call) else p.Call(p.Name(""), [p.Argument(value)])
        handler = self.project.defined(self.project.ref(value, where)) if isinstance(value, p.Name | p.Member | p.Function) else None
        called, made = handler_of(self.project, node, where) if isinstance(value, p.Call | p.RecordDisplay) else ("", None)
        handler = handler or made
        named = named_argument(node, "name")
        given = text_of(self.project, named, where) if named is not None else ""
        name = given or (handler.qualname if handler else "") or self.project.constant(value, where) or dotted(value) or called
        trigger = schedule_of(self.project, node, where) or Trigger(kind="queue" if entry.category == "queue" else "unknown")
        place = Location(file=where.file, line=value.line or line or 1)
        self.drafts.add(Draft(name or entry.name, entry.id, trigger, place, handler=handler, lines=lines_of(handler, None)))

    def derived(self, defined: Defined, *, python: bool) -> None:
        """Draft what a class is by its bases: a job's or a worker's."""
        if id(defined) in self._only_bases:
            return
        shapes = [(entry, shape) for entry in self._class_entries(defined, python=python) for shape in entry.job_signals]
        bases = self.project.bases(defined) if shapes else ()
        for entry, shape in shapes:
            if is_class(shape, defined, bases) and ("run" in defined.scope.fields or entry.id != "pypi:celery"):
                place = Location(file=defined.file, line=defined.node.line)
                self.drafts.add(
                    Draft(
                        defined.node.name,
                        entry.id,
                        Trigger(kind=kind_of(entry, p.Call(p.Name(""), []))),
                        place,
                        handler=defined,
                        lines=lines_of(defined, None),
                    )
                )
                return

    def _class_entries(self, defined: Defined, *, python: bool) -> tuple[LibraryEntry, ...]:
        if not defined.node.bases:
            return ()
        return tuple({e.id: e for base in self.project.bases(defined) for e in self.index.of_ref(base, python=python)}.values())

    def worker_settings(self, defined: Defined) -> None:
        """Read arq's settings class: ``functions`` and ``cron_jobs``; the class needs no base, so arq must be imported beside it."""
        fields = defined.scope.fields
        facts = self.project.modules[defined.file]
        if not facts.is_python or "functions" not in fields or not any(item.specifier.split(".")[0] == "arq" for item in facts.imports):
            return
        entry = next((entry for entry in of_concern("jobs", "pypi") if entry.id == "pypi:arq"), None)
        for value, scope in fields["functions"][:1] if entry else ():
            for item, where in collected(self.project, value, scope):
                self._function(entry, item, where, defined.node.line)

    def _function(self, entry: LibraryEntry | None, item: Any, where: Scope, line: int) -> None:  # noqa: ANN401 - any expression
        """Add one of arq's functions: itself, its dotted name, or ``func(coroutine, name="...")``."""
        given = named_argument(item, "name") if isinstance(item, p.Call) else None
        called, made = handler_of(self.project, item, where) if isinstance(item, p.Call) else ("", None)
        handler = made or self.project.defined(self.project.ref(item, where))
        plain = self.project.constant(given if given is not None else item, where)
        name = plain or (handler.node.name if handler else called or dotted(item)).rsplit(".", 1)[-1]
        name = name if given is not None else name.rsplit(".", 1)[-1]
        if name and entry is not None:
            at = Location(file=handler.file, line=handler.node.line) if handler else Location(file=where.file, line=item.line or line)
            trigger = Trigger(kind="queue", expression=name)
            self.drafts.add(Draft(name, entry.id, trigger, at, handler=handler, lines=lines_of(handler, None)))
