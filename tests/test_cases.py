"""Every case: what stands on the line is what the audit says, no more and no less."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.claims import disagreements, read_claims
from tests.support import audit, cases, lay_out


@pytest.mark.parametrize("case", cases(), ids=lambda case: f"{case.parent.name}/{case.stem}")
def test_case(case: Path, tmp_path: Path) -> None:
    report = audit(lay_out(case, tmp_path))
    found = list(disagreements(read_claims(case), report))
    assert not found, "\n".join(found)
    assert not [item for item in report["diagnostics"] if item["kind"] == "internal"]
    ids = [endpoint["id"] for service in report["services"] for endpoint in service["endpoints"]]
    assert len(set(ids)) == len(ids)
    assert "(:0)" not in str(report), "evidence without a place"
