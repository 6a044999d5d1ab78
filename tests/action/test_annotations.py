"""Few annotations, the ones that matter to the change first, and nothing in them that the runner would obey."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from analyzer.model.location import Location
from replatform.pull_request.annotations import Annotation, select
from replatform.pull_request.commands import command, write_outputs
from reports.contract.service import Finding, Level, Rule

RULES = (Rule(id="open", title="Open", why="", help="", level="note"),)


def finding(level: Level, file: str, line: int) -> Finding:
    place = Location(file=file, line=line)
    return Finding(rule="open", level=level, service="s", subject="", message=f"{level} {file}:{line}", fingerprint="", location=place)


def test_changed_lines_come_first_then_levels():
    found = [finding("error", "b.js", 9), finding("note", "a.js", 5), finding("warning", "a.js", 50)]
    chosen = select(found, RULES, {"a.js": (range(4, 6),)})
    assert [(item.level, item.file, item.line) for item in chosen] == [("notice", "a.js", 5), ("error", "b.js", 9), ("warning", "a.js", 50)]
    assert {item.title for item in chosen} == {"Open"}


def test_ten_of_each_level_and_how_many_more():
    found = [finding(level, "a.js", line) for level in ("note", "warning", "error") for line in range(1, 31)]  # type: ignore[arg-type]
    chosen = select(found, RULES, {"a.js": (range(30, 31),)}, [Annotation(level="error", message="gate")])
    assert Counter(item.level for item in chosen) == {"error": 10, "warning": 10, "notice": 10}
    assert chosen[0].message == "gate"
    assert [item.line for item in chosen[1:4]] == [30, 30, 30]
    assert chosen[-1].message == "62 more findings in the summary of this job."


def test_exactly_ten_are_no_more():
    chosen = select([finding("note", "a.js", line) for line in range(10)], RULES, {})
    assert len(chosen) == 10
    assert all(item.file for item in chosen)


@pytest.mark.parametrize(
    ("message", "file", "line"),
    [
        ("plain", "a.js", "::warning file=a.js,line=3::plain"),
        ("100% sure\r\n::error::x", "a.js", "::warning file=a.js,line=3::100%25 sure%0D%0A::error::x"),
        ("a:b,c", "a,b:c%0A.js", "::warning file=a%2Cb%3Ac%250A.js,line=3::a:b,c"),
    ],
)
def test_escapes(message: str, file: str, line: str):
    assert command("warning", message, file=file, line="3", title="") == line


def test_outputs_end_where_nobody_can_foresee(tmp_path: Path):
    file = tmp_path / "outputs"
    write_outputs(file, {"a": "x\nEOF\nb<<EOF\nevil", "b": ""})
    write_outputs(file, {"c": "é"})
    lines = file.read_text(encoding="utf-8").splitlines()
    marks = [line.partition("<<")[2] for line in lines if line[:3] in {"a<<", "c<<"} or line.startswith("b<<replatform_")]
    assert len(set(marks)) == 3
    assert all(lines.count(mark) == 1 for mark in marks)
