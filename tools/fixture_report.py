"""The report of a fixture as any checkout makes it: copied out of this repository, so that no revision or history of ours gets in."""

from __future__ import annotations

import shutil
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from replatform.audit import perform
from replatform.request import Request

if TYPE_CHECKING:
    from reports.contract.report import Report

FIXTURES = Path(__file__).parents[1] / "fixtures" / "repos"
TODAY = "2026-11-20"


def fixture_report(name: str) -> Report:
    """The report of ``fixtures/repos/NAME`` on a fixed day."""
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder) / name
        shutil.copytree(FIXTURES / name, copy)
        return perform(Request(source=str(copy), today=TODAY, cache=False, jobs=1, quiet=True)).report
