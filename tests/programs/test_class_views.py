"""A class whose methods are handlers is made for each request: it is no middleware, what it depends on is a guard."""

from __future__ import annotations

import shutil
from pathlib import Path

from tests.support import CASES, audit


def test_a_view_is_no_middleware(tmp_path: Path) -> None:
    shutil.copy(CASES / "fastapi" / "routes_that_a_class_takes_over.py", tmp_path / "main.py")
    (tmp_path / "requirements.txt").write_text("fastapi\n")
    (service,) = audit(tmp_path)["services"]
    assert [(item["name"], item["endpoints"]) for item in service["guards"]] == [("signed_in", 2)]
    assert not service["middleware"]
