"""Jobs that only the user knows: calls of, and decorations with, functions that the configuration names."""

from __future__ import annotations

from collections.abc import Collection

from analyzer.inventory._inputs import Inputs
from analyzer.inventory._job_reading import handler_of, lines_of, texts_of
from analyzer.inventory.facts import CallSite, Decoration, Project, dotted
from analyzer.inventory.jobs.drafts import Draft, Drafts
from analyzer.inventory.jobs.triggers import schedule_of
from analyzer.model.location import Location
from analyzer.model.work import Trigger


def own_jobs(inputs: Inputs, drafts: Drafts) -> None:
    """Add a job for each call and decoration of ``inputs.own_jobs``: names, or dotted as they are written."""
    names = frozenset(inputs.own_jobs)
    if not names:
        return
    for call in inputs.project.calls:
        if _named(call.text, names):
            _called(inputs.project, call, drafts)
    for decoration in inputs.project.decorations:
        if _named(dotted(decoration.expr), names):
            _decorated(inputs.project, decoration, drafts)


def _named(text: str, names: Collection[str]) -> bool:
    return bool(text) and (text in names or text.rsplit(".", 1)[-1] in names)


def _called(project: Project, call: CallSite, drafts: Drafts) -> None:
    name, handler = handler_of(project, call.node, call.scope)
    text = next(iter(texts_of(project, call.node, call.scope)), "")
    trigger = schedule_of(project, call.node, call.scope) or Trigger(kind="queue" if text else "unknown", expression=text)
    place = Location(file=call.file, line=max(call.line, 1))
    shown = text or name or f"{call.text} at line {call.line}"
    drafts.add(Draft(shown, None, trigger, place, queue=text, handler=handler, lines=lines_of(handler, call.node)))


def _decorated(project: Project, decoration: Decoration, drafts: Drafts) -> None:
    facts = project.modules[decoration.file]
    handler = facts.functions.get(decoration.on) or facts.classes.get(decoration.on)
    trigger = schedule_of(project, decoration.call, decoration.scope) if decoration.call is not None else None
    place = Location(file=decoration.file, line=max(decoration.line, 1))
    name = decoration.on.rsplit(".", 1)[-1]
    drafts.add(Draft(name, None, trigger or Trigger(kind="unknown"), place, handler=handler, lines=lines_of(handler, None)))
