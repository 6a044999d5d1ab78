"""Which findings stand on the changed lines: those first, few enough that none is dropped.

GitHub shows 10 annotations of each level a step and 50 a job, first come, first served:
https://github.com/actions/toolkit/blob/main/docs/problem-matchers.md#limitations
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from reports.text import place, plural

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from replatform.pull_request.commands import Level
    from reports.contract.service import Finding, Rule

EACH_LEVEL = 10
IN_ALL = 50
_LEVELS: dict[str, Level] = {"error": "error", "warning": "warning", "note": "notice"}
_ORDER = ("error", "warning", "notice")


class Annotation(msgspec.Struct, frozen=True, kw_only=True):
    """A remark; ``file`` is relative to the repository and empty where the remark is about the whole."""

    level: Level
    message: str
    title: str = ""
    file: str = ""
    line: int = 0


def select(
    findings: Iterable[Finding], rules: Iterable[Rule], lines: Mapping[str, Sequence[range]], gates: Sequence[Annotation] = ()
) -> list[Annotation]:
    """Return what to print: the gates, the findings on changed ``lines``, other findings by level and place, and how many were left out."""
    titles = {rule.id: rule.title for rule in rules}
    ordered = sorted(
        findings, key=lambda item: (not _changed(item, lines), _ORDER.index(_LEVELS[item.level]), place(item.location), item.message)
    )
    wanted = [*gates, *(_annotation(item, titles) for item in ordered)]
    chosen = _limited(wanted, EACH_LEVEL, IN_ALL)
    if len(chosen) < len(wanted):
        chosen = _limited(wanted, EACH_LEVEL, IN_ALL, reserved="notice")
        more = f"{plural(len(wanted) - len(chosen), 'more finding')} in the summary of this job."
        chosen.append(Annotation(level="notice", title="replatform", message=more))
    return chosen


def _limited(wanted: Iterable[Annotation], each: int, in_all: int, reserved: str = "") -> list[Annotation]:
    left = {level: each - (level == reserved) for level in _ORDER}
    chosen: list[Annotation] = []
    for item in wanted:
        if left[item.level] > 0 and len(chosen) < in_all - bool(reserved):
            left[item.level] -= 1
            chosen.append(item)
    return chosen


def _annotation(item: Finding, titles: Mapping[str, str]) -> Annotation:
    return Annotation(
        level=_LEVELS[item.level],
        message=item.message,
        title=titles.get(item.rule, item.rule),
        file=item.location.file if item.location else "",
        line=item.location.line if item.location else 0,
    )


def _changed(item: Finding, lines: Mapping[str, Sequence[range]]) -> bool:
    return item.location is not None and any(item.location.line in span for span in lines.get(item.location.file, ()))
