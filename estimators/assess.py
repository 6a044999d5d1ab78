"""Facts in, assessment out: the estimate of a repository on one page.

Each service is assessed apart. The headline is the service with most endpoints (of equals, the first by id); the total moves them all,
as one project with one shared factor. Sums of medians are not shown: the total has percentiles of its own.
"""

from __future__ import annotations

from analyzer.model.analysis import Analysis, Service
from estimators.agreement import agreement
from estimators.backtest import known_backtest, run_backtest
from estimators.bands import band
from estimators.checklist import checklist
from estimators.comparison import comparison
from estimators.criteria import criteria
from estimators.decision import Situation
from estimators.effort import estimate
from estimators.extraction import extraction
from estimators.learning import team_weeks
from estimators.model import (
    Assessment,
    Checklist,
    Choices,
    Estimate,
    Extraction,
    Option,
    OptionId,
    Reply,
    ServiceAssessment,
    Target,
)
from estimators.options import Case, options
from estimators.policy.load import load_policy
from estimators.policy.rules import Policy
from estimators.recommendation import Ground, recommendation
from estimators.replies import ANSWER_KEYS, check
from estimators.sensitivity import sensitivities
from estimators.size import has_auth, has_jobs, imposing_ai, measure
from estimators.statements import assumptions, exclusions
from estimators.team import knows
from estimators.together import together
from estimators.usecases import use_cases

HEADLINE_RULE = "Each service is assessed apart; the headline is the one with most endpoints, the total moves all of them in one project."
OTHER_STACK: dict[str, Target] = {"express": "fastapi", "fastify": "fastapi", "fastapi": "fastify"}


def assess(analysis: Analysis, choices: Choices) -> Assessment:
    """Return the assessment of every service. Raises ChoiceError or PolicyError (both ValueError) for choices that cannot be used."""
    check(choices)
    policy, overrides = load_policy(choices.policy)
    services = tuple(_assess(analysis, service, choices, policy) for service in analysis.services)
    headline = min(services, key=lambda item: (-item.band.endpoints, item.service), default=None)
    return Assessment(
        services=services,
        headline=headline.service if headline else "",
        headline_rule=HEADLINE_RULE,
        total_endpoints=sum(item.band.endpoints for item in services),
        total=together(analysis.services, services, policy, choices),
        table=policy.table.rows,
        table_source=policy.table.source,
        table_date=policy.table.date,
        backtest=run_backtest(policy) if overrides else known_backtest(),
        calibration=choices.calibration,
        choices=choices,
        overrides=overrides,
        assumptions=assumptions(policy, choices),
        exclusions=exclusions(policy),
    )


def _assess(analysis: Analysis, service: Service, choices: Choices, policy: Policy) -> ServiceAssessment:
    target, note = _target(service, choices)
    counts = measure(service, policy)
    size = band(len(service.endpoints), policy, auth=has_auth(service), jobs=has_jobs(service))
    answers = checklist(analysis, service, choices, policy)
    other = knows("python" if service.language != "python" else "javascript", analysis, choices, policy.recommendation)
    sibling = any(item.language == "python" for item in analysis.services if item.id != service.id)
    plan = extraction(service, policy) if service.language != "python" else None
    ways = options(Case(service, counts, size, plan, sibling, other.reply, policy, choices))
    chosen = _to_target(ways, service, target)
    situation = _situation(analysis, service, choices, policy, answers, ways, plan, sibling=sibling)
    crossing = not (service.language != "python" and target == "fastify")
    return ServiceAssessment(
        service=service.id,
        name=service.name,
        root=service.root,
        framework=service.framework,
        target=target,
        cross_language=crossing,
        target_note=note,
        counts=counts,
        band=size,
        estimate=chosen,
        sensitivity=sensitivities(chosen, policy, choices),
        agreement=agreement(size, chosen, policy, choices, cross_language=crossing),
        options=ways,
        checklist=answers,
        criteria=criteria(service, answers, policy),
        use_cases=use_cases(service, answers),
        comparison=comparison(service, answers),
        recommendation=recommendation(Ground(service, size, answers, {item.id: item for item in ways}, plan, situation)),
        extraction=plan,
    )


def _target(service: Service, choices: Choices) -> tuple[Target, str]:
    """Return the stack to price a move to, and a note where it is not the one asked for."""
    other = OTHER_STACK[service.framework]
    if choices.target == service.framework:
        return other, f"It runs on {service.framework} already; the move to {other} is priced instead."
    return choices.target or other, ""


def _to_target(ways: tuple[Option, ...], service: Service, target: Target) -> Estimate:
    """Return the estimate of the option that leads to the target: an upgrade inside the language, or a full migration."""
    wanted: OptionId = "upgrade" if service.framework == "express" and target == "fastify" else "full"
    return next(item.estimate for item in ways if item.id == wanted)


def _situation(
    analysis: Analysis,
    service: Service,
    choices: Choices,
    policy: Policy,
    answers: Checklist,
    ways: tuple[Option, ...],
    plan: Extraction | None,
    *,
    sibling: bool,
) -> Situation:
    rule = policy.recommendation
    replies: dict[str, Reply] = dict.fromkeys(ANSWER_KEYS, "unknown")
    replies |= {answer.key: answer.reply for answer in answers.answers}
    replies["team.python"] = knows("python", analysis, choices, rule).reply
    replies["team.javascript"] = knows("javascript", analysis, choices, rule).reply
    production = choices.answers.get("backend.in_production")
    replies["backend.in_production"] = "yes" if production == "yes" else "no" if production == "no" else "unknown"
    weeks = {item.id: _without_learning(item.estimate, policy, choices) for item in ways}
    moved = sum(entry.kind == "endpoint" for entry in plan.entries) if plan else 0
    ended = any(item.phase == "end-of-life" and item.name == service.framework for item in service.runtimes)
    return Situation(
        node=service.language != "python",
        replies=replies,
        told=frozenset(key for key, reply in choices.answers.items() if reply != "unknown"),
        structural=bool(imposing_ai(service)),
        sibling=sibling,
        moved_share=moved / len(service.endpoints) if service.endpoints else 0.0,
        most=rule.most_endpoints,
        full_weeks=weeks["full"],
        hybrid_weeks=weeks["hybrid"],
        full_learning=policy.learning.likely_weeks,
        hybrid_learning=team_weeks(policy, choices, people=policy.learning.hybrid_people).likely_weeks,
        framework_ended=ended,
        entries=len(service.endpoints) + sum(not job.in_process for job in service.jobs),
    )


def _without_learning(whole: Estimate, policy: Policy, choices: Choices) -> float:
    items = [item for item in whole.items if item.kind != "learning"]
    return whole.weeks.p50 if len(items) == len(whole.items) else estimate(items, policy, choices).weeks.p50
