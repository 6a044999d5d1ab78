"""The reports of the fixtures as they are kept, one folder a fixture: how they are made, compared and refreshed."""

from __future__ import annotations

import difflib
import re
import shutil
from pathlib import Path

from reports.format import RenderOptions
from reports.formats import load, names
from tests.fixture import NAMES
from tools.fixture_report import fixture_report

KEPT = Path(__file__).parent / "reports"
_STYLE = re.compile(r"(<(style|script)>).*?(</\2>)", re.DOTALL)
_DIGEST = re.compile(r"'sha256-[^']*'")
_LINES = 40


def made(fixture: str) -> dict[str, str]:
    """Every report of a fixture by file name. The page's own style, scripts and their digests are left out: they are files already."""
    report = fixture_report(fixture)
    found = {}
    for name in names():
        form = load(name)
        text = form.render(report, RenderOptions())
        found[f"report{form.suffix}"] = _DIGEST.sub("'sha256'", _STYLE.sub(r"\1\3", text)) if name == "html" else text
    return found


def difference(fixture: str, file: str, got: str) -> str:
    """What differs from the kept file, as a diff; what was got is left beside it. Empty where nothing differs."""
    kept = KEPT / fixture / file
    beside = kept.with_name(f"{file}.got")
    wanted = kept.read_bytes().decode("utf-8") if kept.exists() else ""
    if got == wanted:
        beside.unlink(missing_ok=True)
        return ""
    _write(beside, got)
    lines = difflib.unified_diff(wanted.splitlines(), got.splitlines(), "kept", "got", lineterm="", n=1)
    return "\n".join(line[:200] for _, line in zip(range(_LINES), lines, strict=False))


def refresh() -> None:
    """Keep what is made now."""
    shutil.rmtree(KEPT, ignore_errors=True)
    for fixture in NAMES:
        for file, text in made(fixture).items():
            _write(KEPT / fixture / file, text)


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8", newline="")
