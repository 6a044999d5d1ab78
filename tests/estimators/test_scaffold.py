from __future__ import annotations

import ast
import json
import os
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from analyzer.model.analysis import Service
from estimators.extraction import extraction
from estimators.model import Extraction
from estimators.policy.load import load_policy
from estimators.scaffold.names import identifier, route
from estimators.scaffold.render import ScaffoldError, scaffold_hybrid
from tests.estimators import facts
from tests.reports import borrowed

POLICY, _ = load_policy()
HOSTILE = 'x"""\n*/`${process.exit(1)}`{{ 7*7 }}<script>\'); import os #'


def moving(*made: Any, jobs: tuple[Any, ...] = ()) -> tuple[Service, Extraction | None]:
    reached = tuple(facts.with_facts(item, reaches=("langchain",)) for item in made)
    working = tuple(facts.with_facts(item, reaches=("langchain",)) for item in jobs)
    service = facts.service(name="Shop API", endpoints=reached, jobs=working, libraries=(facts.library("langchain"),))
    return service, extraction(service, POLICY)


def write(files: dict[str, str], folder: Path) -> None:
    for name, text in files.items():
        target = folder / name
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(text, encoding="utf-8")


def run_its_tests(folder: Path) -> str:
    command = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", "--rootdir", str(folder), "tests"]
    environment = {**os.environ, "PYTEST_DISABLE_PLUGIN_AUTOLOAD": "1", "PYTHONDONTWRITEBYTECODE": "1"}
    done = subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True, timeout=120, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


EVERYTHING = (
    facts.endpoint("/api/chat", "POST", request_schema=True),
    facts.endpoint("/api/chat/:id", "GET", template="/api/chat/{id}"),
    facts.endpoint("/api/chat/:from/:from", "DELETE", template="/api/chat/{from}/{from}"),
    facts.endpoint("/api/chat/:id/stream", "GET", template="/api/chat/{id}/stream", streaming=True),
    facts.endpoint("/documents", "POST", upload=True),
    facts.endpoint("/class", "ALL"),
    facts.endpoint("/files/*", "PUT", template="/files/*"),
    facts.endpoint("/{?}/ask", "GET", template="/{?}/ask"),
    facts.endpoint("/", "HEAD"),
    facts.endpoint("/live", "WS"),
)


def test_the_service_boots_and_keeps_its_contract(tmp_path: Path):
    service, plan = moving(*EVERYTHING, jobs=(facts.job("index-document"), facts.job("nightly", "cron")))
    files = scaffold_hybrid(service, plan)
    write(files, tmp_path)
    assert "passed" in run_its_tests(tmp_path)
    contract = json.loads(files["openapi.json"])
    assert contract["openapi"] == "3.1.0"
    assert set(contract["paths"]) == {
        "/v1/", "/v1/api/chat", "/v1/api/chat/{id}", "/v1/api/chat/{from_}/{from__2}", "/v1/api/chat/{id}/stream",
        "/v1/documents", "/v1/class", "/v1/files/{rest}", "/v1/{part}/ask",
    }  # fmt: skip
    assert sorted(contract["paths"]["/v1/class"]) == ["delete", "get", "patch", "post", "put"]
    assert "async def index_document" in files["service/worker.py"]


def test_a_websocket_gets_a_stub():
    files = scaffold_hybrid(*moving(facts.endpoint("/live", "WS")))
    assert "@router.websocket('/v1/live')" in files["service/routes/live_routes.py"]


def test_nothing_to_move_still_starts(tmp_path: Path):
    files = scaffold_hybrid(facts.service(), None)
    write(files, tmp_path)
    run_its_tests(tmp_path)
    assert "service/worker.py" not in files


def test_hostile_names_stay_text(tmp_path: Path):
    endpoint = facts.endpoint(f"/{HOSTILE}", "POST", template=f"/{HOSTILE}/{{{HOSTILE}}}", location=facts.at(HOSTILE))
    endpoint = facts.with_facts(endpoint, handler_location=facts.at(HOSTILE))
    service, plan = moving(endpoint, jobs=(facts.job(HOSTILE),))
    files = scaffold_hybrid(facts.with_facts(service, name=HOSTILE), plan)
    for name, text in files.items():
        if name.endswith(".py"):
            ast.parse(text)
        if name.endswith((".ts", ".yaml", ".toml")) or name == "Dockerfile":
            assert "process.exit" not in text
        assert "<script>" not in text or name.endswith((".py", ".json"))
    write(files, tmp_path)
    run_its_tests(tmp_path)


def test_the_compose_file_has_redis_and_pgvector():
    service, plan = moving(facts.endpoint("/ask", "POST"), jobs=(facts.job(),))
    services = yaml.safe_load(scaffold_hybrid(service, plan)["compose.yaml"])["services"]
    assert services["postgres"]["image"].startswith("pgvector/")
    assert services["redis"]["image"].startswith("redis:")
    assert services["worker"]["command"] == ["python", "-m", "service.worker"]


def test_the_client_has_a_function_for_each_operation():
    service, plan = moving(*EVERYTHING)
    files = scaffold_hybrid(service, plan)
    offered = [found["operationId"] for methods in json.loads(files["openapi.json"])["paths"].values() for found in methods.values()]
    written = re.findall(r"export async function (\w+)\(", files["client/aiService.ts"])
    assert sorted(written) == sorted(offered)


@pytest.mark.parametrize(
    "endpoint", [None, facts.endpoint(f"/{HOSTILE}", "POST", template=f"/{HOSTILE}/{{{HOSTILE}}}")], ids=["all", "hostile"]
)
def test_the_client_compiles(tmp_path: Path, endpoint: Any):
    service, plan = moving(*([endpoint] if endpoint else EVERYTHING), jobs=(facts.job("index-document"),))
    write(scaffold_hybrid(service, plan), tmp_path)
    assert borrowed.compiled(*sorted((tmp_path / "client").glob("*.ts"))) == ""


def test_a_call_that_crosses_the_cut_becomes_an_operation():
    nodes = [facts.node("GET /page", "endpoint"), facts.node("page"), facts.node("answer"), facts.node("langchain", "library")]
    nodes += [facts.node("db"), facts.node("render")]
    edges = [facts.edge("GET /page", "page"), facts.edge("page", "answer"), facts.edge("answer", "langchain", 3)]
    edges += [facts.edge("page", "db", 3), facts.edge("page", "render", 3), facts.edge("GET /other", "db")]
    nodes.append(facts.node("GET /other", "endpoint"))
    edges.append(facts.edge("GET /other", "render"))
    service = facts.service(
        endpoints=(facts.endpoint("/page"), facts.endpoint("/other")),
        libraries=(facts.library("langchain"),),
        reach=facts.graph(nodes, edges),
    )
    files = scaffold_hybrid(service, extraction(service, POLICY))
    assert list(json.loads(files["openapi.json"])["paths"]) == ["/v1/calls/call_answer"]


def test_a_python_backend_needs_none():
    with pytest.raises(ScaffoldError, match="Python already"):
        scaffold_hybrid(facts.service("fastapi"), None)


@settings(deadline=None)
@given(st.text(max_size=80))
def test_any_text_makes_an_identifier(text: str):
    assert identifier(text).isidentifier()
    assert identifier(text).isascii()


@settings(deadline=None)
@given(st.text(alphabet="/{}*:?()ab-_ \n\"'", max_size=40))
def test_any_template_makes_a_path_that_starlette_takes(template: str):
    from starlette.routing import compile_path

    path, names = route(template)
    _, _, convertors = compile_path(path)
    assert tuple(convertors) == names
