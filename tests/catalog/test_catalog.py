from __future__ import annotations

import datetime
import re
import tomllib
from collections import Counter
from pathlib import Path

import pytest

from analyzer.catalog import load
from analyzer.inventory._shapes import parse
from analyzer.inventory.hazards.rules import RULES

NAMES = tomllib.loads(Path(__file__).with_name("guard_names.toml").read_text())


@pytest.mark.parametrize(("name", "expected"), NAMES.items())
def test_a_guards_name(name: str, expected: str) -> None:
    assert load.auth_rules().judge(name) == expected


def test_every_library_has_one_table() -> None:
    counts = Counter(entry.id for entry in load.libraries())
    assert [key for key, count in counts.items() if count > 1] == []


def test_every_entry_names_its_source_and_day() -> None:
    for entry in (
        *load.libraries(),
        *load.hazards(),
        *load.release_lines(),
        *load.signals(),
        *load.setting_rules(),
        *load.article_rows().values(),
    ):
        assert entry.source.startswith(("https://", "pkg:", "observed by ")), entry
        assert entry.checked > datetime.date(2026, 1, 1)


def test_tables_are_sorted() -> None:
    for file in sorted(Path(load.__file__).parent.glob("data/*/*.toml")):
        keys = [key.lower() for key in tomllib.loads(file.read_text())]
        if file.stem != "runtime_eol":
            assert keys == sorted(keys), file


def test_what_decides_a_count_is_a_shape() -> None:
    for entry in load.libraries():
        for shape in (*entry.job_signals, *entry.enqueue_signals, *entry.schedule_signals):
            assert parse(shape).kind in {"call", "new", "decorator", "class", "part"}, (entry.id, shape)
        if not entry.import_is_evidence and entry.concern in {"ai", "jobs", "auth"}:
            assert any(parse(shape).kind for shape in entry.shapes), entry.id


def test_the_article_has_nine_rows_and_every_reference_is_one_of_them() -> None:
    rows = load.article_rows()
    assert len(rows) == 9
    for entry in load.of_concern("ai"):
        assert {entry.article_row, entry.nearest_article_row} <= {None, *rows}


def test_a_verdict_is_the_articles_only_at_its_rows() -> None:
    by_row = {entry.article_row for entry in load.of_concern("ai") if entry.article_row}
    assert by_row == set(load.article_rows())


def test_hazard_patterns_are_known_kinds_and_compile() -> None:
    kinds = {"ref", "call", "touch", "import", "named", "base", "string", "pattern", "function", "assign", "decorator", "rule"}
    for hazard in load.hazards():
        assert hazard.node or hazard.python
        for pattern in (*hazard.node, *hazard.python):
            kind, _, rest = pattern.partition(" ")
            assert kind in kinds, (hazard.id, pattern)
            if kind == "rule":
                assert rest in RULES
            elif kind != "named":
                re.compile(rest)


def test_equivalents_are_of_the_other_ecosystem() -> None:
    other = {"npm": "pypi:", "pypi": "npm:"}
    for entry in load.libraries():
        assert all(name.startswith(other[entry.ecosystem]) for name in entry.equivalent), (entry.id, entry.equivalent)


def test_an_equivalent_is_spelled_as_its_table() -> None:
    spelled = {entry.id.lower(): entry.id for entry in load.libraries()}
    for entry in load.libraries():
        assert all(spelled.get(name.lower(), name) == name for name in entry.equivalent), (entry.id, entry.equivalent)


def test_mechanisms_are_sorted_and_their_signals_can_be_read() -> None:
    found = load.mechanisms()
    assert [item.id for item in found] == sorted(item.id for item in found)
    kinds = {item.kind for item in found}
    for item in found:
        assert item.source.startswith("https://")
        assert set(item.yields_to) <= kinds
        for text in (*item.declares, *item.verifies, *item.supports):
            ecosystem, module, pattern, *named = text.split(" ")
            assert ecosystem in {"npm", "pypi"}
            assert module
            re.compile(pattern)
            assert all(name.endswith("=") for name in named)


@pytest.mark.parametrize(
    ("value", "off"),
    [("no_auth", True), ("noAuth", True), ("NO-AUTH", True), ("no_authentication", True), ("no_author", False), ("", False)],
)
def test_what_a_setting_says(value: str, off: bool) -> None:
    assert load.says_off(value) is off
