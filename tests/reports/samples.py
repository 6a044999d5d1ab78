"""Analyses and assessments made by hand, of any size and with any names, so that reports can be tested without a pipeline."""

from __future__ import annotations

from analyzer.model.analysis import Analysis, OtherFramework, Source
from reports.contract.report import Report
from reports.view import Meta, build
from tests.reports.sample_assessment import assessment
from tests.reports.sample_facts import Naming, analysis

__all__ = ["Meta", "analysis", "assessment", "build", "empty_report", "report", "snippets"]


def report(count: int = 24, name: Naming = str, *, services: int = 1, meta: Meta | None = None) -> Report:
    """A report of ``count`` endpoints for each of ``services``; ``name`` rewrites every name that a repository chooses."""
    facts = analysis(count, name, services=services)
    return build(facts, assessment(facts, name), meta or Meta(version="1.2.3", snippets=snippets(facts)))


def empty_report() -> Report:
    """A report of a folder without a supported backend."""
    facts = Analysis(
        source=Source(name="plain"),
        today="2026-11-20",
        other_frameworks=(OtherFramework(id="nestjs", name="NestJS", consequence="not supported yet: its routes are not counted"),),
    )
    return build(facts, assessment(facts, str), Meta(version="1.2.3"))


def snippets(facts: Analysis) -> dict[tuple[str, int], str]:
    return {
        (item.location.file, item.location.line): f'router.{item.method.lower()}("{item.path}", {item.handler})'
        for service in facts.services
        for item in service.endpoints[:50]
    }
