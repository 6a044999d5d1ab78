"""Gates: what ``--fail-on`` and the configuration's budgets forbid, in one small language for ``audit`` and ``compare``.

    unguarded-endpoint   structural-ai   eol-runtime   hazard   hazard:RULE   incomplete   no-backend
    band-change   new-structural-ai   guard-lost     (two revisions)
    weeks>12   endpoints>=200                        (a figure of the audit, of the head revision)
    weeks>+1   unguarded>+0                          (two revisions: by how much it grew)

Between two revisions the rules of the first line judge what the head adds, so that an old sin does not block a new change.
"""

from __future__ import annotations

import difflib
import re
from collections import Counter
from typing import TYPE_CHECKING

import msgspec

from replatform.errors import Failure

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from reports.comparison import Comparison
    from reports.contract.report import Report

    Judge = Callable[[Report, Report | None], str]

_COMPARISON = re.compile(r"([a-z0-9-]+)(>=|>)(\+?)(\d+(?:\.\d+)?)\Z")
_HAZARD = "hazard"
_UNGUARDED = "unguarded-endpoint"
_NEW_STRUCTURAL = "new-structural-ai"
_SHOWN = 3


class Gate(msgspec.Struct, frozen=True, kw_only=True):
    """One rule as written (``text``); ``figure``, ``at_least``, ``growth`` and ``limit`` are set for comparisons."""

    text: str
    figure: str = ""
    at_least: bool = False
    growth: bool = False
    limit: float = 0.0

    @property
    def needs_base(self) -> bool:
        """Whether it takes two revisions to judge."""
        return self.growth or self.text in CHANGES


class Held(msgspec.Struct, frozen=True, kw_only=True):
    """A gate that held, which fails the run, and the sentence that says why."""

    gate: str
    message: str


def parse(texts: Iterable[str], budgets: Mapping[str, float] | None = None) -> list[Gate]:
    """Return the gates that the texts (each may hold several, with commas) and budgets name; raise Failure for an unknown one."""
    words = [word for text in texts for word in (part.strip() for part in text.split(",")) if word]
    words += [f"{figure}>{_plain(limit)}" for figure, limit in sorted((budgets or {}).items())]
    return [_parse(word) for word in dict.fromkeys(words)]


def refuse_changes(gates: Iterable[Gate]) -> None:
    """Raise Failure for a gate that takes two revisions."""
    for gate in gates:
        if gate.needs_base:
            raise Failure(f"the gate {gate.text} takes two revisions", "use it with `replatform compare BASE HEAD`")


def evaluate(gates: Iterable[Gate], head: Report, base: Report | None = None, changes: Comparison | None = None) -> list[Held]:
    """Return the gates that hold, in the order given. Without a base, those that take two revisions do not hold.

    ``changes`` is the comparison of both: with it, an endpoint that only moved is not taken for a new one.
    """
    held = []
    for gate in gates:
        if gate.needs_base and base is None:
            continue
        if changes and gate.text in OF_CHANGES:
            message = OF_CHANGES[gate.text](changes)
        elif gate.text in OF_CHANGES and gate.needs_base:
            continue
        else:
            message = _compared(gate, head, base) if gate.figure else _judge(gate.text)(head, base)
        if message:
            held.append(Held(gate=gate.text, message=message))
    return held


def _parse(text: str) -> Gate:
    compact = text.replace(" ", "").lower()
    comparison = _COMPARISON.match(compact)
    if comparison:
        figure, sign, growth, limit = comparison.groups()
        if figure in FIGURES:
            return Gate(text=compact, figure=figure, at_least=sign == ">=", growth=bool(growth), limit=float(limit))
        raise Failure(f"unknown figure {figure!r} in the gate {text!r}", _nearest(figure, FIGURES))
    if compact in STATES or compact in CHANGES or (compact.startswith(f"{_HAZARD}:") and compact != f"{_HAZARD}:"):
        return Gate(text=compact)
    raise Failure(f"unknown gate {text!r}", _nearest(compact, [*STATES, *CHANGES, *(f"{figure}>N" for figure in FIGURES)]))


def _nearest(word: str, known: Iterable[str]) -> str:
    names = sorted(known)
    close = difflib.get_close_matches(word, names, n=2)
    return f"did you mean {' or '.join(map(repr, close))}?" if close else f"known are {', '.join(names)}"


def _compared(gate: Gate, head: Report, base: Report | None) -> str:
    now = FIGURES[gate.figure](head)
    before = FIGURES[gate.figure](base) if gate.growth and base else 0.0
    value = now - before
    if value < gate.limit or (value == gate.limit and not gate.at_least):
        return ""
    return (
        f"{gate.figure} grew by {_plain(value)}, from {_plain(before)} to {_plain(now)}"
        if gate.growth
        else f"{gate.figure} is {_plain(now)}"
    )


def _plain(value: float) -> str:
    """A figure without an exponent, to three decimals at most."""
    return f"{value:.3f}".rstrip("0").rstrip(".")


def _judge(text: str) -> Judge:
    if text.startswith(f"{_HAZARD}:"):
        return _added(text, lambda report: _hazards(report, text.partition(":")[2]))
    return STATES["structural-ai" if text == _NEW_STRUCTURAL else text]


def _added(what: str, names_in: Callable[[Report], list[str]]) -> Judge:
    def judge(head: Report, base: Report | None) -> str:
        new = Counter(names_in(head)) - Counter(names_in(base) if base else ())
        return _listed(what, sorted(new.elements()), new=base is not None)

    return judge


def _listed(what: str, names: list[str], *, new: bool) -> str:
    more = f" and {len(names) - _SHOWN} more" if len(names) > _SHOWN else ""
    return f"{what}, {len(names)} {'new' if new else 'in all'}: {', '.join(names[:_SHOWN])}{more}" if names else ""


def _newly_unguarded(changes: Comparison) -> str:
    bare = [f"{item.method} {item.path}" for item in changes.added if not item.guarded]
    stripped = [f"{item.method} {item.path}" for item in changes.guards if item.unguarded]
    return _listed("endpoints without a guard", sorted(bare + stripped), new=True)


def _incomplete(head: Report, _base: Report | None) -> str:
    return "" if head.complete else f"the audit is incomplete: {'; '.join(head.incomplete_because[:_SHOWN])}"


def _no_backend(head: Report, _base: Report | None) -> str:
    return "" if head.services else "no backend was found"


def _unguarded(report: Report) -> list[str]:
    return [f"{item.method} {item.template}" for service in report.services for item in service.endpoints if not item.guards]


def _structural(report: Report) -> list[str]:
    found = (item for service in report.services for item in service.libraries if item.tier == "structural")
    return sorted({item.name for item in found if item.in_use})


def _past_end(report: Report) -> list[str]:
    return sorted({f"{item.name} {item.line}" for service in report.services for item in service.runtimes if item.phase == "end-of-life"})


def _hazards(report: Report, rule: str = "") -> list[str]:
    return [item.rule for service in report.services for item in service.hazards if not rule or item.rule == rule]


def _weeks(report: Report) -> float:
    if report.repository_effort:
        return report.repository_effort.weeks.p50
    return report.estimate.effort.weeks.p50 if report.estimate else 0.0


def _weeks_p80(report: Report) -> float:
    if report.repository_effort:
        return report.repository_effort.weeks.p80
    return report.estimate.effort.weeks.p80 if report.estimate else 0.0


def _guard_lost(changes: Comparison) -> str:
    less = [f"{item.method} {item.path}" for item in changes.guards if item.change in {"lost", "fewer"}]
    more = f" and {len(less) - _SHOWN} more" if len(less) > _SHOWN else ""
    return f"endpoints that lost a guard, {len(less)} in all: {', '.join(sorted(less)[:_SHOWN])}{more}" if less else ""


def _band_change(changes: Comparison) -> str:
    bands = (item for item in changes.words if item.what == "band" and item.before and item.after)
    crossed = [f"{item.service}: {item.before} -> {item.after}" for item in bands if item.before != item.after]
    return f"the band changed ({'; '.join(crossed)})" if crossed else ""


FIGURES: dict[str, Callable[[Report], float]] = {
    "weeks": _weeks,
    "weeks-p80": _weeks_p80,
    "endpoints": lambda report: report.totals.endpoints,
    "unguarded": lambda report: report.totals.unguarded,
    "jobs": lambda report: report.totals.jobs,
    "hazards": lambda report: report.totals.hazards,
    "structural-ai": lambda report: report.totals.structural_ai,
    "unresolved": lambda report: len(report.unresolved),
}
"""The figures that a gate or a budget may bound. ``weeks`` is P50 of moving all of the repository."""

STATES: dict[str, Judge] = {
    _UNGUARDED: _added("endpoints without a guard", _unguarded),
    "structural-ai": _added("structural AI libraries", _structural),
    "eol-runtime": _added("release lines past their end of life", _past_end),
    "hazard": _added("hazards", _hazards),
    "incomplete": _incomplete,
    "no-backend": _no_backend,
}
OF_CHANGES: dict[str, Callable[[Comparison], str]] = {
    _UNGUARDED: _newly_unguarded,
    "band-change": _band_change,
    "guard-lost": _guard_lost,
}
CHANGES = ("band-change", "guard-lost", _NEW_STRUCTURAL)
"""Gates that take two revisions."""
