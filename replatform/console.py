"""What the user sees beside the reports: known formats, lines on standard error."""

from __future__ import annotations

import difflib
import os
import shutil
import sys
from typing import TYPE_CHECKING

from replatform.errors import Failure, one_line
from replatform.output import TERMINAL, Destination, Document
from reports import formats as known
from reports.format import RenderOptions

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator

    from reports.contract.report import Report


def say(text: str) -> None:
    """Write one line to standard error."""
    print(f"replatform: {one_line(text)}", file=sys.stderr)  # noqa: T201


def suffixes(asked: Collection[str], *, opens: bool = False) -> dict[str, str]:
    """Return the suffix of every format that is asked for, of all where none is; raise Failure for one that is no format."""
    check_formats(asked, known.names())
    wanted = [*asked, "html"] if asked and opens else asked or known.names()
    return {name: known.load(name).suffix for name in wanted}


def check_formats(asked: Iterable[str], names: Collection[str]) -> None:
    """Raise Failure for a format that is none of ``names``."""
    for name in asked:
        if name not in names:
            close = difflib.get_close_matches(name, names, n=1)
            raise Failure(f"unknown format {name!r}", f"did you mean {close[0]!r}?" if close else f"known are {', '.join(sorted(names))}")


def rendered(report: Report, destination: Destination, plain: RenderOptions | None = None) -> Iterator[Document]:
    """Render the report for every place; only what goes to a terminal is coloured and as wide as it, all else is laid out as ``plain``."""
    screen = RenderOptions.for_stream(sys.stdout, os.environ, shutil.get_terminal_size((100, 24)).columns)
    for name, place in destination.places.items():
        options = screen if name == TERMINAL and place is None else plain or RenderOptions()
        yield Document(format=name, suffix=known.load(name).suffix, text=known.load(name).render(report, options))
