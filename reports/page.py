"""The audit as a page: one file for the client, readable without scripts, sealed against what a repository's names might hold.

Templates escape everything; the content security policy allows the file's own style and scripts by their digests and nothing else.
https://www.w3.org/TR/CSP3/
"""

from __future__ import annotations

import base64
import hashlib
from typing import TYPE_CHECKING, Any

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup, escape

from reports.building.wording import framework_name
from reports.chapters import chapters
from reports.links import line_address
from reports.plots.ranges import range_plot
from reports.text import listing, number, plural, quantity, sentence, span, visible, visible_lines

if TYPE_CHECKING:
    from analyzer.model.location import Location
    from reports.contract.report import Report

_STYLES = ("theme", "page", "plots", "print")
_BULK = 60


def page(report: Report) -> str:
    """The whole page."""
    environment = _environment(report)
    style = Markup("\n").join(_asset(environment, f"{name}.css") for name in _STYLES)
    scripts = {name: _asset(environment, f"{name}.js") for name in ("theme", "page")}
    return environment.get_template("audit.html").render(
        r=report,
        chapters=chapters(report),
        range_plot=range_plot(report.estimate, report.method.table) if report.estimate else None,
        bulk=_BULK,
        style=style,
        theme_script=scripts["theme"],
        page_script=scripts["page"],
        policy=_policy(style, *scripts.values()),
    )


def _environment(report: Report) -> Environment:
    environment = Environment(
        loader=PackageLoader("reports"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        finalize=_inert,
    )
    environment.filters.update(
        breakable=_breakable, listing=listing, number=number, plural=plural, quantity=quantity, sentence=sentence, span=span
    )
    environment.globals.update(
        framework_name=framework_name,
        line_address=lambda location: line_address(report.source, location),
        snippet_at=lambda location: _snippet(report, location),
    )
    return environment


def _asset(environment: Environment, name: str) -> Markup:
    source, _, _ = environment.loader.get_source(environment, f"assets/{name}")  # type: ignore[union-attr]
    return Markup(source)  # noqa: S704 - our own style sheets and scripts


def _inert(value: Any) -> Any:  # noqa: ANN401 - whatever a template prints
    return visible(value) if type(value) is str else value


def _breakable(path: str) -> Markup:
    return escape(visible(path)).replace("/", Markup("/<wbr>"))


def _snippet(report: Report, location: Location) -> Markup:
    # Escaped here, because a snippet alone keeps its line ends.
    return escape(visible_lines(report.snippets.get(f"{location.file}:{location.line}", "")))


def _policy(style: str, *scripts: str) -> str:
    allowed = " ".join(_digest(script) for script in scripts)
    return f"default-src 'none'; style-src {_digest(style)}; script-src {allowed}; base-uri 'none'; form-action 'none'"


def _digest(text: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"
