"""Where reports go, decided before any work is done."""

from __future__ import annotations

import os
import stat
import sys
from pathlib import Path

import pytest

from replatform.errors import Failure
from replatform.output import Destination, Document, deliver, plan

SUFFIXES = {"terminal": ".txt", "json": ".json", "html": ".html", "openapi": ".openapi.json"}


@pytest.mark.parametrize(
    ("formats", "output", "places"),
    [
        ([], None, {"terminal": None}),
        (["json"], None, {"json": None}),
        (["json", "json"], None, {"json": None}),
        (["json"], "a.txt", {"json": "a.txt"}),
        ([], "a.html", {"html": "a.html"}),
        ([], "a.openapi.json", {"openapi": "a.openapi.json"}),
        ([], "a.json", {"json": "a.json"}),
        (["json", "html"], "out", {"json": "out/report.json", "html": "out/report.html"}),
        (["json", "terminal"], "out", {"json": "out/report.json", "terminal": None}),
        (["json"], "there", {"json": "there/report.json"}),
    ],
)
def test_places(formats: list[str], output: str | None, places: dict[str, str | None], tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.chdir(tmp_path)
    Path("there").mkdir()
    found = plan(formats, Path(output) if output else None, SUFFIXES).places
    assert found == {name: Path(place) if place else None for name, place in places.items()}


@pytest.mark.parametrize(
    ("formats", "output", "what"),
    [
        (["json", "html"], None, "standard output"),
        (["json", "html"], "one.html", "do not fit"),
        ([], "one.xyz", "cannot tell the format"),
        ([], "there", "no --format"),
    ],
)
def test_what_makes_no_sense(formats: list[str], output: str | None, what: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.chdir(tmp_path)
    Path("there").mkdir()
    with pytest.raises(Failure, match=what):
        plan(formats, Path(output) if output else None, SUFFIXES)


def test_open_means_a_page():
    destination = plan([], None, SUFFIXES, opens=True)
    place = destination.places["html"]
    assert place is not None
    assert place.name == "report.html"
    assert set(plan(["json"], None, SUFFIXES, opens=True).places) == {"json", "html"}


def document(text: str) -> list[Document]:
    return [Document(format="json", suffix=".json", text=text)]


def test_a_file_is_written_whole_with_the_bytes_given(tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    place = tmp_path / "new" / "report.json"
    deliver(Destination(places={"json": place}), document("ü\n"))
    assert place.read_bytes() == "ü\n".encode()
    assert list(place.parent.iterdir()) == [place]
    captured = capsys.readouterr()
    assert (captured.out, captured.err) == ("", f"json: {place}\n")


def test_quiet_is_quiet(tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    deliver(Destination(places={"json": tmp_path / "a.json"}), document("{}"), quiet=True)
    assert capsys.readouterr().err == ""


@pytest.mark.skipif(os.name == "nt", reason="modes are POSIX")
def test_a_new_file_has_the_usual_mode_and_an_old_one_keeps_its_own(tmp_path: Path):
    old = tmp_path / "old.json"
    old.write_text("x")
    old.chmod(0o640)
    for name in ("old.json", "new.json"):
        deliver(Destination(places={"json": tmp_path / name}), document("{}"), quiet=True)
    plain = tmp_path / "plain"
    plain.touch()
    assert stat.S_IMODE(old.stat().st_mode) == 0o640
    assert (tmp_path / "new.json").stat().st_mode == plain.stat().st_mode


def test_what_cannot_be_written_is_one_line(tmp_path: Path):
    blocked = tmp_path / "file"
    blocked.touch()
    with pytest.raises(Failure, match="cannot write") as caught:
        deliver(Destination(places={"json": blocked / "report.json"}), document("{}"))
    assert caught.value.code == 2


def test_a_lone_surrogate_does_not_stop_the_output(capfdbinary: pytest.CaptureFixture[bytes], monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(sys, "stdout", os.fdopen(os.dup(1), "w", encoding="ascii"))
    deliver(Destination(places={"json": None}), document("a\udcff ü"))
    sys.stdout.close()
    assert capfdbinary.readouterr().out == "a? ü".encode()
