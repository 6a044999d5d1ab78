from __future__ import annotations

import csv
import io
import json
import os
import re
import subprocess
import sys
from pathlib import Path

import jsonschema
import msgspec
import pytest

from estimators.model import Calibration, Override
from reports.contract.report import Report
from reports.format import RenderOptions
from reports.formats import load, names
from reports.markup import prose
from reports.schema import report_schema, schema_text
from reports.text import span
from tests.reports import borrowed, samples

ROOT = Path(__file__).parents[2]
EVERY = ("csv", "cyclonedx", "html", "json", "markdown", "openapi", "sarif", "terminal")
REPORTS = {
    "one": samples.report(24),
    "two services": samples.report(12, services=2),
    "no endpoint": samples.report(0),
    "nothing": samples.empty_report(),
}
each_report = pytest.mark.parametrize("report", REPORTS.values(), ids=REPORTS)


def written(name: str, report: Report, **options: object) -> str:
    return load(name).render(report, RenderOptions(**options))  # type: ignore[arg-type]


def test_the_folder_is_the_register() -> None:
    assert names() == EVERY
    assert [load(name).name for name in names()] == list(EVERY)
    with pytest.raises(KeyError):
        load("docx")


def test_json_needs_neither_jinja_nor_rich() -> None:
    program = "import sys; from reports.formats import load; load('json'); print(sorted({'jinja2', 'rich'} & set(sys.modules)))"
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True, cwd=ROOT, env=os.environ | {"PYTHONPATH": "."}
    )
    assert done.stdout.strip() == "[]"


@each_report
@pytest.mark.parametrize("name", EVERY)
def test_equal_reports_give_equal_bytes(name: str, report: Report) -> None:
    text = written(name, report)
    assert text == written(name, report)
    assert str(Path.cwd()) not in text


def test_the_published_schema_is_fresh() -> None:
    assert (ROOT / "docs" / "report.schema.json").read_text(encoding="utf-8") == schema_text(), (
        "run: python -m reports.schema docs/report.schema.json"
    )


def test_the_schema_is_a_schema() -> None:
    jsonschema.Draft202012Validator.check_schema(report_schema())


@each_report
def test_json_is_valid_and_complete(report: Report) -> None:
    text = written("json", report)
    jsonschema.Draft202012Validator(report_schema()).validate(json.loads(text))
    assert msgspec.json.decode(text, type=Report) == report


def test_json_has_the_promised_keys() -> None:
    told = json.loads(written("json", REPORTS["one"]))
    for key in [
        "schema_version",
        "tool",
        "source",
        "services",
        "unresolved",
        "diagnostics",
        "coverage",
        "estimate",
        "options",
        "recommendation",
        "extraction",
        "assumptions",
        "exclusions",
    ]:
        assert key in told
    service = told["services"][0]
    for key in [
        "name",
        "root",
        "framework",
        "framework_version",
        "language",
        "runtime",
        "endpoints",
        "guards",
        "auth_schemes",
        "jobs",
        "realtime",
        "libraries",
        "data_models",
        "deployment",
        "hazards",
    ]:
        assert key in service
    endpoint = service["endpoints"][3]
    assert endpoint["location"] == {"file": "src/routes/documents.ts", "line": 14}
    assert endpoint["mounted_through"] == [{"file": "src/app.ts", "line": 31}]
    assert endpoint["guards"][0]["name"] == "requireUser"


@each_report
def test_sarif_is_valid(report: Report) -> None:
    told = json.loads(written("sarif", report))
    jsonschema.Draft4Validator(borrowed.sarif_schema()).validate(told)
    run = told["runs"][0]
    assert run["invocations"][0]["executionSuccessful"] is report.complete
    assert len(run["results"]) == len(report.findings)
    for result in run["results"]:
        assert run["tool"]["driver"]["rules"][result["ruleIndex"]]["id"] == result["ruleId"]


@each_report
@pytest.mark.parametrize("contract", [False, True])
def test_openapi_is_valid(report: Report, *, contract: bool) -> None:
    validator = borrowed.module("openapi_spec_validator")
    told = json.loads(written("openapi", report, contract=contract))
    validator.validate(told)
    assert told["openapi"].startswith("3.1")


def test_openapi_holds_every_endpoint_and_the_contract_those_that_move() -> None:
    report = samples.report(24)
    whole = json.loads(written("openapi", report))
    contract = json.loads(written("openapi", report, contract=True))
    assert sum(len(item) - 1 for item in whole["paths"].values()) == 24
    assert list(contract["paths"]) == ["/api/chat/{id}"]
    assert whole["paths"]["/api/projects/{id}"]["get"]["security"] == [{"jwt": []}]
    assert "security" not in whole["paths"]["/api/users/{id}"]["get"]


@each_report
def test_cyclonedx_is_valid(report: Report) -> None:
    validation = borrowed.module("cyclonedx.validation.json")
    schema = borrowed.module("cyclonedx.schema")
    problem = validation.JsonStrictValidator(schema.SchemaVersion.V1_6).validate_str(written("cyclonedx", report))
    assert problem is None, problem


def test_cyclonedx_lists_ai_alone() -> None:
    told = json.loads(written("cyclonedx", REPORTS["one"]))
    assert [part["name"] for part in told["components"]] == ["api", "LangChain", "OpenAI SDK", "gpt-4o-mini"]
    assert told["components"][1]["evidence"]["occurrences"][0]["location"] == "src/ai.ts"


def test_csv_has_a_row_for_each_thing() -> None:
    report = REPORTS["one"]
    text = written("csv", report)
    assert text.startswith("\ufeff")
    rows = list(csv.DictReader(io.StringIO(text.removeprefix("\ufeff"))))
    assert sum(row["kind"] == "endpoint" for row in rows) == 24
    assert sum(row["kind"] == "job" for row in rows) == 2
    assert rows[0]["path"] == "/api/chat/:id"


@each_report
@pytest.mark.parametrize("width", [60, 80, 100, 140])
def test_the_terminal_summary_is_one_screen(report: Report, width: int) -> None:
    lines = written("terminal", report, width=width).split("\n")
    assert max(map(len, lines)) <= width
    assert len(lines) <= 50
    for service, decision in zip(report.services[:8], report.decisions[:8], strict=True):
        weeks = span(decision.estimate.effort.weeks.p10, decision.estimate.effort.weeks.p90)
        assert any(line.startswith(service.name[:4]) and line.endswith(f" {weeks}") for line in lines)
    assert not any(line != line.rstrip() for line in lines)


def test_colour_only_when_asked_for() -> None:
    assert "\x1b" not in written("terminal", REPORTS["one"])
    assert "\x1b[" in written("terminal", REPORTS["one"], color=True)


@pytest.mark.parametrize(
    ("terminal", "environ", "color"),
    [
        (True, {}, True),
        (False, {}, False),
        (True, {"NO_COLOR": "1"}, False),
        (True, {"NO_COLOR": ""}, True),
        (True, {"TERM": "dumb"}, False),
    ],
)
def test_colour_is_for_terminals_without_no_color(terminal: bool, environ: dict[str, str], color: bool) -> None:
    class Stream(io.StringIO):
        def isatty(self) -> bool:
            return terminal

    assert RenderOptions.for_stream(Stream(), environ).color is color


def test_html_is_one_sealed_file() -> None:
    text = written("html", REPORTS["one"])
    assert not re.search(r"<(?:link|img|iframe|object|embed|base)\b", text)
    assert not re.search(r"\b(?:src|srcset|style)=", text)
    assert "@import" not in text
    assert "url(" not in text
    policy = re.search(r'http-equiv="Content-Security-Policy" content="([^"]*)"', text)
    assert policy
    assert "unsafe" not in policy.group(1)


def test_html_sections_come_in_the_order_of_the_argument() -> None:
    text = written("html", REPORTS["one"])
    order = re.findall(r'<section[^>]* id="([a-z]+)"', text)
    assert order == [
        "answer",
        "drivers",
        "options",
        "recommendation",
        "questions",
        "extraction",
        "endpoints",
        "auth",
        "jobs",
        "ai",
        "foundation",
        "hazards",
        "limits",
        "method",
    ]


def test_html_of_two_thousand_endpoints_stays_small() -> None:
    report = samples.report(2000)
    text = written("html", report)
    assert text.count("<tr data-method=") == 2000
    assert len(text) < 2_500_000


def test_markdown_holds_the_plan_the_argument_and_every_inventory() -> None:
    report = REPORTS["one"]
    service, decision = report.services[0], report.decisions[0]
    assert decision.extraction is not None
    text = written("markdown", report)
    folds = dict(re.findall(r"<summary>(.*?)</summary>\n\n(.*?)\n</details>", text, re.DOTALL))
    why, plan = folds["Why"], folds["Extraction plan"]
    assert why.count("\n| ") >= len(decision.checklist.answers)
    assert all(f"{at}. **" in why for at in range(1, len(decision.recommendation.steps) + 1))
    assert all(f"{at}. **" in plan for at in range(1, len(decision.extraction.steps) + 1))
    assert all(prose(line) in plan for step in decision.extraction.steps for line in step.lines)
    libraries = [item for item in service.libraries if item.concern == "ai"]
    for summary, rows in (
        (f"{len(service.guards)} guard", len(service.guards) + len(service.auth_schemes)),
        (f"{service.totals.jobs} job", len(service.jobs) + len(service.realtime)),
        (f"{len(libraries)} AI librar", len(libraries) + len(service.ai_signals)),
    ):
        content = next(content for title, content in folds.items() if title.startswith(summary))
        tables = sum(line.startswith("| ---") for line in content.splitlines())
        assert sum(line.startswith("| ") for line in content.splitlines()) == rows + 2 * tables, summary
    assert all(item.text.rstrip(".") in text for item in (*report.assumptions, *report.exclusions) if item.text.isascii())


def test_markdown_says_which_service_each_part_is_of() -> None:
    report = REPORTS["two services"]
    text = written("markdown", report)
    for service in report.services:
        assert text.count(f"endpoints of {service.name}</summary>") == 1
        assert text.count(f"<summary>Why of {service.name}</summary>") == 1


def test_markdown_fits_into_a_job_summary() -> None:
    assert len(written("markdown", samples.report(2000)).encode()) < 250_000


@pytest.mark.parametrize("name", ["html", "markdown", "terminal", "json"])
def test_the_same_range_everywhere(name: str) -> None:
    report = REPORTS["one"]
    assert report.headline.range in written(name, report)
    assert report.headline.weeks in written(name, report)


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("the work items say 5.", "the work items say 5."),
        ("(92 person-days instead of 59) and more", "(92 person-days instead of 59) and more"),
        ("5. begins a list", "`5`. begins a list"),
        ("5) begins one too", "`5)` begins one too"),
        ("582 of 614 (95 %), by 5 schemes", "582 of 614 (95 %), by 5 schemes"),
        ("... and 16 more", "... and 16 more"),
        ("it stopped (src/app_1.ts).", "it stopped (`src/app_1.ts`)."),
        ("as text (.000Z, Z, +00:00)", "as text (`.000Z`, Z, `+00:00`)"),
        ("of f(x), (f(x)) and (f(x), g())", "of `f(x)`, (`f(x)`) and (`f(x)`, `g()`)"),
    ],
)
def test_a_number_at_the_end_of_a_sentence_is_no_list(text: str, shown: str) -> None:
    assert prose(text) == shown


@pytest.mark.parametrize("name", ["html", "markdown", "terminal"])
def test_what_the_user_set_is_said(name: str) -> None:
    report = REPORTS["one"]
    replaced = Override(path="rates.job.likely", default="0.8", value="1.5")
    fitted = Calibration(n=7, mean_log=0.1, sd_log=0.4, factor=1.1, sigma=0.6, label="calibrated on 7 finished migrations")
    method = msgspec.structs.replace(report.method, overrides=(replaced,), calibration=fitted)
    text = " ".join(written(name, msgspec.structs.replace(report, method=method)).split())
    assert all(words in text for words in ("Set by the user", "rates.job.likely", "0.8", "1.5", "calibrated on 7 finished migrations"))
