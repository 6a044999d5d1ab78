"""The HTML audit as a reader meets it: in a real browser, from a file, with no network."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Self

import pytest

from reports.contract.report import Report
from reports.format import RenderOptions
from reports.formats import load
from tests.reports import borrowed, samples

pytestmark = pytest.mark.browser
FLAGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
REPORTS = {
    "one": lambda: samples.report(24),
    "two": lambda: samples.report(12, services=2),
    "large": lambda: samples.report(2000),
    "nothing": samples.empty_report,
    "hostile": lambda: samples.report(9, lambda text: f'"><img src=https://evil.example onerror=alert(1)>{text}' + "x" * 200),
}


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    api = borrowed.module("playwright.sync_api")
    with api.sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=borrowed.chromium(), headless=True, args=list(FLAGS))
        yield started
        started.close()


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    folder = tmp_path_factory.mktemp("pages")
    return {name: write(folder / f"{name}.html", make()) for name, make in REPORTS.items()}


def write(path: Path, report: Report) -> str:
    path.write_text(load("html").render(report, RenderOptions()), encoding="utf-8", newline="")
    return path.as_uri()


class Visit:
    """A page that was opened, and what it complained about or asked for."""

    def __init__(self, browser: Any, address: str, *, width: int = 1440, **options: Any) -> None:
        self.context = browser.new_context(viewport={"width": width, "height": 900}, **options)
        self.page = self.context.new_page()
        self.complaints: list[str] = []
        self.requests: list[str] = []
        self.page.on("console", lambda message: self.complaints.append(message.text))
        self.page.on("pageerror", lambda error: self.complaints.append(str(error)))
        self.page.on("dialog", lambda dialog: (self.complaints.append("dialog"), dialog.dismiss()))
        self.page.on("request", lambda request: self.requests.append(request.url))
        self.page.goto(address)
        self.address = address

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.context.close()

    def calm(self) -> None:
        assert self.complaints == []
        assert self.requests == [self.address]


def rows(page: Any) -> list[str]:
    return page.eval_on_selector_all(
        ".endpoints tbody tr:not([hidden]) summary", "all => all.map(one => one.textContent.trim().replace(/\\s+/g, ' '))"
    )


def shows(page: Any, text: str | re.Pattern[str]) -> None:
    borrowed.module("playwright.sync_api").expect(page.get_by_role("status")).to_have_text(text)


@pytest.mark.parametrize("name", REPORTS)
@pytest.mark.parametrize("width", [360, 1440])
def test_opens_without_a_complaint_or_a_request_and_fits(browser: Any, pages: dict[str, str], name: str, width: int) -> None:
    with Visit(browser, pages[name], width=width) as visit:
        visit.page.mouse.wheel(0, 4000)
        assert visit.page.evaluate("document.documentElement.scrollWidth") <= width
        visit.calm()


@pytest.mark.parametrize("name", [name for name in REPORTS if name != "large"])
@pytest.mark.parametrize("width", [360, 1440])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing(browser: Any, pages: dict[str, str], name: str, width: int, scheme: str) -> None:
    with Visit(browser, pages[name], width=width, color_scheme=scheme) as visit:
        visit.page.eval_on_selector_all("details", "all => all.forEach(one => { one.open = true })")
        visit.page.evaluate(borrowed.axe())
        found = visit.page.evaluate("axe.run(document, {resultTypes: ['violations']})")
        assert [(item["id"], item["nodes"][0]["html"], item["nodes"][0]["failureSummary"]) for item in found["violations"]] == []


def test_search_and_filters_narrow_the_endpoints(browser: Any, pages: dict[str, str]) -> None:
    with Visit(browser, pages["one"]) as visit:
        page = visit.page
        assert len(rows(page)) == 24
        page.get_by_role("searchbox").fill("chat langchain")
        shows(page, "3 of 24 shown")
        assert rows(page) == ["GET /api/chat/:id", "POST /api/chat/:id", "PUT /api/chat/:id"]
        page.get_by_role("combobox", name="Method").select_option("POST")
        shows(page, "1 of 24 shown")
        page.get_by_role("searchbox").press("Escape")
        assert len(rows(page)) == 24
        page.get_by_role("combobox", name="Guard").select_option("open")
        shows(page, "12 of 24 shown")
        page.get_by_role("combobox", name="Reading").select_option("certain")
        shows(page, "4 of 24 shown")
        visit.calm()


def test_headings_sort(browser: Any, pages: dict[str, str]) -> None:
    with Visit(browser, pages["one"]) as visit:
        button = visit.page.get_by_role("button", name="Endpoint")
        button.click()
        up = rows(visit.page)
        button.click()
        assert visit.page.locator("th[aria-sort=descending]").count() == 1
        paths = [row.split()[1] for row in rows(visit.page)]
        assert paths == sorted(paths, reverse=True)
        assert [row.split()[1] for row in up] == sorted(paths)
        visit.page.get_by_role("button", name="Registered at").click()
        lines = visit.page.eval_on_selector_all(".endpoints tbody tr td:last-child", "all => all.map(one => one.textContent.trim())")
        assert lines[:3] == ["src/routes/chat.ts:13", "src/routes/chat.ts:21", "src/routes/chat.ts:29"]
        visit.calm()


def test_everything_works_from_the_keyboard(browser: Any, pages: dict[str, str]) -> None:
    with Visit(browser, pages["one"]) as visit:
        page = visit.page
        page.keyboard.press("Tab")
        assert page.evaluate("document.activeElement.className") == "skip"
        page.keyboard.press("/")
        assert page.evaluate("document.activeElement.type") == "search"
        page.keyboard.type("t/?")
        assert page.get_by_role("searchbox").input_value() == "t/?"
        page.keyboard.press("Escape")
        page.evaluate("document.activeElement.blur()")
        before = page.evaluate("getComputedStyle(document.body).backgroundColor")
        page.keyboard.press("t")
        assert page.evaluate("getComputedStyle(document.body).backgroundColor") != before
        page.keyboard.press("?")
        assert page.locator("dialog[open]").count() == 1
        page.get_by_label("Single keys act").uncheck()
        page.keyboard.press("Escape")
        assert page.locator("dialog[open]").count() == 0
        page.keyboard.press("e")
        assert page.locator("main details[open]").count() == 0
        page.locator("summary").first.focus()
        page.keyboard.press("Enter")
        assert page.locator("main details[open]").count() == 1
        visit.calm()


def test_the_chosen_theme_is_set_before_the_first_paint(browser: Any, pages: dict[str, str]) -> None:
    with Visit(browser, pages["one"], color_scheme="light") as visit:
        visit.page.get_by_role("button", name="Dark theme").click()
        visit.page.add_init_script(
            "new MutationObserver(() => { if (document.body) window.early ??= document.documentElement.dataset.theme })"
            ".observe(document, {childList: true, subtree: true})"
        )
        visit.page.reload()
        assert visit.page.evaluate("window.early") == "dark"
        assert visit.page.get_by_role("button", name="Light theme").count() == 1


def test_readable_without_scripts(browser: Any, pages: dict[str, str]) -> None:
    with Visit(browser, pages["one"], java_script_enabled=False) as visit:
        assert visit.page.locator(".endpoints tbody tr").count() == 24
        assert visit.page.get_by_role("searchbox").count() == 0
        assert visit.page.get_by_role("button").count() == 0
        visit.page.locator("summary", has_text="The range as a table").click()
        assert visit.page.get_by_text("Percentiles of the estimate").is_visible()


def test_two_thousand_endpoints_answer_at_once(browser: Any, pages: dict[str, str]) -> None:
    with Visit(browser, pages["large"]) as visit:
        assert visit.page.locator(".endpoints tbody tr").count() == 2000
        visit.page.get_by_role("searchbox").fill("/api/chat/7")
        shows(visit.page, re.compile(r"^\d{1,3} of 2000 shown$"))
        assert all("/api/chat/7" in row for row in rows(visit.page))
        visit.calm()


@pytest.mark.parametrize(("name", "least", "most"), [("one", 8, 24), ("two", 10, 40), ("nothing", 1, 2)])
def test_prints_to_sound_pages(browser: Any, pages: dict[str, str], tmp_path: Path, name: str, least: int, most: int) -> None:
    reader = borrowed.module("pypdf")
    with Visit(browser, pages[name], color_scheme="dark") as visit:
        visit.page.pdf(path=tmp_path / "audit.pdf", prefer_css_page_size=True)
        texts = [page.extract_text() for page in reader.PdfReader(tmp_path / "audit.pdf").pages]
        assert least <= len(texts) <= most
        # A page holds its number and more.
        assert [at for at, text in enumerate(texts) if len(re.sub(r"\s|\d+ / \d+", "", text)) < 40] == []
        if name == "one":
            whole = re.sub(r"\s+", " ", " ".join(texts))
            assert "Percentiles of the estimate" in whole, "what is folded on the screen is open on paper"
            assert "Search" not in whole
            assert "In this report" in whole
            assert whole.count("Registered at") > 1, "the heading of a long table stands on each of its pages"
        assert visit.page.locator("main details[open]").count() == 0
