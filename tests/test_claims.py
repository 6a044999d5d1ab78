"""The harness of the cases: what a claim demands, and that whatever nobody claimed is noticed."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from tests.claims import disagreements, read_claims
from tests.support import cases

LINE = 'app.get("/items", list)  // $ endpoint="GET /items/" guard=requireUser\n'


def endpoint(**changes: Any) -> dict[str, Any]:
    usual = {
        "method": "GET",
        "path": "/items",
        "location": {"file": "app.js", "line": 1},
        "guards": [{"name": "requireUser"}],
        "confidence": "certain",
    }
    return usual | changes


@pytest.mark.parametrize(
    ("endpoints", "says"),
    [
        ([endpoint()], []),
        ([], ["app.js:1: GET /items is missing"]),
        ([endpoint(location={"file": "app.js", "line": 2})], ["app.js:1: GET /items is missing", "app.js:2: extra GET /items"]),
        ([endpoint(), endpoint(path="/more")], ["app.js:1: extra GET /more"]),
        ([endpoint(guards=[])], ["app.js:1: GET /items has the guards [], not ['requireUser']"]),
        ([endpoint(confidence="conditional")], ["app.js:1: GET /items is conditional, not certain"]),
        ([endpoint(), endpoint()], ["1 endpoints are listed twice"]),
    ],
)
def test_disagreements(tmp_path: Path, endpoints: list[dict[str, Any]], says: list[str]):
    case = tmp_path / "case.js"
    case.write_text(LINE)
    assert list(disagreements(read_claims(case), {"services": [{"endpoints": endpoints}]})) == says


def test_a_claim_that_nobody_knows_is_an_error(tmp_path: Path):
    case = tmp_path / "case.py"
    case.write_text("x = 1  # $ endpont=nonsense\n")
    with pytest.raises(ValueError, match=r"main\.py:1: no such claim: endpont"):
        read_claims(case)


@pytest.mark.parametrize("case", cases(), ids=lambda case: f"{case.parent.name}/{case.stem}")
def test_every_case_claims_something(case: Path):
    assert any(line.endpoints or line.unmounted for line in read_claims(case))
