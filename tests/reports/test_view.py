from __future__ import annotations

import math
from typing import Literal

import msgspec
import pytest

from analyzer.model.analysis import Source
from analyzer.model.library import AiUse
from analyzer.model.location import Location
from reports.building.services import service_report
from reports.building.wording import ai_word
from reports.contract.report import SourceInfo
from reports.links import files_address, line_address
from reports.rounding import apportion
from reports.text import number, share, shorten_path, span, visible
from tests.reports import samples


@pytest.mark.parametrize(
    ("value", "shown"), [(0, "0"), (0.04, "0"), (0.26, "0.3"), (4.0, "4"), (9.94, "9.9"), (9.96, "10"), (33.27, "33"), (1204.4, "1,204")]
)
def test_figures_have_the_digits_that_an_estimate_bears(value: float, shown: str) -> None:
    assert number(value) == shown


@pytest.mark.parametrize(("low", "high", "shown"), [(4, 8, "4 to 8 weeks"), (4.01, 4.04, "4 weeks"), (4.2, 10.15, "4.2 to 10 weeks")])
def test_a_range_of_one_figure_is_one_figure(low: float, high: float, shown: str) -> None:
    assert span(low, high, "weeks") == shown


@pytest.mark.parametrize(
    ("part", "whole", "shown"), [(0, 0, "none"), (0, 5, "0 %"), (1, 1000, "1 %"), (999, 1000, "99 %"), (5, 5, "100 %")]
)
def test_only_all_is_hundred_percent(part: int, whole: int, shown: str) -> None:
    assert share(part, whole) == shown


def test_what_a_terminal_would_obey_is_spelled_out() -> None:
    assert visible("a\x1b[31m\u202eb\u2028c\x9bd") == r"a\u001b[31m\u202eb\u2028c\u009bd"
    assert visible("/café/日本") == "/café/日本"


def test_long_paths_keep_both_ends() -> None:
    assert shorten_path("services/billing/src/routes/invoices.ts:120", 24) == "service…/invoices.ts:120"


@pytest.mark.parametrize("values", [[2.4, 15.21, 3.61, 1.33, 2.77, 7.95], [0.04] * 9, [], [1 / 3] * 3, [12.25, 12.25]])
def test_rounded_parts_add_up_to_the_rounded_whole(values: list[float]) -> None:
    total = round(sum(values), 1)
    parts = apportion(values, total)
    assert math.isclose(sum(parts), total, abs_tol=1e-9)
    assert all(abs(part - value) <= 0.1 + 1e-9 for part, value in zip(parts, values, strict=True))


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("https://github.com/acme/api.git", "https://github.com/acme/api/blob/abc/back%20end/src/a%23b.js#L7"),
        (
            "https://user:secret@gitlab.example.org:8443/g/api",
            "https://gitlab.example.org:8443/g/api/-/blob/abc/back%20end/src/a%23b.js#L7",
        ),
        ("https://bitbucket.org/acme/api", "https://bitbucket.org/acme/api/src/abc/back%20end/src/a%23b.js#lines-7"),
        ("https://codeberg.org/acme/api", "https://codeberg.org/acme/api/src/commit/abc/back%20end/src/a%23b.js#L7"),
        ("javascript:alert(1)", ""),
        ('https://x"><script>/acme/api', ""),
        ("https://example.org:port/acme/api", ""),
        (None, ""),
    ],
)
def test_places_link_to_the_audited_commit(url: str | None, expected: str) -> None:
    files_url, fragment = files_address(Source(name="api", revision="abc", url=url), "back end")
    info = SourceInfo(name="api", revision="abc", dirty=False, url=url, today="2026-01-01", files_url=files_url, line_fragment=fragment)
    assert line_address(info, Location(file="src/a#b.js", line=7)) == expected


def test_counts_equal_their_rows() -> None:
    report = samples.report(45, services=2)
    for service in report.services:
        totals = service.totals
        assert totals.endpoints == len(service.endpoints) == totals.guarded + totals.unguarded
        assert totals.endpoints == totals.certain + totals.conditional + totals.approximate
        assert totals.jobs + totals.in_process_jobs == len(service.jobs)
    assert report.totals.endpoints == 90


def test_work_items_add_up_to_the_median_that_is_shown() -> None:
    estimate = samples.report().estimate
    assert estimate is not None
    assert math.isclose(sum(item.person_days for item in estimate.effort.items), estimate.effort.person_days.p50)


def test_order_does_not_depend_on_the_order_of_the_facts() -> None:
    facts = samples.analysis(30, str)
    service = facts.services[0]
    turned = samples.analysis(30, str)
    turned = msgspec.structs.replace(
        facts, services=(msgspec.structs.replace(service, endpoints=service.endpoints[::-1], jobs=service.jobs[::-1]),)
    )
    meta = samples.Meta(version="1")
    assert samples.build(facts, samples.assessment(facts, str), meta) == samples.build(turned, samples.assessment(facts, str), meta)


def test_the_headline_names_what_is_there_instead_of_a_backend() -> None:
    report = samples.empty_report()
    assert report.headline.verdict == "No Express, Fastify or FastAPI backend was found"
    assert "NestJS" in report.headline.size
    assert report.estimate is None


def test_an_endpoint_that_writes_without_a_guard_is_a_warning_where_others_have_one() -> None:
    found = {item.subject: item for item in samples.report(16).findings if item.rule == "unguarded-endpoint"}
    assert found["POST /api/users/:id"].level == "warning"
    assert found["GET /api/users/:id"].level == "note"


@pytest.mark.parametrize("kind", ["structural", "api_call_only", "none"])
def test_how_deep_ai_goes_is_said_where_no_library_says_it(kind: Literal["structural", "api_call_only", "none"]) -> None:
    explanation = "More than API calls: spawned python worker.py."
    service = msgspec.structs.replace(samples.analysis(4, str).services[0], libraries=(), ai_use=AiUse(kind=kind, explanation=explanation))
    found = service_report(service)
    assert found.leads.ai.endswith(explanation)
    assert ai_word(found) == {"structural": "structural", "api_call_only": "API only", "none": "none"}[kind]


def test_fingerprints_outlive_a_change_of_lines_and_are_distinct() -> None:
    before = samples.report(24).findings
    assert len({item.fingerprint for item in before}) == len(before)
    facts = samples.analysis(24, str)
    moved = [
        msgspec.structs.replace(item, location=Location(file=item.location.file, line=item.location.line + 5))
        for item in facts.services[0].endpoints
    ]
    facts = msgspec.structs.replace(facts, services=(msgspec.structs.replace(facts.services[0], endpoints=tuple(moved)),))
    after = samples.build(facts, samples.assessment(facts, str), samples.Meta(version="1")).findings
    assert {item.fingerprint for item in before} == {item.fingerprint for item in after}


def test_an_incomplete_audit_says_why() -> None:
    report = samples.report()
    assert not report.complete
    assert report.incomplete_because == ("Unrolling stopped at 10,000 routes. (src/loop.js)",)
