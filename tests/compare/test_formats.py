"""A comparison laid out: whole, valid, bounded, and inert whatever a repository calls its things."""

from __future__ import annotations

import functools
import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import jsonschema
import msgspec
import pytest
from hypothesis import HealthCheck, given, settings
from markdown_it import MarkdownIt

from reports.building.comparing import compare
from reports.changes import render
from reports.changes.markdown import within
from reports.comparison import Comparison
from reports.contract.report import Report
from reports.format import RenderOptions
from reports.schema import comparison_schema
from reports.serial import dump
from tests.reports import borrowed, samples
from tests.reports.test_browser import FLAGS, Visit
from tests.reports.test_hostile_names import NASTY, UNSAFE, Outline, flat, nasty_names

ROOT = Path(__file__).parents[2]
FEW = settings(max_examples=8, deadline=None, suppress_health_check=[HealthCheck.too_slow])


def bare(report: Report) -> Report:
    """The report without any guard."""
    services = tuple(
        msgspec.structs.replace(service, endpoints=tuple(msgspec.structs.replace(item, guards=()) for item in service.endpoints))
        for service in report.services
    )
    return msgspec.structs.replace(report, services=services)


@functools.lru_cache(maxsize=64)
def reports(name: str = "/api/plain") -> dict[str, tuple[Report, Report]]:
    full, empty = samples.report(12, lambda given: f"{name}{given[-1:]}" if name != "/api/plain" else given), samples.empty_report()
    return {"added": (empty, full), "removed": (full, empty), "bare": (full, bare(full)), "same": (full, full)}


def changes(kind: str, name: str = "/api/plain") -> tuple[Comparison, Report]:
    base, head = reports(name)[kind]
    return compare(base, head), head


def written(format_name: str, kind: str, name: str = "/api/plain", **options: Any) -> str:
    return render(format_name, *changes(kind, name), RenderOptions(**options))


@pytest.mark.parametrize("kind", ["added", "removed", "bare", "same"])
def test_json_is_valid_and_complete(kind: str):
    text = written("json", kind)
    jsonschema.Draft202012Validator(comparison_schema()).validate(json.loads(text))
    assert msgspec.json.decode(text, type=Comparison) == changes(kind)[0]


def test_the_published_schema_is_fresh():
    kept = (ROOT / "docs" / "comparison.schema.json").read_text(encoding="utf-8")
    assert kept == dump(comparison_schema()), "run: python -m reports.schema docs/comparison.schema.json"


@pytest.mark.parametrize("kind", ["added", "bare", "same"])
def test_sarif_holds_the_new_findings_alone(kind: str):
    found, head = changes(kind)
    told = json.loads(written("sarif", kind))
    jsonschema.Draft4Validator(borrowed.sarif_schema()).validate(told)
    assert len(told["runs"][0]["results"]) == len(found.new_findings)
    if kind == "added":
        assert len(found.new_findings) == len(head.findings) > 0


@pytest.mark.parametrize("size", [2_000, 4_000, 20_000, 200_000])
def test_markdown_is_as_small_as_it_must_be(size: int):
    found, _ = changes("added")
    text = within(found, size)
    assert len(text.encode()) <= size
    assert text.startswith("**+12 endpoints, ")
    assert text.count("<details>") == text.count("</details>")


def test_a_word_that_is_not_a_format():
    with pytest.raises(KeyError):
        written("docx", "same")


@pytest.mark.parametrize("kind", ["added", "removed", "bare"])
@FEW
@given(name=nasty_names)
def test_html_keeps_its_own_shape(kind: str, name: str):
    text = written("html", kind, name)
    page = Outline(text)
    assert page.scripts == 2
    assert not UNSAFE.search(text)
    assert {tag for tag, _ in page.shape} <= {tag for tag, _ in Outline(written("html", kind)).shape} | {"wbr", "code", "a", "pre", "span"}
    assert all(address.startswith(("#", "https://github.com/acme/api")) for address in page.addresses)


@pytest.mark.parametrize("kind", ["added", "removed", "bare"])
@FEW
@given(name=nasty_names)
def test_markdown_brings_in_no_markup(kind: str, name: str):
    text = written("markdown", kind, name)
    assert not UNSAFE.search(text)
    own = re.compile(r"</?code>|<details><summary>.*</summary>\n?|</details>\n?")
    inside = False
    for token in flat(MarkdownIt("commonmark", {"linkify": False, "html": True}).enable(["table", "strikethrough"]).parse(text)):
        inside = token.content == "<code>" or (inside and token.content != "</code>")
        assert token.type not in {"image", "fence", "code_block", "hr", "bullet_list_open", "ordered_list_open", "s_open", "em_open"}
        if token.type in {"html_inline", "html_block"}:
            assert own.fullmatch(token.content)
        if token.type == "link_open":
            assert str(token.attrs["href"]).startswith("https://github.com/acme/api")
        if token.type == "text" and not inside:
            assert not re.search(r"@\w|#\d|https?://|www\.", token.content)


@pytest.mark.parametrize("kind", ["added", "removed", "bare"])
@FEW
@given(name=nasty_names)
def test_other_formats_are_safe(kind: str, name: str):
    for format_name in ("json", "sarif", "terminal"):
        assert not UNSAFE.search(written(format_name, kind, name))
    assert not UNSAFE.search(re.sub(r"\x1b\[[0-9;]*m", "", written("terminal", kind, name, color=True)))


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    api = borrowed.module("playwright.sync_api")
    with api.sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=borrowed.chromium(), headless=True, args=list(FLAGS))
        yield started
        started.close()


@pytest.mark.browser
@pytest.mark.parametrize("width", [360, 1440])
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("kind", ["added", "hostile"])
def test_the_page_in_a_browser(browser: Any, tmp_path: Path, kind: str, scheme: str, width: int):
    path = tmp_path / "comparison.html"
    text = written("html", "added", NASTY[0] + "x" * 200) if kind == "hostile" else written("html", kind)
    path.write_text(text, encoding="utf-8", newline="")
    with Visit(browser, path.as_uri(), width=width, color_scheme=scheme) as visit:
        assert visit.page.evaluate("document.documentElement.scrollWidth") <= width
        visit.page.keyboard.press("t")
        visit.page.keyboard.press("?")
        visit.page.keyboard.press("Escape")
        visit.calm()
        visit.page.evaluate(borrowed.axe())
        found = visit.page.evaluate("axe.run(document, {resultTypes: ['violations']})")
        assert [(item["id"], item["nodes"][0]["html"], item["nodes"][0]["failureSummary"]) for item in found["violations"]] == []
