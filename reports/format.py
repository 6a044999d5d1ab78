"""What a report format is: a name, a file suffix, a description, and how to render."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

import msgspec

from reports.contract.report import Report

if TYPE_CHECKING:
    from typing import TextIO

_NARROW, _WIDE, _DEFAULT = 60, 140, 100


class RenderOptions(msgspec.Struct, frozen=True, kw_only=True):
    """How to lay out: ``width`` in columns and ``color`` concern the terminal only, ``service`` (an id) and ``contract`` OpenAPI only."""

    width: int = _DEFAULT
    color: bool = False
    service: str = ""
    contract: bool = False

    @classmethod
    def for_stream(cls, stream: TextIO, environ: Mapping[str, str], columns: int = 0) -> RenderOptions:
        """Options for what ``stream`` is: colour on a terminal alone, unless ``NO_COLOR`` is set or ``TERM`` is dumb.

        https://no-color.org/
        """
        terminal = stream.isatty()
        color = terminal and not environ.get("NO_COLOR") and environ.get("TERM") != "dumb"
        width = min(max(columns or _DEFAULT, _NARROW), _WIDE)
        return cls(width=width, color=color)


class Format(msgspec.Struct, frozen=True, kw_only=True):
    """A report format. ``render`` returns the whole file as text; ``suffix`` begins with a dot."""

    name: str
    suffix: str
    render: Callable[[Report, RenderOptions], str]
