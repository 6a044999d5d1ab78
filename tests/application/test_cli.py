"""The command line's manners: help, one line for an error, the exit codes."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from replatform import __version__
from replatform.cli import main

ROOT = Path(__file__).parents[2]


@pytest.mark.parametrize("words", [[], ["--help"], ["-h"], ["audit", "--help"], ["compare", "-h"], ["explain", "-h"], ["scaffold", "-h"]])
def test_help_is_no_error(words: list[str], capsys: pytest.CaptureFixture[str]):
    assert main(words) == 0
    captured = capsys.readouterr()
    assert captured.out.startswith("Usage: replatform")
    assert captured.err == ""


def test_version(capsys: pytest.CaptureFixture[str]):
    assert main(["--version"]) == 0
    assert capsys.readouterr().out == f"replatform {__version__}\n"


@pytest.mark.parametrize(
    ("words", "parts"),
    [
        (["adit"], ("adit", "replatform --help")),
        (["audit", "--taem-size", "2"], ("--taem-size", "replatform audit --help")),
        (["audit", "--team-size", "0"], ("--team-size", "replatform audit --help")),
        (["audit", "--target", "rails"], ("rails", "fastapi")),
        (["compare", "main"], ("HEAD", "replatform compare --help")),
        (["audit", "--format", "pfd"], ("pfd", "known")),
        (["audit", "--format", "jsn"], ("jsn", "'json'")),
        (["audit", "--fail-on", "unguarded"], ("unguarded", "gate")),
        (["audit", "--fail-on", "weks>3"], ("weks", "'weeks'")),
        (["audit", "--fail-on", "band-change"], ("two revisions", "compare")),
        (["audit", "--today", "yesterday"], ("yesterday", "2026-03-31")),
        (["audit", "--weekly-rate", "a lot"], ("a lot", "4000 EUR")),
        (["audit", "--availability", "1.5"], ("1.5", "availability")),
        (["audit", "--answer", "roadmap.ai"], ("roadmap.ai", "roadmap.ai=yes")),
        (["audit", "--answer", "roadmap.ia=yes"], ("roadmap.ia", "mean roadmap.ai?")),
        (["audit", "--config", "nowhere.toml"], ("nowhere.toml", "--config")),
        (["audit", "--format", "json", "--format", "html"], ("--output",)),
    ],
)
def test_wrong_use_is_one_line_and_code_2(words: list[str], parts: tuple[str, ...], tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    (tmp_path / "a.py").write_text("a = 1\n")
    if words[0] == "audit":
        words = [*words, str(tmp_path)]
    assert main(words) == 2
    captured = capsys.readouterr()
    assert captured.out == ""
    assert captured.err.startswith("replatform: ")
    assert captured.err.count("\n") == 1
    assert all(part in captured.err for part in parts), captured.err


def test_help_loads_nothing_heavy():
    code = "import sys; from replatform.cli import main; main(['--help']); print(sorted(sys.modules), file=sys.stderr)"
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    for name in ("networkx", "git", "jinja2", "tree_sitter", "analyzer", "estimators", "reports"):
        assert f"'{name}'" not in done.stderr
