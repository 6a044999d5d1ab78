"""A typical product of a given size: what the back-test and a calibration assume where only an endpoint count is known."""

from __future__ import annotations

import math

from estimators.model import Count
from estimators.policy.rules import Policy


def reference_counts(endpoints: int, policy: Policy, *, jobs: int, auth: int) -> tuple[Count, ...]:
    """Return the counts of a typical product with ``endpoints``, ``jobs`` and ``auth`` schemes; shares are rounded up to whole things."""
    rule = policy.reference
    large = math.floor(endpoints * rule.large_share)
    medium = math.floor(endpoints * rule.medium_share)
    values = {
        "project": 1,
        "route-large": large,
        "route-medium": medium,
        "route-small": max(endpoints - large - medium, 0),
        "auth-scheme": auth,
        "guard": rule.guards if auth else 0,
        "middleware": rule.middleware_base + math.ceil(endpoints * rule.middleware_share),
        "model": math.ceil(endpoints * rule.model_share),
        "schema": math.ceil(endpoints * rule.schema_share),
        "store": rule.stores,
        "data-access": math.ceil(endpoints * rule.data_access_share),
        "deploy-unit": rule.deploy_units,
        "pipeline": rule.pipelines,
        "job": jobs,
        "test-write": endpoints,
        "test-port": math.ceil(endpoints * rule.unit_test_share),
    }
    return tuple(Count(id=name, label=policy.rates[name].label, value=values[name]) for name in sorted(values) if values[name])
