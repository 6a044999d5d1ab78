"""Reading the CSV files of finished migrations: named columns, and errors that name the line."""

from __future__ import annotations

import csv
import io
import math
from collections.abc import Iterable, Iterator

MAX_ROWS = 10_000


class ActualsError(ValueError):
    """A file of finished migrations that cannot be read; ``line`` is 1-based, 0 for the file as a whole."""

    def __init__(self, line: int, problem: str) -> None:
        super().__init__(f"line {line}: {problem}" if line else problem)
        self.line = line


class Row:
    """One line: cells by column name, read as what they should be."""

    def __init__(self, line: int, cells: dict[str, str]) -> None:
        self.line = line
        self._cells = cells

    def text(self, name: str) -> str:
        """Return a cell without surrounding space; "" where the column is missing."""
        return self._cells.get(name, "")

    def number(self, name: str, *, least: float, default: float | None = None) -> float:
        """Return a finite number of at least ``least``. Raises ActualsError for anything else."""
        text = self.text(name)
        if not text and default is not None:
            return default
        try:
            value = float(text)
        except ValueError:
            raise ActualsError(self.line, f"{name} is not a number: {text[:40]!r}") from None
        if not math.isfinite(value) or value < least:
            raise ActualsError(self.line, f"{name} must be at least {least:g}, not {text[:40]}")
        return value

    def whole(self, name: str, *, least: int, default: int | None = None) -> int:
        """Return a whole number of at least ``least``. Raises ActualsError for anything else."""
        value = self.number(name, least=least, default=None if default is None else float(default))
        if value != int(value):
            raise ActualsError(self.line, f"{name} must be a whole number, not {self.text(name)[:40]}")
        return int(value)

    def flag(self, name: str, *, default: bool) -> bool:
        """Return yes or no. Raises ActualsError for anything else."""
        text = self.text(name).lower()
        if not text:
            return default
        if text not in ("yes", "no", "true", "false", "1", "0"):
            raise ActualsError(self.line, f"{name} is yes or no, not {text[:40]!r}")
        return text in ("yes", "true", "1")


def read_rows(text: str, *, required: Iterable[str], known: Iterable[str]) -> Iterator[Row]:
    """Yield the rows of a CSV text with a header line. Raises ActualsError where columns are missing, unknown or double."""
    reader = csv.reader(io.StringIO(text.removeprefix("\ufeff"), newline=""), strict=True)
    try:
        yield from _rows(reader, tuple(required), tuple(known))
    except csv.Error as problem:
        raise ActualsError(reader.line_num, f"not CSV: {problem}") from problem


def _rows(reader: Iterator[list[str]], required: tuple[str, ...], known: tuple[str, ...]) -> Iterator[Row]:
    header = [name.strip().lower() for name in next(reader, [])]
    if not any(header):
        raise ActualsError(0, f"no header line; the columns are {', '.join(known)}")
    for name in required:
        if name not in header:
            raise ActualsError(1, f"column {name} is missing; found {', '.join(header)}")
    for name in header:
        if name not in known:
            raise ActualsError(1, f"unknown column {name[:40]!r}; known: {', '.join(known)}")
        if header.count(name) > 1:
            raise ActualsError(1, f"column {name} stands twice")
    for count, cells in enumerate(reader, 1):
        line = getattr(reader, "line_num", count + 1)
        if count > MAX_ROWS:
            raise ActualsError(line, f"more than {MAX_ROWS} rows")
        if not any(cell.strip() for cell in cells):
            continue
        if len(cells) != len(header):
            raise ActualsError(line, f"{len(cells)} cells under {len(header)} columns")
        yield Row(line, {name: cell.strip() for name, cell in zip(header, cells, strict=True)})
