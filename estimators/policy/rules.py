"""The shape of the policy file: what a user may override, and what each figure means."""

from __future__ import annotations

from typing import Annotated

import msgspec

from estimators.model import ItemKind, TableRow

Positive = Annotated[float, msgspec.Meta(gt=0)]
NotNegative = Annotated[float, msgspec.Meta(ge=0)]
Share = Annotated[float, msgspec.Meta(ge=0, le=1)]
Count = Annotated[int, msgspec.Meta(ge=0)]


class Rule(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A group of figures with one source."""

    source: str
    date: str


class Table(Rule, frozen=True, kw_only=True):
    """The article's table, verbatim."""

    upper_weeks: Positive
    includes: tuple[str, ...]
    excludes: tuple[str, ...]
    scope: str
    rows: tuple[TableRow, ...]


class ThreeWeeks(Rule, frozen=True, kw_only=True):
    """Three points in weeks. ``hybrid_people`` is how many people learn the language for a hybrid."""

    optimistic_weeks: NotNegative
    likely_weeks: NotNegative
    pessimistic_weeks: NotNegative
    hybrid_people: NotNegative = 1.0


class Capacity(Rule, frozen=True, kw_only=True):
    """Working days of a week, and what each further person costs the others (0 to 1)."""

    days_per_week: Positive
    coordination_loss: Share


class Simulation(Rule, frozen=True, kw_only=True):
    """Draws, and the deviation of the logarithm of the shared factor; ``prior_sigma`` is what it was before the back-test was looked at."""

    draws: Annotated[int, msgspec.Meta(ge=100, le=100_000)]
    sigma: NotNegative
    prior_sigma: NotNegative


class CalibrationRule(Rule, frozen=True, kw_only=True):
    """How much the prior weighs, in migrations, and from how many on the word is used."""

    prior_weight: Positive
    minimum: Annotated[int, msgspec.Meta(ge=5)]


class Handlers(Rule, frozen=True, kw_only=True):
    """Upper ends of the classes of handlers, in lines and branches."""

    small_lines: Count
    small_branches: Count
    medium_lines: Count
    medium_branches: Count


class MiddlewareRule(Rule, frozen=True, kw_only=True):
    """Packages whose middleware checks a request: priced as the endpoint's schema, and not once more as middleware."""

    validators: tuple[str, ...]


class TestRule(Rule, frozen=True, kw_only=True):
    """How many HTTP tests pin an endpoint, and how many unit tests at most are rewritten for an endpoint or job."""

    __test__ = False
    http_per_endpoint: Annotated[int, msgspec.Meta(ge=1)]
    unit_per_entry: Count


class Rate(Rule, frozen=True, kw_only=True):
    """Person-days for one unit. ``judgement`` is true where the figure is this project's own."""

    kind: ItemKind
    label: str
    unit: str
    optimistic: NotNegative
    likely: NotNegative
    pessimistic: NotNegative
    article_kind: str = ""
    judgement: bool = True


class SameLanguage(Rule, frozen=True, kw_only=True):
    """The part of each kind's unit cost that a move inside one language keeps."""

    setup: Share
    routes: Share
    auth: Share
    data: Share
    jobs: Share
    realtime: Share
    deployment: Share
    tests: Share
    ai: Share
    upgrade: Share
    learning: Share


class RecommendationRule(Rule, frozen=True, kw_only=True):
    """Thresholds of the argument: shares of endpoints, of changed lines, and lines in a year that show a language known."""

    most_endpoints: Share
    little_share: Share
    min_lines: Count
    validated_share: Share


class Cut(Rule, frozen=True, kw_only=True):
    """Capacities of the cut: an entry that is forwarded, a call site, how often that inside a file or class, copies, and state."""

    entry: Positive
    call: Positive
    same_file: Annotated[float, msgspec.Meta(ge=1)]
    same_scope: Annotated[float, msgspec.Meta(ge=1)]
    copy: Positive
    shared: Positive
    state_read: Positive
    state_write: Positive
    max_nodes: Count


class Reference(Rule, frozen=True, kw_only=True):
    """A typical product, per endpoint where the name says share; a handler that is neither medium nor large is small."""

    medium_share: Share
    large_share: Share
    guards: Count
    middleware_base: Count
    middleware_share: NotNegative
    model_share: NotNegative
    schema_share: NotNegative
    stores: Count
    data_access_share: NotNegative
    deploy_units: Count
    pipelines: Count
    unit_test_share: NotNegative


class BacktestRule(Rule, frozen=True, kw_only=True):
    """Where the back-test's rows come from."""


class Policy(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Every figure of the estimate, validated."""

    table: Table
    learning: ThreeWeeks
    hybrid: ThreeWeeks
    capacity: Capacity
    simulation: Simulation
    calibration: CalibrationRule
    handlers: Handlers
    tests: TestRule
    middleware: MiddlewareRule
    rates: dict[str, Rate]
    same_language: SameLanguage
    recommendation: RecommendationRule
    cut: Cut
    reference: Reference
    backtest: BacktestRule
