"""What the report says of one service as a whole."""

from __future__ import annotations

import msgspec

from analyzer.model.library import Runtime
from reports.building.services import service_report
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
