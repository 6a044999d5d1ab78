"""The folded sections of the Markdown audit: each begins with the sentence that answers its question, as in the page.

What a list leaves out is said, and stands in the JSON report.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from reports.markup import code, folded, linked, prose, table
from reports.text import called, listing, plural, sentence

if TYPE_CHECKING:
    from collections.abc import Sequence

    from analyzer.model.work import Job
    from estimators.model import Extraction, Statement
    from reports.contract.report import Report, ServiceDecision
    from reports.contract.service import ServiceReport

_ROWS = 40
_KINDS = {"structural": "**structural**", "api_call_only": "API calls", "neutral": "neutral", None: ""}


def more(hidden: int, what: str) -> str:
    """Return the line below a list that leaves out ``hidden`` rows."""
    return f"\n{hidden:,} more {what} are in the JSON report.\n" if hidden > 0 else ""


def listed(headings: Sequence[str], rows: Sequence[Sequence[str]], what: str, numbers: Sequence[int] = ()) -> str:
    """Return a table of the first rows, and how many more there are; nothing for none."""
    return f"\n{table(headings, rows[:_ROWS], numbers)}{more(len(rows) - _ROWS, what)}" if rows else ""


def recommendation(decision: ServiceDecision, of: str) -> str:
    """Return the argument for the recommended way, the five questions, and what would change it."""
    chosen = decision.recommendation
    steps = [
        f"{at}. **{prose(sentence(step.claim))}** {prose(sentence(step.because))} So: {prose(step.follows)}"
        for at, step in enumerate(chosen.steps, 1)
    ]
    cautions = [f"- {prose(sentence(item))}" for item in chosen.cautions]
    questions = [
        [f"{item.number}. {prose(item.question)}", item.reply + (" (decides)" if item.decisive else ""), prose(sentence(item.reason))]
        for item in decision.checklist.answers
    ]
    flips = [[prose(item.question), prose(item.now), prose(item.instead), prose(item.title), code(item.how)] for item in chosen.flips]
    parts = ["\n".join(steps), "\n".join(cautions), prose(decision.leads.questions)]
    text = "\n\n".join(part for part in parts if part) + "\n" + listed(("Question", "Answer", "Because"), questions, "questions")
    changes = listed(("What would change it", "Now", "If", "Then", "Try it"), flips, "answers") or "\nNo single answer would change it.\n"
    return folded(f"Why{of}", text + changes)


def plan(report: Report, decision: ServiceDecision, of: str) -> str:
    """Return the extraction plan: its steps, what moves, what is called across the cut, what both sides use; nothing without one."""
    found = decision.extraction
    if found is None:
        return ""
    steps = []
    for at, step in enumerate(found.steps, 1):
        steps.append(f"{at}. **{prose(step.title)}**")
        steps += [f"   - {prose(line)}" for line in step.lines]
    content = [f"{prose(decision.leads.extraction)}\n", "\n".join(steps) + "\n", _moves(report, found)]
    content += [f"\n{prose(sentence(note))}\n" for note in found.notes]
    return folded(f"Extraction plan{of}", "\n".join(content))


def _moves(report: Report, found: Extraction) -> str:
    entries = [
        [
            code(item.name),
            listing([prose(name) for name in item.through], 3),
            item.transport or item.link,
            linked(report.source, item.location),
        ]
        for item in found.entries
    ]
    calls = [
        [code(item.caller), code(item.callee), item.direction, f"{item.calls:,}", linked(report.source, item.location)]
        for item in found.contract
    ]
    states = [
        [code(item.name), f"{len(item.main):,}", f"{len(item.service):,}", "yes" if item.both_write else "no"]
        for item in found.shared_state
    ]
    return (
        listed(("What moves", "Reaches", "Called over", "At"), entries, "entries")
        + listed(("Caller across the cut", "Callee", "Direction", "Call sites", "At"), calls, "calls", numbers=(3,))
        + listed(
            ("State that both sides use", "Uses in the main backend", "In the AI service", "Both write"), states, "states", numbers=(1, 2)
        )
    )


def auth(report: Report, service: ServiceReport, of: str) -> str:
    """Return who is let in: schemes, and guards with the endpoints behind each."""
    schemes = [[prose(item.name), item.kind.replace("_", " "), prose(item.library or "own code")] for item in service.auth_schemes]
    guards = [
        [
            code(called(item.name, item.location), 60),
            prose((item.scheme or "").replace("_", " ")),
            prose(item.library or "own code"),
            f"{item.endpoints:,}",
            linked(report.source, item.location),
        ]
        for item in service.guards
    ]
    content = f"{prose(service.leads.auth)}\n" + listed(("Scheme", "Kind", "Library"), schemes, "schemes")
    content += listed(("Guard", "Scheme", "Library", "Endpoints", "At"), guards, "guards", numbers=(3,))
    return folded(f"{plural(len(service.guards), 'guard')} and {plural(len(service.auth_schemes), 'auth scheme')}{of}", content)


def jobs(report: Report, service: ServiceReport, of: str) -> str:
    """Return what runs beside the requests; work inside the web process is listed, and marked."""
    names = {item.id: item.name for item in service.libraries}
    rows = [
        [
            code(item.name, 80) + (" (in process)" if item.in_process else ""),
            _trigger(item),
            prose(item.library or ""),
            listing([prose(names.get(key, key)) for key in item.reaches], 3),
            linked(report.source, item.location),
        ]
        for item in service.jobs
    ]
    channels = [
        [code(item.name, 80), item.kind, prose(item.library or ""), linked(report.source, item.location)] for item in service.realtime
    ]
    content = f"{prose(service.leads.jobs)}\n" + listed(("Job", "Runs", "Library", "Reaches", "At"), rows, "jobs")
    content += listed(("Channel", "Kind", "Library", "At"), channels, "channels")
    return folded(f"{plural(service.totals.jobs, 'job')} and {plural(len(service.realtime), 'realtime channel')}{of}", content)


def _trigger(job: Job) -> str:
    expression = f" {code(job.trigger.expression, 60)}" if job.trigger.expression else ""
    return prose(job.trigger.words or job.trigger.kind) + expression


def ai(report: Report, service: ServiceReport, of: str) -> str:
    """Return the AI libraries with their part in the code, and the other signs of AI."""
    found = [item for item in service.libraries if item.concern == "ai"]
    rows = [
        [
            prose(f"{item.name} {item.version or ''}".strip()),
            item.level + (f", {plural(item.call_sites, 'call site')}" if item.call_sites else ""),
            _KINDS[item.tier],
            prose(item.verdict or ""),
            listing([code(name) for name in item.equivalent], 2),
            linked(report.source, item.evidence[0].location) if item.evidence else "",
        ]
        for item in found
    ]
    signs = [
        [item.kind.replace("_", " "), code(" ".join(item.value.split()), 80), linked(report.source, item.evidence.location)]
        for item in service.ai_signals
    ]
    headings = ("Library", "Use", "Kind", "Published verdict", "On the other side", "At")
    content = f"{prose(service.leads.ai)}\n" + listed(headings, rows, "libraries") + listed(("Other sign", "Value", "At"), signs, "signs")
    return folded(f"{plural(len(found), 'AI library', 'AI libraries')}{of}", content)


def limits(report: Report) -> str:
    """Return what is assumed and left out, each with its source."""
    content = _statements("Assumptions", report.assumptions) + _statements("Exclusions", report.exclusions)
    return folded(f"{plural(len(report.assumptions), 'assumption')} and {plural(len(report.exclusions), 'exclusion')}", content)


def _statements(title: str, items: Sequence[Statement]) -> str:
    lines = [
        f"- {prose(sentence(item.text))} ({prose(item.source)})" if item.source else f"- {prose(sentence(item.text))}" for item in items
    ]
    return f"\n**{title}**\n\n" + "\n".join(lines) + "\n" if lines else ""
