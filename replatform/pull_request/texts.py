"""What a reader gets: the comment, the job's summary, the outputs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from replatform import __version__
from replatform.pull_request.commands import LARGEST_SUMMARY
from replatform.pull_request.comment import LARGEST
from reports.changes.markdown import within
from reports.markup import prose

if TYPE_CHECKING:
    from collections.abc import Iterable

    from replatform.compare import Compared
    from reports.comparison import Comparison

_SPARE = 2_000


def comment_body(changes: Comparison, held: Iterable[str], run: str, name: str) -> str:
    """Return the comment without its mark, shorter than GitHub's 65,536 characters whatever they are."""
    end = f"\n{_name(name)}Details and files are in [the run's summary]({run}).\n" if run else ""
    return within(changes, LARGEST - _SPARE - len(end.encode()) - _SPARE) + _gates(held) + end


def summary_text(changes: Comparison, held: Iterable[str], name: str) -> str:
    """Return the job's summary, below GitHub's 1 MiB."""
    title = f"## replatform{f': {prose(name)}' if name else ''}\n\n"
    return title + within(changes, LARGEST_SUMMARY - 2 * _SPARE) + _gates(held) + "\n"


def _name(name: str) -> str:
    return f"{prose(name)}. " if name else ""


def _gates(held: Iterable[str]) -> str:
    lines = [f"- {prose(text)}" for text in held][:20]
    text = "\n".join(["", "Gates that hold:", "", *lines, ""]) if lines else ""
    return text if len(text.encode()) <= _SPARE else "\nGates hold; the job's log names them.\n"


def outputs(found: Compared) -> dict[str, str]:
    """Return the step's outputs but for the paths of files."""
    changes, report = found.changes, found.head.report
    figures = {item.name: item for item in changes.figures}
    new = [item.name for item in changes.named if item.structural and item.change == "added"]
    return {
        "version": __version__,
        "changed": str(changes.changed).lower(),
        "complete": str(changes.complete).lower(),
        "summary": "\n".join(changes.summary),
        "endpoints": f"{figures['endpoints'].after:.0f}",
        "endpoints-added": str(len(changes.added)),
        "endpoints-removed": str(len(changes.removed)),
        "endpoints-moved": str(len(changes.moved)),
        "unguarded": f"{figures['unguarded'].after:.0f}",
        "newly-unguarded": str(sum(not item.guarded for item in changes.added) + sum(item.unguarded for item in changes.guards)),
        "guards-lost": str(sum(item.change in {"lost", "fewer"} for item in changes.guards)),
        "jobs": f"{figures['jobs'].after:.0f}",
        "new-structural-ai": ",".join(sorted(set(new))),
        "new-findings": str(len(changes.new_findings)),
        "band": report.estimate.band.name if report.estimate else "",
        "p50": f"{figures['weeks'].after:.1f}",
        "p80": f"{figures['weeks-p80'].after:.1f}",
        "weeks-delta": f"{figures['weeks'].after - figures['weeks'].before:+.1f}",
        "recommendation": report.recommendation.title if report.recommendation else "",
        "gates": ",".join(item.gate for item in found.held),
        "base": changes.base.revision or "",
        "head": changes.head.revision or "",
    }
