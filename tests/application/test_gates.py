"""Gates: the language, and when each holds. The sample report has 24 endpoints, of which some have no guard."""

from __future__ import annotations

import msgspec
import pytest

from replatform.errors import Failure
from replatform.gates import Gate, evaluate, parse, refuse_changes
from reports.building.comparing import compare
from reports.contract.report import Report
from tests.reports import samples


def held(text: str, head: Report, base: Report | None = None) -> bool:
    return bool(evaluate(parse([text]), head, base))


def changed(report: Report, **fields: object) -> Report:
    return msgspec.structs.replace(report, services=(msgspec.structs.replace(report.services[0], **fields), *report.services[1:]))


@pytest.fixture(scope="module")
def report() -> Report:
    return samples.report(24)


@pytest.fixture(scope="module")
def guarded(report: Report) -> Report:
    guard = next(item.guards for item in report.services[0].endpoints if item.guards)
    endpoints = tuple(msgspec.structs.replace(item, guards=item.guards or guard) for item in report.services[0].endpoints)
    return changed(report, endpoints=endpoints)


def test_what_is_written_is_what_is_meant():
    assert parse(["weeks>12, unguarded-endpoint", "Endpoints >= +3"], {"weeks-p80": 20}) == [
        Gate(text="weeks>12", figure="weeks", limit=12),
        Gate(text="unguarded-endpoint"),
        Gate(text="endpoints>=+3", figure="endpoints", at_least=True, growth=True, limit=3),
        Gate(text="weeks-p80>20", figure="weeks-p80", limit=20),
    ]
    assert parse(["", " , "]) == []


@pytest.mark.parametrize(
    ("text", "hint"),
    [
        ("unguarded", "unguarded-endpoint"),
        ("weks>3", "weeks"),
        ("weeks<3", "known are|did you mean"),
        ("weeks>", "did you mean|known are"),
        ("weeks>-1", "did you mean|known are"),
        ("hazard:", "did you mean 'hazard'"),
        ("xyz", "known are"),
    ],
)
def test_an_unknown_gate_names_the_nearest(text: str, hint: str):
    with pytest.raises(Failure, match=hint) as caught:
        parse([text])
    assert caught.value.code == 2


def test_what_an_audit_can_judge_is_not_refused():
    refuse_changes(parse(["weeks>1", "unguarded-endpoint", "no-backend"]))


@pytest.mark.parametrize("text", ["band-change", "guard-lost", "new-structural-ai", "weeks>+1", "endpoints>=+0"])
def test_a_change_takes_two_revisions(text: str, report: Report):
    with pytest.raises(Failure, match="two revisions"):
        refuse_changes(parse([text]))
    assert not held(text, report)


@pytest.mark.parametrize(
    ("text", "holds"),
    [
        ("endpoints>23", True),
        ("endpoints>24", False),
        ("endpoints>=24", True),
        ("endpoints>=24.5", False),
        ("weeks>1000", False),
        ("weeks>0", True),
    ],
)
def test_figures(text: str, holds: bool, report: Report):
    assert held(text, report) is holds


@pytest.mark.parametrize(("text", "holds"), [("endpoints>+5", True), ("endpoints>+6", False), ("endpoints>=+6", True)])
def test_growth(text: str, holds: bool, report: Report):
    assert held(text, samples.report(30), report) is holds


def test_an_audit_judges_what_is_there(report: Report, guarded: Report):
    assert held("unguarded-endpoint", report)
    assert not held("unguarded-endpoint", guarded)


def test_a_comparison_judges_what_is_new(report: Report, guarded: Report):
    assert not held("unguarded-endpoint", report, report)
    assert held("unguarded-endpoint", report, guarded)
    assert not held("unguarded-endpoint", guarded, report)


def test_structural_ai_counts_from_import_on(report: Report):
    (name,) = {item.name for item in report.services[0].libraries if item.tier == "structural"} or {""}
    declared = tuple(
        msgspec.structs.replace(item, level="declared") if item.tier == "structural" else item for item in report.services[0].libraries
    )
    without = changed(report, libraries=declared)
    assert name in evaluate(parse(["new-structural-ai"]), report, without)[0].message
    assert not held("new-structural-ai", without, without)
    assert not held("structural-ai", without)


def test_one_hazard_by_name(report: Report):
    rule = report.services[0].hazards[0].rule
    assert held(f"hazard:{rule}", report)
    assert not held(f"hazard:{rule}x", report)
    assert not held("hazard", changed(report, hazards=()))


def test_the_band(report: Report):
    decision = report.decisions[0]
    other = msgspec.structs.replace(decision.estimate.band, name="Small MVP")
    estimate = msgspec.structs.replace(decision.estimate, band=other)
    base = msgspec.structs.replace(report, decisions=(msgspec.structs.replace(decision, estimate=estimate),))
    (gate,) = evaluate(parse(["band-change"]), report, base, compare(base, report))
    assert gate.message.startswith("the band changed (")
    assert not evaluate(parse(["band-change"]), report, report, compare(report, report))


def test_a_guard_lost(report: Report, guarded: Report):
    (gate,) = evaluate(parse(["guard-lost"]), report, guarded, compare(guarded, report))
    assert gate.message.startswith("endpoints that lost a guard, ")
    assert not evaluate(parse(["guard-lost"]), guarded, report, compare(report, guarded))


def test_nothing_there(report: Report):
    empty = samples.empty_report()
    assert held("no-backend", empty)
    assert not held("no-backend", report)
    assert not held("weeks>0", empty)


def test_incomplete(report: Report):
    assert held("incomplete", report)
    assert not held("incomplete", msgspec.structs.replace(report, complete=True))
