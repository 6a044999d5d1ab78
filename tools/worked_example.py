"""The worked example of docs/estimation.md, from a fixture's counts to its P80 with a calculator: ``python -m tools.worked_example``."""

from __future__ import annotations

from pathlib import Path

from analyzer.analyze import analyze
from analyzer.settings import Settings
from analyzer.source.opening import open_source
from estimators.bands import interpolate
from estimators.by_hand import NORMAL_80, by_hand, deviation
from estimators.effort import estimate, work_items
from estimators.model import Choices, Estimate
from estimators.policy.load import load_policy
from estimators.size import measure
from tools.fixture_report import FIXTURES

FIXTURE = "express-shop"
PAGE = Path(__file__).parents[1] / "docs" / "estimation.md"
BEGIN, END = "<!-- worked example: python -m tools.worked_example -->\n", "<!-- end of the worked example -->\n"


def example() -> str:
    """Return the example's text: items, deviations, the sum by hand, and what the simulation says."""
    whole, endpoints, weeks = _priced()
    hand = by_hand(whole)
    by_formula = f"{whole.expected:.2f} x exp({NORMAL_80} x {hand.spread:.4f})"
    rows = [
        f"| `{item.id}` | {item.quantity:g} | {item.optimistic:g} / {item.likely:g} / {item.pessimistic:g} | {item.expected:.2f} "
        f"| {deviation(item):.2f} |"
        for item in whole.items
    ]
    lines = [
        f"The fixture `{FIXTURE}` has {endpoints} endpoints. It moves to FastAPI; one person does it full time, and knows Python.",
        "The last column is `count x sqrt((mean - o)(p - mean) / 7)`, mean = (o + 4m + p) / 6: the deviation of a beta-PERT distribution.",
        "",
        "| item | count | o / m / p | expected | deviation |",
        "|---|---|---|---|---|",
        *rows,
        "",
        "Inside a kind deviations add up, because its items move together: "
        + ", ".join(f"{kind} {value:.2f}" for kind, value in hand.kinds.items())
        + f". Between kinds their squares do: {hand.squares:.2f} in all.",
        "",
        f"- sum: {whole.expected:.2f} person-days expected",
        f"- spread: {hand.spread:.4f} = sqrt(ln(1 + {hand.squares:.2f} / {whole.expected:.2f}^2) + {whole.sigma:g}^2)",
        f"- P80: {by_formula} = {hand.p80:.2f} person-days, or {hand.p80 / 5:.1f} weeks of 5",
        "",
        "The simulation, which needs no formula for the sum, says",
        "",
        f"- P50: {whole.person_days.p50:.2f} person-days, {whole.weeks.p50:.1f} weeks",
        f"- P80: {whole.person_days.p80:.2f} person-days, {whole.weeks.p80:.1f} weeks",
        "",
        f"On the curve of the article's table {endpoints} endpoints are {weeks:.1f} weeks.",
    ]
    return "\n".join(lines) + "\n"


def _priced() -> tuple[Estimate, int, float]:
    policy, _ = load_policy()
    with open_source(str(FIXTURES / FIXTURE)) as tree:
        service = max(analyze(tree, Settings(cache=False)).services, key=lambda item: len(item.endpoints))
    counts = [count for count in measure(service, policy) if count.id != "runtime"]
    whole = estimate(work_items(counts, policy, cross_language=True), policy, Choices())
    return whole, len(service.endpoints), interpolate(len(service.endpoints), policy.table).weeks


def page() -> str:
    """Return the page with a fresh example."""
    text = PAGE.read_text(encoding="utf-8")
    before, rest = text.split(BEGIN)
    return before + BEGIN + "\n" + example() + "\n" + END + rest.split(END)[1]


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
