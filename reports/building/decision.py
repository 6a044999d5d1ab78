"""From an assessment to the report's decisions: rounded, worded, in the order of the services."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from reports.building.wording import decision_leads, headline
from reports.contract.report import ServiceDecision, ServiceEstimate
from reports.rounding import rounded, rounded_estimate

if TYPE_CHECKING:
    from estimators.model import Assessment, Choices, ServiceAssessment
    from reports.contract.service import ServiceReport


def decisions(assessment: Assessment, services: tuple[ServiceReport, ...]) -> tuple[ServiceDecision, ...]:
    """One decision for each assessed service that the report holds, the headline's first, then in the order of ``services``."""
    by_id = {item.service: item for item in assessment.services}
    ordered = sorted(services, key=lambda service: service.id != assessment.headline)
    return tuple(_decision(by_id[service.id], service, assessment.choices) for service in ordered if service.id in by_id)


def _decision(item: ServiceAssessment, service: ServiceReport, choices: Choices) -> ServiceDecision:
    shown = _rounded(item)
    return ServiceDecision(
        service=shown.service,
        name=shown.name,
        headline=headline(shown, service, choices),
        leads=decision_leads(shown, service),
        estimate=ServiceEstimate(
            service=shown.service,
            target=shown.target,
            cross_language=shown.cross_language,
            target_note=shown.target_note,
            counts=shown.counts,
            band=shown.band,
            effort=shown.estimate,
            sensitivity=shown.sensitivity,
            agreement=shown.agreement,
        ),
        options=shown.options,
        recommendation=shown.recommendation,
        checklist=shown.checklist,
        criteria=shown.criteria,
        use_cases=shown.use_cases,
        comparison=shown.comparison,
        extraction=shown.extraction,
    )


def _rounded(item: ServiceAssessment) -> ServiceAssessment:
    options = tuple(
        msgspec.structs.replace(shown, estimate=rounded_estimate(option.estimate))
        for option, shown in zip(item.options, rounded(item.options), strict=True)
    )
    return msgspec.structs.replace(rounded(item), estimate=rounded_estimate(item.estimate), options=options)
