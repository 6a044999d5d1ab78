"""Jobs while they are being collected: one draft per processor, schedule or task function; schedules and enqueue sites find their draft."""

from __future__ import annotations

from typing import Any

import msgspec

from analyzer.catalog.load import LibraryEntry
from analyzer.inventory._inputs import unique_ids
from analyzer.inventory.facts import Defined
from analyzer.inventory.jobs.cron_words import words
from analyzer.model.location import Location
from analyzer.model.work import Job, Trigger

_MOST_SITES = 50
_LONGEST = 400
_SECONDS_LAST = {"pypi:procrastinate", "pypi:saq", "pypi:pgqueuer"}
"""https://procrastinate.readthedocs.io/en/stable/howto/advanced/cron.html, https://github.com/tobymao/saq, both by croniter."""
_WITH_SECONDS = 6


class Draft(msgspec.Struct):
    """A job in the making. ``queue`` is its queue or topic, ``alias`` another name that schedules and enqueue sites use.

    ``given`` is what its handler is called with, where the registration says that. ``made`` is the call that registers it, where what
    that gives is the task.
    """

    name: str
    library: str | None
    trigger: Trigger
    location: Location
    queue: str = ""
    alias: str = ""
    handler: Defined | None = None
    given: str = ""
    lines: int = 0
    in_process: bool = False
    enqueued: list[Location] = []
    made: Any = None

    def enqueue(self, place: Location) -> None:
        """List a site that enqueues the job; fifty are enough."""
        if place != self.location and place not in self.enqueued and len(self.enqueued) < _MOST_SITES:
            self.enqueued = [*self.enqueued, place]

    def receive(self, queue: str) -> None:
        """Take another queue or topic, which stands beside the first."""
        old = self.trigger
        if self.queue and old.kind in {"queue", "event"} and queue not in old.expression.split(", "):
            self.trigger = Trigger(kind=old.kind, expression=f"{old.expression}, {queue}"[:_LONGEST], words=old.words)

    def plan(self, trigger: Trigger) -> None:
        """Take a schedule; a second one stands beside the first."""
        old = self.trigger
        if old.kind not in {"cron", "interval"} or trigger.kind not in {"cron", "interval"} or old.expression == trigger.expression:
            self.trigger = trigger
        elif trigger.expression not in old.expression.split("; "):
            self.trigger = Trigger(
                kind=old.kind,
                expression=f"{old.expression}; {trigger.expression}"[:_LONGEST],
                words="; ".join(text for text in (old.words, trigger.words) if text)[:_LONGEST],
            )


def alike(one: Draft, other: Draft, *, unnamed: bool) -> bool:
    """Say whether two readings of one registration say the same; a name that is only where it stands tells nothing apart."""
    same = (one.queue, one.trigger, one.handler, one.given) == (other.queue, other.trigger, other.handler, other.given)
    return same and (unnamed or one.name == other.name)


class Drafts:
    """All drafts of a service. A function registered twice with the same arguments is one job; a schedule then wins over a queue."""

    def __init__(self) -> None:
        """Begin with none."""
        self.all: list[Draft] = []
        self._by_handler: dict[tuple[str, str, str], Draft] = {}

    def add(self, draft: Draft) -> Draft:
        """Add a draft, or merge it into that of the same handler; return what stands."""
        if draft.handler is not None:
            key = (draft.handler.file, draft.handler.qualname, draft.given)
            known = self._by_handler.get(key)
            if known is not None and not draft.handler.qualname.rsplit(".", 1)[-1].startswith("<anonymous>"):
                if draft.trigger.kind in {"cron", "interval"}:
                    known.plan(draft.trigger)
                elif draft.queue:
                    known.receive(draft.queue)
                return known
            self._by_handler[key] = draft
        self.all.append(draft)
        return draft

    def of(self, entry: LibraryEntry) -> list[Draft]:
        """Return the drafts of one library."""
        return [draft for draft in self.all if draft.library == entry.id]

    def schedule(self, entry: LibraryEntry, names: list[str], trigger: Trigger) -> Draft | None:
        """Give the draft that one of ``names`` means a schedule; None where no draft is meant."""
        draft = self.named(entry, names)
        if draft is not None:
            draft.plan(trigger)
        return draft

    def handled_by(self, defined: Defined) -> Draft | None:
        """Return the draft whose handler a function or class is."""
        return next((draft for draft in self.all if draft.handler is defined), None)

    def made_by(self, node: object) -> Draft | None:
        """Return the draft that a call registers: ``clean = actor(Clean())``."""
        return next((draft for draft in self.all if draft.made is not None and draft.made is node), None)

    def enqueue(self, entry: LibraryEntry, names: list[str], location: Location) -> None:
        """List an enqueue site under its job: by name or queue, or the library's only job."""
        draft = self.named(entry, names)
        mine = self.of(entry)
        if draft is None and len(mine) == 1:
            draft = mine[0]
        if draft is not None:
            draft.enqueue(location)

    def named(self, entry: LibraryEntry, names: list[str]) -> Draft | None:
        """Return the draft of a library that one of ``names`` means: its name, alias or queue; dotted task names by their last part too."""
        mine = self.of(entry)
        for name in filter(None, names):
            for draft in mine:
                if name in {draft.name, draft.alias}:
                    return draft
        for name in filter(None, names):
            for draft in mine:
                if name == draft.queue or ("." in name and name.rsplit(".", 1)[-1] == draft.name):
                    return draft
        return None

    def jobs(self) -> tuple[Job, ...]:
        """Return the jobs, sorted: counted ones first, then by file and line."""
        ordered = sorted(self.all, key=lambda item: (item.in_process, item.location.file, item.location.line, item.name))
        named = unique_ids(ordered, lambda item: f"{(item.library or 'process').split(':', 1)[-1]}:{item.name}")
        return tuple(
            Job(
                id=key,
                name=item.name,
                library=item.library,
                trigger=_spoken(item),
                location=item.location,
                in_process=item.in_process,
                enqueued_at=tuple(sorted(item.enqueued, key=lambda place: (place.file, place.line))),
                handler_lines=item.lines,
                handler_location=_place(item.handler),
            )
            for key, item in named.items()
        )


def _spoken(draft: Draft) -> Trigger:
    """Return a schedule in words, where the library's cron expressions have their seconds last."""
    trigger, fields = draft.trigger, draft.trigger.expression.split()
    if draft.library not in _SECONDS_LAST or trigger.kind != "cron" or len(fields) != _WITH_SECONDS:
        return trigger
    return Trigger(kind="cron", expression=trigger.expression, words=words(" ".join([fields[-1], *fields[:-1]])))


def _place(handler: Defined | None) -> Location | None:
    return Location(file=handler.file, line=max(handler.node.line, 1)) if handler is not None else None
