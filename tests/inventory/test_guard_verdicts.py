"""What is concluded from a guard's body: where its steps ran out, by what was seen until then."""

from __future__ import annotations

import pytest

from analyzer.interp.values import Site
from analyzer.inventory.guards.credentials import credential_kind
from analyzer.inventory.guards.finding import Finding
from analyzer.inventory.guards.verdicts import conclude, scheme_kind

HERE = Site("guard.py", 1)


@pytest.mark.parametrize(
    ("seen", "guards"),
    [
        (Finding(), True),
        (Finding(passes=True), False),
        (Finding(passes=True, reads={"token": HERE}), True),
        (Finding(passes=True, refusals=[("HTTPException with 401", HERE, False)]), True),
    ],
    ids=["nothing", "it passes on", "it passes on, and asks for a credential", "it passes on, and refuses"],
)
def test_a_name_speaks_for_a_guard_whose_steps_ran_out(seen: Finding, guards: bool) -> None:
    seen.exhausted = True
    assert conclude(seen, "HttpAuthMiddleware", is_stub=False, python=True)[0] is guards


@pytest.mark.parametrize(
    ("header", "kind"),
    [("x-hub-signature-256", "custom"), ("X-Shopify-Hmac-Sha256", "custom"), ("x-api-key", "api_key"), ("x-access-token", "jwt")],
)
def test_a_header_says_what_kind_of_credential_it_is(header: str, kind: str) -> None:
    reads = {credential_kind(header, "headers"): HERE}
    assert scheme_kind(Finding(reads=reads), "fromOutside") == kind
