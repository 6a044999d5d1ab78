"""Whether the totals of a report are the sums of its rows, in each format: every disagreement as a sentence."""

from __future__ import annotations

import csv
import io
import json
import re
from collections import Counter
from collections.abc import Iterator
from html.parser import HTMLParser
from typing import Any

from reports.contract.report import Report
from reports.format import RenderOptions
from reports.formats import load

ALL = ("get", "post", "put", "patch", "delete")


def disagreements(report: Report) -> list[str]:
    """Nothing, or what does not add up."""
    told = json.loads(_text("json", report))
    checks = [*_facts(told), *_estimates(told), *_csv(report, told), *_sarif(report, told), *_openapi(report, told), *_bill(report, told)]
    checks += [*_page(report, told), *_markdown(report, told)]
    return [f"{what}: {one} and {other}" for what, one, other in checks if one != other]


Check = tuple[str, object, object]


def _text(name: str, report: Report, **options: Any) -> str:
    return load(name).render(report, RenderOptions(**options))


def _facts(told: dict[str, Any]) -> Iterator[Check]:
    summed: Counter[str] = Counter()
    for service in told["services"]:
        totals, endpoints, name = service["totals"], service["endpoints"], service["name"]
        readings = Counter(item["confidence"] for item in endpoints)
        yield f"{name} endpoints", totals["endpoints"], len(endpoints)
        yield f"{name} guarded", totals["guarded"], sum(bool(item["guards"]) for item in endpoints)
        yield f"{name} guarded and not", totals["guarded"] + totals["unguarded"], len(endpoints)
        for reading in ("certain", "conditional", "approximate"):
            yield f"{name} {reading}", totals[reading], readings[reading]
        yield f"{name} jobs", totals["jobs"], sum(not job["in_process"] for job in service["jobs"])
        yield f"{name} tasks in process", totals["in_process_jobs"], sum(job["in_process"] for job in service["jobs"])
        yield f"{name} realtime", totals["realtime"], len(service["realtime"])
        yield f"{name} schemes", totals["auth_schemes"], len(service["auth_schemes"])
        met = Counter(guard for item in endpoints for guard in {use["guard"] for use in item["guards"]})
        yield (
            f"{name} guards",
            {guard["id"]: guard["endpoints"] for guard in service["guards"]},
            {g["id"]: met[g["id"]] for g in service["guards"]},
        )
        yield f"{name} guards met", set(met) - {guard["id"] for guard in service["guards"]}, set()
        kinds = Counter(model["kind"] for model in service["data_models"])
        yield (
            f"{name} models",
            (totals["orm_models"], totals["schemas"], totals["migrations"]),
            tuple(kinds[k] for k in ("orm", "schema", "migration")),
        )
        yield f"{name} deployment", totals["deployment_units"], len(service["deployment"])
        yield f"{name} hazards", totals["hazards"], len(service["hazards"])
        yield f"{name} ids", len({item["id"] for item in endpoints}), len(endpoints)
        summed.update({key: value for key, value in totals.items() if isinstance(value, int)})
    for key, value in told["totals"].items():
        yield f"all {key}", value, summed[key]


def _estimates(told: dict[str, Any]) -> Iterator[Check]:
    for decision in told["decisions"]:
        name, effort = decision["name"], decision["estimate"]["effort"]
        for what, estimate in ((name, effort), *((f"{name} {item['id']}", item["estimate"]) for item in decision["options"])):
            days, weeks = estimate["person_days"], estimate["weeks"]
            yield f"{what} items", round(sum(item["person_days"] for item in estimate["items"]), 1), days["p50"]
            yield f"{what} order", sorted(days.values()), [days[key] for key in ("p10", "p50", "p80", "p90")]
            near = abs(weeks["p50"] * estimate["days_per_week"] - days["p50"]) <= 0.05 * estimate["days_per_week"] + 0.06
            yield f"{what} weeks", near, True
        counts = {item["id"]: item["value"] for item in decision["estimate"]["counts"]}
        items = {item["id"]: item["quantity"] for item in effort["items"] if item["id"] in counts}
        yield f"{name} quantities", items, {key: counts[key] for key in items}
        plan = decision["extraction"]
        if plan:
            endpoints = {
                item["id"] for service in told["services"] for item in service["endpoints"] if service["id"] == decision["service"]
            }
            moved = {item["id"] for item in plan["entries"] if item["kind"] == "endpoint"}
            yield f"{name} moved endpoints are its own", moved - endpoints, set()
            yield f"{name} plan's endpoints", plan["endpoints_total"], len(endpoints)
            yield f"{name} contract in the graph", sum(edge[3] for edge in plan["graph"]["edges"]) <= len(plan["contract"]), True


def _csv(report: Report, told: dict[str, Any]) -> Iterator[Check]:
    rows = list(csv.DictReader(io.StringIO(_text("csv", report).removeprefix("\ufeff"))))
    kinds = Counter(row["kind"] for row in rows)
    totals = told["totals"]
    yield "CSV endpoints", kinds["endpoint"], totals["endpoints"]
    yield "CSV guarded", sum(row["kind"] == "endpoint" and bool(row["guards"]) for row in rows), totals["guarded"]
    yield "CSV jobs", (kinds["job"], kinds["task in process"]), (totals["jobs"], totals["in_process_jobs"])
    yield "CSV models", kinds["data model"], totals["orm_models"] + totals["schemas"] + totals["migrations"]


def _sarif(report: Report, told: dict[str, Any]) -> Iterator[Check]:
    (run,) = json.loads(_text("sarif", report))["runs"]
    yield "SARIF results", len(run["results"]), len(told["findings"])
    ids = [rule["id"] for rule in run["tool"]["driver"]["rules"]]
    yield "SARIF rules", {item["ruleId"] for item in run["results"]} - set(ids), set()
    yield "SARIF success", run["invocations"][0]["executionSuccessful"], told["complete"]


def _openapi(report: Report, told: dict[str, Any]) -> Iterator[Check]:
    for service in told["services"]:
        paths = json.loads(_text("openapi", report, service=service["id"]))["paths"]
        listed = [item for path in paths.values() for method, item in path.items() if method != "parameters"]
        written = len(listed) + sum(len(item.get("x-also-registered-at", ())) for item in listed)
        expected = sum(len(ALL) if item["method"] == "ALL" else 1 for item in service["endpoints"])
        yield f"OpenAPI operations of {service['name']}", written, expected


def _bill(report: Report, told: dict[str, Any]) -> Iterator[Check]:
    components = json.loads(_text("cyclonedx", report))["components"]
    expected = sum(library["concern"] == "ai" for service in told["services"] for library in service["libraries"])
    yield "CycloneDX libraries", sum(item["type"] == "library" for item in components), expected


class _Tables(HTMLParser):
    """Cell texts of every table, by row, with the caption first."""

    def __init__(self) -> None:
        super().__init__()
        self.tables: list[list[list[str]]] = []
        self.open = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "table":
            self.tables.append([])
        elif tag in ("tr", "caption"):
            self.tables[-1].append([])
        self.open = tag in ("td", "th", "caption") or (self.open and tag not in ("tr", "table"))
        if tag in ("td", "th", "caption"):
            if tag == "caption":
                self.tables[-1][-1].append("")
            else:
                self.tables[-1][-1].append("")

    def handle_endtag(self, tag: str) -> None:
        if tag in ("td", "th", "caption", "table"):
            self.open = False

    def handle_data(self, data: str) -> None:
        if self.open and self.tables and self.tables[-1] and self.tables[-1][-1]:
            self.tables[-1][-1][-1] += data


def _page(report: Report, told: dict[str, Any]) -> Iterator[Check]:
    parser = _Tables()
    parser.feed(_text("html", report))
    order = [report.headline.service, *(item["id"] for item in told["services"] if item["id"] != report.headline.service)]
    by_id = {item["id"]: item for item in told["services"]}
    endpoints = [table for table in parser.tables if len(table) > 1 and table[1][:2] == ["Endpoint", "Guard"]]
    shown = [by_id[name] for name in order if name in by_id and by_id[name]["endpoints"]]
    for service, table in zip(shown, endpoints, strict=True):
        said = [int(number.replace(",", "")) for number in re.findall(r"\d[\d,]*(?= )", table[0][0])]
        rows = table[2:]
        is_open = [row[1].strip() == "open" for row in rows]
        yield f"page's endpoints of {service['name']}", said[:3], [len(rows), is_open.count(False), is_open.count(True)]
        yield f"page's readings of {service['name']}", sum(said[3:6]), len(rows)
    items = [table for table in parser.tables if len(table) > 1 and table[1][:2] == ["Item", "Quantity"]]
    for table in items:
        days = [float(row[-1].replace(",", "")) for row in table[2:]]
        yield "page's work items", round(sum(days[:-1]), 1), days[-1]


def _markdown(report: Report, told: dict[str, Any]) -> Iterator[Check]:
    text = _text("markdown", report)
    said = sum(int(number.replace(",", "")) for number in re.findall(r"<summary>([\d,]+) endpoints?\b", text))
    yield "Markdown endpoints", said, told["totals"]["endpoints"]
    for block in text.split("<summary>Work items of")[1:]:
        days = [float(cell.replace(",", "")) for cell in re.findall(r"\| ([\d,]+\.\d) \|", block.split("</details>")[0])]
        median = re.search(r"\*\*([\d,]+\.\d)\*\*", block)
        yield "Markdown work items", round(sum(days), 1), float(median[1].replace(",", "")) if median else None
