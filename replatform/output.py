"""Where reports go: one format to standard output or a file, several into a folder."""

from __future__ import annotations

import os
import shutil
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from replatform.errors import Failure

if TYPE_CHECKING:
    from collections.abc import Iterable

TERMINAL = "terminal"


class Document(msgspec.Struct, frozen=True, kw_only=True):
    """A rendered report. ``suffix`` begins with a dot."""

    format: str
    suffix: str
    text: str


class Destination(msgspec.Struct, frozen=True, kw_only=True):
    """Which formats are wanted, and where each goes: a path, or None for standard output."""

    places: dict[str, Path | None]
    opens: bool = False


def plan(formats: Iterable[str], output: Path | None, suffixes: dict[str, str], *, opens: bool = False) -> Destination:
    """Decide before any work is done where everything goes; raise Failure where that makes no sense.

    ``suffixes`` maps the known formats to their suffixes. Without a format, ``output``'s suffix tells; the terminal is the default.
    """
    wanted = list(dict.fromkeys(formats)) or _implied(output, suffixes, opens=opens)
    if opens and "html" not in wanted:
        wanted.append("html")
    if output is None:
        return Destination(places=_without_output(wanted, opens=opens), opens=opens)
    if _is_folder(output, wanted):
        places = {name: None if name == TERMINAL and len(wanted) > 1 else output / f"report{suffixes[name]}" for name in wanted}
        return Destination(places=places, opens=opens)
    if len(wanted) > 1:
        raise Failure(f"{len(wanted)} formats do not fit into one file", f"give a folder instead of {str(output)!r}")
    return Destination(places={wanted[0]: output}, opens=opens)


def deliver(destination: Destination, documents: Iterable[Document], *, quiet: bool = False) -> None:
    """Write every document to its place, say on standard error where, and open the HTML page if that was asked for."""
    for document in documents:
        place = destination.places[document.format]
        if place is None:
            emit(document.text)
            continue
        save(place, document.text)
        if not quiet:
            print(f"{document.format}: {place}", file=sys.stderr)  # noqa: T201
        if destination.opens and document.format == "html":
            _show(place)


def put(text: str, output: Path | None) -> None:
    """Write to a file, or to standard output where none is named."""
    if output is None:
        emit(text)
    else:
        save(output, text)


def emit(text: str) -> None:
    """Write to standard output as UTF-8, whatever the locale says. A reader that went away is no error."""
    data = text.encode("utf-8", "replace")
    try:
        sys.stdout.flush()
        stream = getattr(sys.stdout, "buffer", None)
        if stream is None:
            sys.stdout.write(text)
        else:
            stream.write(data)
        sys.stdout.flush()
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def save(path: Path, text: str) -> None:
    """Write a file whole or not at all; raise Failure where it cannot be written."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        if path.exists() and not path.is_file():  # /dev/stdout, a pipe
            path.write_bytes(text.encode("utf-8", "replace"))
            return
        handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(text.encode("utf-8", "replace"))
            shutil.copymode(path, name) if path.exists() else os.chmod(name, 0o666 & ~_umask())  # noqa: PTH101
            Path(name).replace(path)
        except BaseException:
            Path(name).unlink(missing_ok=True)
            raise
    except OSError as error:
        raise Failure(f"cannot write {str(path)!r}: {error.strerror or error}", "name another place with --output") from error


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask


def _implied(output: Path | None, suffixes: dict[str, str], *, opens: bool) -> list[str]:
    if opens and output is None:
        return ["html"]
    if output is None:
        return [TERMINAL]
    fitting = [name for name, suffix in sorted(suffixes.items()) if output.name.endswith(suffix)]
    if not fitting:
        if output.is_dir() or str(output).endswith(("/", os.sep)):
            raise Failure("no --format says what to write there", f"known formats are {', '.join(sorted(suffixes))}")
        raise Failure(f"cannot tell the format from {output.name!r}", f"add --format; known are {', '.join(sorted(suffixes))}")
    return [max(fitting, key=lambda name: len(suffixes[name]))]


def _without_output(wanted: list[str], *, opens: bool) -> dict[str, Path | None]:
    places: dict[str, Path | None] = dict.fromkeys(wanted)
    if opens:
        places["html"] = Path(tempfile.mkdtemp(prefix="replatform-")) / "report.html"
    if sum(place is None for place in places.values()) > 1:
        raise Failure("several formats cannot share standard output", "name a folder with --output")
    return places


def _is_folder(output: Path, wanted: list[str]) -> bool:
    if output.is_dir() or str(output).endswith("/"):
        return True
    return len(wanted) > 1 and not output.exists() and not output.suffix


def _show(path: Path) -> None:
    import webbrowser

    if not webbrowser.open(path.resolve().as_uri()):
        print(f"no browser found; open {path.resolve().as_uri()}", file=sys.stderr)  # noqa: T201
