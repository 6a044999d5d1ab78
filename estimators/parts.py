"""The part of a service that an extraction moves, as a service of its own to be measured."""

from __future__ import annotations

from analyzer.model.analysis import Service
from estimators.model import Count, Extraction
from estimators.policy.rules import Policy
from estimators.size import ROUTES, has_auth, measure, size_class, structural_ai

# The article's 1-2 weeks of set-up contain the skeleton and the deployment of the second service.
IN_SETUP = ("project", "deploy-unit", "pipeline", "runtime", "test-port", "test-keep")


def moved_counts(service: Service, plan: Extraction | None, policy: Policy) -> tuple[Count, ...]:
    """Return the counts of what moves: entries, the code's models, the AI libraries, and what is called from afar, by its size."""
    if plan is None:
        return ()
    entries = {item.id for item in plan.entries}
    files = {item.location.file for item in plan.modules if item.location}
    part = Service(
        id=service.id,
        name=service.name,
        root=service.root,
        framework=service.framework,
        framework_version=None,
        language=service.language,
        endpoints=tuple(item for item in service.endpoints if item.id in entries),
        jobs=tuple(item for item in service.jobs if item.id in entries),
        libraries=structural_ai(service),
        data_models=tuple(item for item in service.data_models if item.location.file in files),
    )
    counts = {item.id: item for item in measure(part, policy) if item.id not in IN_SETUP}
    lines = {item.name: item.lines for item in reversed(plan.modules)}
    remote = called_from_afar(plan)
    for name in remote:
        _raise(counts, ROUTES[size_class(lines.get(name, 0), 0, policy.handlers)], 1, policy)
    _raise(counts, "guard", 1 if has_auth(service) and (entries or remote) else 0, policy)
    return tuple(counts[name] for name in sorted(counts))


def called_from_afar(plan: Extraction) -> tuple[str, ...]:
    """Return the functions of the service that the main backend would call: each becomes an operation of its own."""
    return tuple(sorted({call.callee for call in plan.contract if call.direction == "main to service"}))


def _raise(counts: dict[str, Count], name: str, by: int, policy: Policy) -> None:
    if by:
        old = counts.get(name)
        value = by + (old.value if old else 0)
        counts[name] = Count(id=name, label=policy.rates[name].label, value=value, evidence=old.evidence if old else ())
