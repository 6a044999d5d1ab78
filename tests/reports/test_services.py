"""What the report says of one service as a whole."""

from __future__ import annotations

import msgspec
import pytest

from analyzer.model.analysis import OtherFramework
from analyzer.model.library import Runtime
from reports.building.services import service_report
from reports.view import Meta, build
from tests.reports.sample_assessment import assessment
from tests.reports.sample_facts import analysis

_SERVICE = analysis(3, str).services[0]


def _runtime(name: str, line: str) -> Runtime:
    return Runtime(name=name, declared=line, line=line, phase="active")


def test_the_runtime_is_that_of_the_services_language() -> None:
    runtimes = (_runtime("fastapi", "0"), _runtime("node", "23"), _runtime("python", "3.12"), _runtime("python", "3.9"))
    facts = msgspec.structs.replace(_SERVICE, language="python", runtimes=runtimes)
    named = service_report(facts).runtime
    assert named is not None
    assert (named.name, named.line) == ("python", "3.12")


def test_of_several_lines_the_surest_place_counts() -> None:
    runtimes = (_runtime("node", "9"), _runtime("node", "16"), _runtime("node", "12"))
    named = service_report(msgspec.structs.replace(_SERVICE, runtimes=runtimes)).runtime
    assert named is not None
    assert named.line == "9"


@pytest.mark.parametrize(
    ("consequence", "said"),
    [("29 files with endpoints of their own: not counted.", True), ("Its endpoints are read and counted.", False)],
)
def test_what_the_figures_leave_out_stands_beside_them(consequence: str, said: bool) -> None:
    other = OtherFramework(id="npm:next-api", name="Next.js API routes", consequence=consequence)
    facts = msgspec.structs.replace(analysis(3, str), other_frameworks=(other,))
    report = build(facts, assessment(facts, str), Meta(version="1"))
    assert (f"Next.js API routes: {consequence}" in report.headline.caveat) is said


def test_for_a_python_service_nothing_is_extracted_since_ai_is_where_it_belongs() -> None:
    facts = analysis(3, str)
    service = msgspec.structs.replace(facts.services[0], language="python", framework="fastapi")
    facts = msgspec.structs.replace(facts, services=(service,))
    assessed = assessment(facts, str)
    assessed = msgspec.structs.replace(
        assessed, services=tuple(msgspec.structs.replace(item, extraction=None) for item in assessed.services)
    )
    lead = build(facts, assessed, Meta(version="1")).decisions[0].leads.extraction
    assert lead == "There is nothing to extract: the service runs in Python already."
