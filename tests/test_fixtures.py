"""Every fixture, audited as a user would, against its expectation."""

from __future__ import annotations

from functools import cache
from typing import Any

import pytest

from tests.fixture import NAMES, expected, home, services
from tests.support import audit, spelled
from tools.fixture_report import fixture_report

SERVICES = [pytest.param(name, service, id=f"{name}:{service['root']}") for name, service in services()]
each_service = pytest.mark.parametrize(("name", "wanted"), SERVICES)


@cache
def report_of(name: str) -> dict[str, Any]:
    return audit(home(name))


def found(name: str, wanted: dict[str, Any]) -> dict[str, Any]:
    matching = [service for service in report_of(name)["services"] if service["root"] == wanted["root"]]
    assert len(matching) == 1, [service["root"] for service in report_of(name)["services"]]
    return matching[0]


@pytest.mark.parametrize("name", NAMES)
def test_services(name: str):
    wanted = {(s["root"], s["framework"], s["language"]) for s in expected(name)["services"]}
    assert {(s["root"], s["framework"], s["language"]) for s in report_of(name)["services"]} == wanted


@pytest.mark.parametrize("name", NAMES)
def test_other_frameworks(name: str):
    assert {other["id"] for other in report_of(name).get("other_frameworks", [])} == set(expected(name)["other_frameworks"])


@pytest.mark.parametrize("name", NAMES)
def test_everything_was_read(name: str):
    assert not [diagnostic for diagnostic in report_of(name)["diagnostics"] if diagnostic["incomplete"]]


@each_service
def test_endpoints(name: str, wanted: dict[str, Any]):
    real = sorted((e["method"], spelled(e["path"]), e["location"]["file"]) for e in found(name, wanted)["endpoints"])
    assert real == sorted((e["method"], spelled(e["path"]), e["file"]) for e in wanted["endpoints"])


@each_service
def test_guarded(name: str, wanted: dict[str, Any]):
    real = {(e["method"], spelled(e["path"])): bool(e["guards"]) for e in found(name, wanted)["endpoints"]}
    assert real == {(e["method"], spelled(e["path"])): e["guarded"] for e in wanted["endpoints"]}


@each_service
def test_confidence(name: str, wanted: dict[str, Any]):
    real = {(e["method"], spelled(e["path"])): e["confidence"] for e in found(name, wanted)["endpoints"]}
    assert real == {(e["method"], spelled(e["path"])): e.get("confidence", "certain") for e in wanted["endpoints"]}


@each_service
def test_unmounted(name: str, wanted: dict[str, Any]):
    unmounted = [u for u in found(name, wanted)["unmounted"] if u["reason"] == "unmounted"]
    assert sorted(f"{u['method']} {u['path']} {u['location']['file']}" for u in unmounted) == sorted(wanted["unmounted"])


@each_service
def test_jobs(name: str, wanted: dict[str, Any]):
    jobs = [job for job in found(name, wanted)["jobs"] if not job["in_process"]]
    assert sorted(job["location"]["file"] for job in jobs) == sorted(job["file"] for job in wanted["jobs"])
    libraries = [job["library"] for job in jobs]
    triggers = {job["trigger"]["expression"] for job in jobs}
    for job in wanted["jobs"]:
        assert job.get("library") is None or job["library"] in libraries
        assert job.get("trigger") is None or job["trigger"] in triggers


@each_service
def test_work_in_the_process_is_listed_apart(name: str, wanted: dict[str, Any]):
    files = {job["location"]["file"] for job in found(name, wanted)["jobs"] if job["in_process"]}
    assert files >= set(wanted["in_process"])


@each_service
def test_libraries(name: str, wanted: dict[str, Any]):
    levels = {library["id"]: library["level"] for library in found(name, wanted)["libraries"]}
    assert {name: levels.get(name) for name in wanted["libraries"]} == wanted["libraries"]
    assert not levels.keys() & set(wanted["absent_libraries"])


@each_service
def test_auth_schemes(name: str, wanted: dict[str, Any]):
    """``a|b``: one scheme that may be called either."""
    kinds = sorted(scheme["kind"] for scheme in found(name, wanted)["auth_schemes"])
    assert len(kinds) == len(wanted["schemes"])
    assert all(set(kinds) & set(names.split("|")) for names in wanted["schemes"])


@each_service
def test_realtime(name: str, wanted: dict[str, Any]):
    channels = {f"{channel['kind']} {channel['location']['file']}" for channel in found(name, wanted)["realtime"]}
    assert channels >= set(wanted["realtime"])
    assert {channel.split()[0] for channel in channels} == {channel.split()[0] for channel in wanted["realtime"]}


@each_service
def test_data_models(name: str, wanted: dict[str, Any]):
    models = found(name, wanted)["data_models"]
    assert sorted(model["name"] for model in models if model["kind"] == "orm") == wanted["orm_models"]
    assert {model["name"] for model in models if model["kind"] == "schema"} >= set(wanted.get("schemas", []))


@each_service
def test_hazards(name: str, wanted: dict[str, Any]):
    rules = {hazard["rule"] for hazard in found(name, wanted)["hazards"]}
    assert rules >= set(wanted["hazards"])
    assert not rules & set(wanted["absent_hazards"])


@each_service
def test_deployment_tests_and_front_ends(name: str, wanted: dict[str, Any]):
    service = found(name, wanted)
    assert {unit["location"]["file"] for unit in service["deployment"]} >= set(wanted["deployment"])
    assert [suite["runner"] for suite in service["tests"]] == wanted["tests"]
    assert [front["name"] for front in service["front_ends"]] == wanted["front_ends"]


@each_service
def test_ai_decides_the_exception(name: str, wanted: dict[str, Any]):
    assert wanted.get("ai") in {None, found(name, wanted)["ai_use"]["kind"]}


@each_service
def test_runtimes(name: str, wanted: dict[str, Any]):
    assert {f"{runtime['name']} {runtime['line']}" for runtime in found(name, wanted)["runtimes"]} >= set(wanted["runtimes"])


@each_service
def test_reach(name: str, wanted: dict[str, Any]):
    """What is said of an endpoint is reached, and the libraries of AI by no endpoint of which it is not said."""
    service = found(name, wanted)
    reaches = {f"{e['method']} {spelled(e['path'])}": set(e["reaches"]) for e in service["endpoints"]}
    for endpoint, libraries in wanted["reaches"].items():
        assert reaches[endpoint] >= set(libraries), endpoint
    named = {library for libraries in wanted["reaches"].values() for library in libraries if library not in {"pypi:pandas", "pypi:numpy"}}
    for endpoint, found_there in reaches.items():
        assert found_there & named <= set(wanted["reaches"].get(endpoint, [])), endpoint


@each_service
def test_advice(name: str, wanted: dict[str, Any]):
    advice = {decision.service: decision.recommendation.option for decision in fixture_report(name).decisions}
    assert advice[found(name, wanted)["id"]] == wanted["advice"]
