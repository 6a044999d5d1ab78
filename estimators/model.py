"""What an assessment holds: the types that the estimators hand to reports, and the choices that a user hands in.

Person-days are days of one person; weeks are elapsed weeks of the stated team; money is in the user's currency. Nothing here is
rounded: reports round. Every tuple is in its documented order, so that equal input gives equal bytes. The published figures are
those of the two articles (see ``estimators/policy/default.toml``), always shown with source and date.
"""

from __future__ import annotations

from estimators.results.argument import Answer, Checklist, ComparisonRow, Criterion, Flip, Option, Recommendation, Step, Todo, UseCase
from estimators.results.base import ItemKind, OptionId, Reply, Result, Target
from estimators.results.effort import (
    Agreement,
    Band,
    Condition,
    Count,
    Estimate,
    Interpolation,
    Quantiles,
    Range,
    Sensitivity,
    TableRow,
    WorkItem,
)
from estimators.results.inputs import Calibration, Choices, Override
from estimators.results.plan import ContractCall, CutGraph, Extraction, MovedEntry, MovedModule, PlanStep, SharedState, StateUse
from estimators.results.result import Assessment, Backtest, BacktestRow, ServiceAssessment, Statement

__all__ = [
    "Agreement",
    "Answer",
    "Assessment",
    "Backtest",
    "BacktestRow",
    "Band",
    "Calibration",
    "Checklist",
    "Choices",
    "ComparisonRow",
    "Condition",
    "ContractCall",
    "Count",
    "Criterion",
    "CutGraph",
    "Estimate",
    "Extraction",
    "Flip",
    "Interpolation",
    "ItemKind",
    "MovedEntry",
    "MovedModule",
    "Option",
    "OptionId",
    "Override",
    "PlanStep",
    "Quantiles",
    "Range",
    "Recommendation",
    "Reply",
    "Result",
    "Sensitivity",
    "ServiceAssessment",
    "SharedState",
    "StateUse",
    "Statement",
    "Step",
    "TableRow",
    "Target",
    "Todo",
    "UseCase",
    "WorkItem",
]
