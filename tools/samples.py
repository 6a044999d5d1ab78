"""The samples that the documentation shows, made from a fixture: ``python -m tools.samples``.

``audit.png`` is a picture of ``audit.html`` taken by chromium; ``audit.png.source`` holds the digest of the page that it shows, since
pictures differ from machine to machine and pages do not.
"""

from __future__ import annotations

import hashlib
import shutil
import sys
from pathlib import Path

from reports.format import RenderOptions
from reports.formats import load
from tools.fixture_report import fixture_report

SAMPLES = Path(__file__).parents[1] / "docs" / "samples"
FIXTURE = "express-answers"
PICTURE, SOURCE = "audit.png", "audit.png.source"
_FORMATS = ("html", "markdown", "terminal")
_WIDTH, _HEIGHT = 1280, 1440
_FLAGS = ("--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update", "--disable-sync")


def texts() -> dict[str, str]:
    """Every sample but the picture, by file name."""
    report = fixture_report(FIXTURE)
    found = {f"audit{load(name).suffix}": load(name).render(report, RenderOptions()) for name in _FORMATS}
    return found | {SOURCE: hashlib.sha256(found["audit.html"].encode()).hexdigest() + "\n"}


def photograph(page: Path, picture: Path) -> None:
    """Take the picture of the top of a page."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), headless=True, args=list(_FLAGS))
        tab = browser.new_page(viewport={"width": _WIDTH, "height": _HEIGHT}, color_scheme="light")
        tab.goto(page.resolve().as_uri())
        tab.screenshot(path=picture)
        browser.close()


def main() -> int:
    """Write the samples."""
    SAMPLES.mkdir(parents=True, exist_ok=True)
    for name, text in texts().items():
        (SAMPLES / name).write_text(text, encoding="utf-8", newline="")
    photograph(SAMPLES / "audit.html", SAMPLES / PICTURE)
    print(f"samples: {SAMPLES}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
