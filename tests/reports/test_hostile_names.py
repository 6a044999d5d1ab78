"""Whatever a repository calls its things, a report shows it and does not obey it."""

from __future__ import annotations

import csv
import functools
import io
import json
import re
from collections import Counter
from collections.abc import Iterable
from html.parser import HTMLParser

import jsonschema
import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from markdown_it.token import Token
from rich.cells import cell_len

from reports.contract.report import Report
from reports.format import RenderOptions
from reports.formats import load
from reports.text import visible
from tests.reports import borrowed, samples

NASTY = (
    '"><script>alert(1)</script>',
    "</style></script><svg onload=alert(1)>",
    "' onmouseover='alert(1)",
    "{{ 7 * 7 }}{% raw %}",
    "${7*7}#{7*7}<%= 7*7 %>",
    "[click](javascript:alert(1))",
    "![x](https://evil.example/x.png)",
    "a|b`c`|**d**_e_~~f~~",
    "``` \n# heading\n- item\n\n---\n",
    "@octocat #1 GH-1 www.evil.example https://evil.example/?a=1",
    "<!-- comment --><details open><img src=x onerror=alert(1)>",
    "\x1b[31mred\x1b]8;;https://evil.example\x07link\x1b]8;;\x07",
    "\x9b31m\x00\x07\x08\r\n",
    "[bold red]markup[/bold red][link=https://evil.example]x[/link]",
    "=cmd|'/c calc'!A1",
    "+1+1",
    "-2+3",
    "@SUM(A1:A9)",
    "\t=1+1",
    "\uff1d1+1",
    "line\u2028separator\u2029paragraph\u0085next",
    "\u202egnp.exe\u202c\u2066x\u2069\u200b\ufeff\U000e0041",
    "../../etc/passwd",
    "javascript:alert(1)",
    "C:\\Windows\\system32",
    "%0a%0d%00",
    "{a}{a}{?}{}{{b}}",
    "\udcff\udc80 not utf-8",
    "&lt;b&gt;&#x3c;i&#62;",
    "x" * 3000,
    "",
)
UNSAFE = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\u200b\ufeff\U000e0041]")
nasty_names = st.lists(st.one_of(st.sampled_from(NASTY), st.text(max_size=40)), min_size=1, max_size=3).map("".join)
bounded = settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
OUR_LINKS = (
    "https://github.com/acme/api",
    "https://fastapi.tiangolo.com/",
    "https://owasp.org/",
    "https://endoflife.date/",
    "https://github.com/example/app/pull/1",
)


@functools.lru_cache(maxsize=64)
def hostile(name: str) -> Report:
    return samples.report(9, lambda _: name)


def written(format_name: str, name: str, **options: object) -> str:
    return load(format_name).render(hostile(name), RenderOptions(**options))  # type: ignore[arg-type]


class Outline(HTMLParser):
    """The elements and attributes of a page, its addresses, and its text."""

    def __init__(self, text: str) -> None:
        super().__init__(convert_charrefs=True)
        self.shape: set[tuple[str, tuple[str, ...]]] = set()
        self.addresses: list[str] = []
        self.scripts = 0
        self.text: list[str] = []
        self.feed(text)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.shape.add((tag, tuple(name for name, _ in attrs)))
        self.addresses += [value or "" for name, value in attrs if name in {"href", "src"}]
        self.scripts += tag == "script"

    def handle_data(self, data: str) -> None:
        self.text.append(data)


@functools.cache
def plain_shape() -> set[tuple[str, tuple[str, ...]]]:
    return Outline(load("html").render(samples.report(9, lambda _: "/plain"), RenderOptions())).shape


@pytest.mark.parametrize("name", NASTY)
def test_html_shows_nasty_names(name: str) -> None:
    page = Outline(written("html", name))
    assert visible(name).strip() in "".join(page.text).replace("\u200b", "")


@bounded
@given(nasty_names)
def test_html_keeps_its_own_shape(name: str) -> None:
    text = written("html", name)
    page = Outline(text)
    # A name may leave elements out (nothing to show) but never brings one in.
    assert page.shape <= plain_shape() | {("wbr", ())}
    assert page.scripts == 2
    assert all(address.startswith(("#", *OUR_LINKS)) for address in page.addresses)
    assert not UNSAFE.search(text)


def flat(tokens: list[Token]) -> list[Token]:
    return [inner for token in tokens for inner in (token, *flat(token.children or []))]


def tokens_of(text: str) -> list[Token]:
    return list(flat(MarkdownIt("commonmark", {"linkify": False, "html": True}).enable(["table", "strikethrough"]).parse(text)))


def lists(tokens: Iterable[Token]) -> Counter[str]:
    return Counter(token.type for token in tokens if token.type in {"bullet_list_open", "ordered_list_open", "list_item_open"})


@functools.cache
def our_lists() -> Counter[str]:
    return lists(tokens_of(written("markdown", "plain")))


@bounded
@given(nasty_names)
def test_markdown_brings_in_no_markup(name: str) -> None:
    text = written("markdown", name)
    assert not UNSAFE.search(text)
    tokens = tokens_of(text)
    own_markup = re.compile(r"</?(?:sub|code)>|<details><summary>.*</summary>\n?|</details>\n?")
    inside_code = False
    for token in tokens:
        inside_code = token.content == "<code>" or (inside_code and token.content != "</code>")
        assert token.type not in {"image", "fence", "code_block", "hr", "s_open", "em_open"}
        if token.type in {"html_inline", "html_block"}:
            assert own_markup.fullmatch(token.content)
        if token.type == "link_open":
            assert str(token.attrs["href"]).startswith(OUR_LINKS)
        if token.type == "text" and not inside_code:
            assert not re.search(r"@\w|#\d|https?://|www\.", token.content)
    columns = [len(re.findall(r"(?<!\\)\|", line)) for line in text.split("\n") if line.startswith("| ")]
    assert set(columns) <= {4, 5, 6, 7, 8}
    assert lists(tokens) <= our_lists()


@bounded
@given(nasty_names, st.sampled_from([60, 100]))
@example("\u093a", 60)
@example("漢" * 90, 60)
def test_the_terminal_gets_no_orders(name: str, width: int) -> None:
    plain = written("terminal", name, width=width)
    assert not UNSAFE.search(plain)
    assert max(map(cell_len, plain.split("\n"))) <= width
    coloured = written("terminal", name, width=width, color=True)
    assert not UNSAFE.search(re.sub(r"\x1b\[[0-9;]*m", "", coloured))


@bounded
@given(nasty_names)
def test_csv_holds_no_formula(name: str) -> None:
    text = written("csv", name)
    assert not UNSAFE.search(text.removeprefix("\ufeff").replace("\r\n", "\n"))
    rows = list(csv.reader(io.StringIO(text.removeprefix("\ufeff"), newline="")))
    assert {len(row) for row in rows} == {len(rows[0])}
    assert len(rows) == text.count("\r\n")
    assert not any(cell.lstrip()[:1] in tuple("=+-@\uff1d\uff0b\uff0d\uff20") for row in rows for cell in row if cell.strip())


@bounded
@given(nasty_names)
@pytest.mark.parametrize("format_name", ["json", "sarif", "cyclonedx", "openapi"])
def test_json_formats_are_ascii_safe(format_name: str, name: str) -> None:
    text = written(format_name, name)
    assert not UNSAFE.search(text)
    json.loads(text)


@bounded
@given(nasty_names)
def test_sarif_stays_valid(name: str) -> None:
    told = json.loads(written("sarif", name))
    jsonschema.Draft4Validator(borrowed.sarif_schema()).validate(told)
    texts = [result["message"]["text"] for result in told["runs"][0]["results"]]
    assert not any("](" in text for text in texts)


@bounded
@given(nasty_names)
def test_openapi_stays_valid(name: str) -> None:
    borrowed.module("openapi_spec_validator").validate(json.loads(written("openapi", name)))


@bounded
@given(nasty_names)
def test_cyclonedx_stays_valid(name: str) -> None:
    validation = borrowed.module("cyclonedx.validation.json")
    version = borrowed.module("cyclonedx.schema").SchemaVersion.V1_6
    assert validation.JsonStrictValidator(version).validate_str(written("cyclonedx", name)) is None
