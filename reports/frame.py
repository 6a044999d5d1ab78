"""What every HTML page of ours shares: templates that escape all they print, and a policy that seals the page.

The content security policy allows the file's own style and scripts by their digests and nothing else: https://www.w3.org/TR/CSP3/
"""

from __future__ import annotations

import base64
import hashlib
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup, escape

from reports.text import listing, number, plural, quantity, sentence, span, visible

STYLES = ("theme", "page", "plots", "print")


def page_environment() -> Environment:
    """The templates, with the filters for words and figures."""
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
    return environment


def dress(environment: Environment, *scripts: str) -> dict[str, Markup | str]:
    """What a page's frame needs: ``style``, ``NAME_script`` for each script, and the ``policy`` that admits just these."""
    style = Markup("\n").join(_asset(environment, f"{name}.css") for name in STYLES)
    sources = {name: _asset(environment, f"{name}.js") for name in scripts}
    return {"style": style, "policy": _policy(style, *sources.values())} | {f"{name}_script": source for name, source in sources.items()}


def _asset(environment: Environment, name: str) -> Markup:
    source, _, _ = environment.loader.get_source(environment, f"assets/{name}")  # type: ignore[union-attr]
    return Markup(source)  # noqa: S704 - our own style sheets and scripts


def _inert(value: Any) -> Any:  # noqa: ANN401 - whatever a template prints
    return visible(value) if type(value) is str else value


def _breakable(path: str) -> Markup:
    return escape(visible(path)).replace("/", Markup("/<wbr>"))


def _policy(style: str, *scripts: str) -> str:
    allowed = " ".join(_digest(script) for script in scripts)
    return f"default-src 'none'; style-src {_digest(style)}; script-src {allowed}; base-uri 'none'; form-action 'none'"


def _digest(text: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"
