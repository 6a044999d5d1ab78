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
    from collections.abc import Iterable, Iterator

    from reports.contract.report import Report


def say(text: str) -> None:
    """Write one line to standard error."""
    print(f"replatform: {one_line(text)}", file=sys.stderr)  # noqa: T201


def suffixes(asked: Iterable[str]) -> dict[str, str]:
    """Return the suffix of every known format; raise Failure for one asked for that is none."""
    names = known.names()
    for name in asked:
        if name not in names:
            close = difflib.get_close_matches(name, names, n=1)
            hint = f"did you mean {close[0]!r}?" if close else f"known are {', '.join(names)}"
            raise Failure(f"unknown format {name!r}", hint)
    return {name: known.load(name).suffix for name in names}


def rendered(report: Report, destination: Destination) -> Iterator[Document]:
    """Render the report for every place; only what goes to a terminal is coloured and as wide as it."""
    screen = RenderOptions.for_stream(sys.stdout, os.environ, shutil.get_terminal_size((100, 24)).columns)
    for name, place in destination.places.items():
        options = screen if name == TERMINAL and place is None else RenderOptions()
        yield Document(format=name, suffix=known.load(name).suffix, text=known.load(name).render(report, options))
