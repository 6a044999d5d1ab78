"""What every estimate assumes, and what it leaves out; printed with it."""

from __future__ import annotations

from estimators.effort import capacity_words, spread
from estimators.model import Choices, Statement
from estimators.policy.rules import Policy
from estimators.words import digits


def assumptions(policy: Policy, choices: Choices) -> tuple[Statement, ...]:
    """Return the rules that stand behind the figures."""
    sigma, factor = spread(policy, choices)
    rows = policy.table.rows
    found = [
        Statement(
            text=f"The article's table is meant for {policy.table.scope}; it includes {', '.join(policy.table.includes)}.",
            source=policy.table.source,
        ),
        Statement(
            text="Its rows are read as half-open; between their ends weeks follow the curve through "
            + ", ".join(f"({row.from_endpoints}, {digits(row.low_weeks)})" for row in rows)
            + ", straight on logarithmic axes.",
            source="docs/estimation.md",
        ),
        Statement(
            text="The table names no team size. Effort is in person-days; weeks are for the stated team: "
            + capacity_words(policy, choices)
            + ".",
            source=policy.capacity.source,
        ),
        Statement(
            text=f"All items share one log-normal factor (median {digits(factor, 3)}, deviation of its logarithm {digits(sigma, 3)}); "
            "items of one kind stand at the same quantile in a draw.",
            source=policy.simulation.source,
        ),
        Statement(text="Rates marked as judgement are this project's own and can be overridden.", source="estimators/policy/default.toml"),
        Statement(
            text="Learning a language is counted where the team is known to lack it; while unknown it stands beside the figures.",
            source=policy.learning.source,
        ),
    ]
    if choices.calibration:
        found.append(Statement(text=f"The estimate is {choices.calibration.label}.", source="the user's finished migrations"))
    return tuple(found)


def exclusions(policy: Policy) -> tuple[Statement, ...]:
    """Return what no figure contains."""
    left_out = [Statement(text=f"{text[0].upper()}{text[1:]}.", source=policy.table.source) for text in policy.table.excludes]
    return (
        *left_out,
        Statement(text="Moving data that is stored, and running both systems side by side.", source="our judgement"),
        Statement(text="In-process background work is listed and costs nothing apart from its handler.", source="our judgement"),
        Statement(text="New features, holidays, and waiting for others.", source="our judgement"),
    )
