"""The estimate of moving all services of a repository, as one project: a language is learned once, and what several share is moved once."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import msgspec

from analyzer.model.analysis import Service
from analyzer.model.location import Location
from estimators.effort import estimate
from estimators.model import Choices, Estimate, ServiceAssessment, WorkItem
from estimators.policy.rules import Policy
from estimators.size import is_pipeline

SHARED = ("deploy-unit", "pipeline")


def together(found: Sequence[Service], services: Sequence[ServiceAssessment], policy: Policy, choices: Choices) -> Estimate | None:
    """Return the total with its items named by service; None for fewer than two services."""
    if len(services) < 2:
        return None
    by_id = {service.id: service for service in found}
    items: list[WorkItem] = []
    learned: set[str] = set()
    moved: set[tuple[str, str, Location]] = set()
    for service in services:
        units = {(unit.kind, unit.name, unit.location) for unit in by_id[service.service].deployment}
        for item in service.estimate.items:
            if item.kind == "learning":
                items += [] if item.label in learned else [item]
                learned.add(item.label)
                continue
            own = _without(item, _of(item, units & moved)) if item.id in SHARED else item
            if own.quantity:
                items.append(msgspec.structs.replace(own, id=f"{service.service}:{own.id}", label=f"{service.name}: {own.label}"))
        moved |= units
    conditions = {condition.text: condition for service in services for condition in service.estimate.conditions}
    return estimate(items, policy, choices, tuple(conditions[text] for text in sorted(conditions)))


def _of(item: WorkItem, units: Iterable[tuple[str, str, Location]]) -> int:
    return sum(is_pipeline(kind) == (item.id == "pipeline") for kind, _, _ in units)


def _without(item: WorkItem, number: int) -> WorkItem:
    """Return the item with so many units less."""
    left = max(item.quantity - number, 0.0)
    return msgspec.structs.replace(item, quantity=left, expected=item.expected * left / item.quantity)
