"""What every HTML page of ours shares: templates that escape all they print, and a policy that seals the page.

The content security policy allows the file's own style and scripts by their digests and nothing else: https://www.w3.org/TR/CSP3/
"""

from __future__ import annotations

import base64
import hashlib
import textwrap
from typing import TYPE_CHECKING, Any

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup, escape

from reports.links import line_address
from reports.plots.scale import short
from reports.text import called, listing, number, plural, quantity, rate, sentence, span, visible, visible_lines

if TYPE_CHECKING:
    from collections.abc import Mapping

    from analyzer.model.location import Location
    from reports.contract.report import SourceInfo

_STYLES = ("theme", "page", "plots", "print")
_SCRIPTS = ("theme", "page")


def sealed(template: str, source: SourceInfo, snippets: Mapping[str, str], **context: object) -> str:
    """The page that ``template`` makes of ``context``; links lead to ``source``, ``snippets`` are those of the report."""
    environment = _environment()
    environment.globals.update(
        line_address=lambda location: line_address(source, location),
        called=called,
        short_label=short,
        snippet_at=lambda location: _snippet(snippets, location),
    )
    style = Markup("\n").join(_asset(environment, f"{name}.css") for name in _STYLES)
    scripts = {f"{name}_script": _asset(environment, f"{name}.js") for name in _SCRIPTS}
    return environment.get_template(template).render(style=style, policy=_policy(style, *scripts.values()), **scripts, **context)


def _environment() -> Environment:
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
        breakable=_breakable, listing=listing, number=number, plural=plural, quantity=quantity, rate=rate, sentence=sentence, span=span
    )
    return environment


def _asset(environment: Environment, name: str) -> Markup:
    source, _, _ = environment.loader.get_source(environment, f"assets/{name}")  # type: ignore[union-attr]
    return Markup(source)  # noqa: S704 - our own style sheets and scripts


def _inert(value: Any) -> Any:  # noqa: ANN401 - whatever a template prints
    return visible(value) if type(value) is str else value


def _breakable(path: str) -> Markup:
    return escape(visible(path)).replace("/", Markup("/<wbr>"))


def _snippet(snippets: Mapping[str, str], location: Location) -> Markup:
    # Escaped here, because a snippet alone keeps its line ends.
    return escape(textwrap.dedent(visible_lines(snippets.get(f"{location.file}:{location.line}", ""))))


def _policy(style: str, *scripts: str) -> str:
    allowed = " ".join(_digest(script) for script in scripts)
    return f"default-src 'none'; style-src {_digest(style)}; script-src {allowed}; base-uri 'none'; form-action 'none'"


def _digest(text: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"
