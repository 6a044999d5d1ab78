"""Progress: silent on a pipe, patient on a terminal, and gone afterwards."""

from __future__ import annotations

import io
import sys

import pytest

from replatform import progress
from replatform.progress import Progress


class Screen(io.StringIO):
    def isatty(self) -> bool:
        return True


def screen(monkeypatch: pytest.MonkeyPatch) -> Screen:
    stream = Screen()
    monkeypatch.setattr(sys, "stderr", stream)
    return stream


def test_short_work_shows_nothing(monkeypatch: pytest.MonkeyPatch):
    stream = screen(monkeypatch)
    with Progress() as show:
        show("reading", 1, 2)
    assert stream.getvalue() == ""


def test_long_work_shows_a_bar_and_wipes_it(monkeypatch: pytest.MonkeyPatch):
    stream = screen(monkeypatch)
    monkeypatch.setattr(progress, "_PATIENCE", -1.0)
    with Progress() as show:
        show("reading", 1, 2)
    _, drawn, wiped, rest = stream.getvalue().split("\r")
    assert drawn.startswith("reading [")
    assert "1/2" in drawn
    assert wiped == " " * len(drawn)
    assert rest == ""


@pytest.mark.parametrize("quiet", [True, False])
def test_a_pipe_and_quiet_stay_clean(quiet: bool, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]):
    monkeypatch.setattr(progress, "_PATIENCE", -1.0)
    if quiet:
        monkeypatch.setattr(sys, "stderr", Screen())
    with Progress(quiet=quiet) as show:
        show("reading", 0, 0)
    assert (sys.stderr.getvalue() if isinstance(sys.stderr, Screen) else capsys.readouterr().err) == ""


def test_timings_name_each_stage_once(capsys: pytest.CaptureFixture[str]):
    with Progress(timings=True) as show:
        for stage in ("reading", "running", "reading"):
            show(stage, 0, 0)
    assert [line.split(" s  ")[1] for line in capsys.readouterr().err.splitlines()] == ["reading", "running", "all"]
