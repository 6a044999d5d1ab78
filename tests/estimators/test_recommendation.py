from __future__ import annotations

from typing import Any

import msgspec
import pytest

from analyzer.model.analysis import History, Service
from analyzer.model.library import AiUse
from estimators.assess import assess
from estimators.model import Choices, ServiceAssessment
from estimators.replies import ChoiceError
from tests.estimators import facts

CHAIN = facts.library("langchain", verdict="Python")
OPENAI = facts.library("openai", "api_call_only", verdict="Tie")
SCRIPTERS = facts.history(typescript=9000)
PYTHONISTAS = facts.history(python=9000)


def judge(service: Service, history: History | None = None, *beside: Service, **choices: Any) -> ServiceAssessment:
    return assess(facts.analysis(service, *beside, history=history), Choices(**choices)).services[0]


def reaching(count: int, of: int) -> Service:
    ai = tuple(facts.endpoint(f"/ai/{n}", "POST", line=n + 500, reaches=("langchain",)) for n in range(count))
    return facts.product(of, endpoints=(*facts.endpoints(of - count), *ai), libraries=(CHAIN,))


SMALL = facts.with_facts(facts.service(libraries=(CHAIN,)), endpoints=reaching(1, 3).endpoints)


@pytest.mark.parametrize(
    ("service", "history", "answers", "option"),
    [
        (facts.product(30), None, {}, "stay"),
        (facts.product(30, libraries=(OPENAI,)), SCRIPTERS, {}, "stay"),
        (reaching(3, 40), SCRIPTERS, {}, "hybrid"),
        (reaching(30, 40), SCRIPTERS, {}, "full"),
        (SMALL, None, {"team.python": "yes"}, "full"),
        (reaching(3, 40), None, {"team.python_only": "yes"}, "full"),
        (reaching(3, 40), None, {"backend.in_production": "no"}, "full"),
        (reaching(3, 40), None, {"roadmap.ai": "no"}, "stay"),
        (facts.product(30), None, {"roadmap.ai": "yes"}, "hybrid"),
        (facts.product(30, framework="fastify", runtimes=(facts.runtime("fastify", "4"),)), None, {}, "upgrade"),
        (facts.product(30, runtimes=(facts.runtime("node", "18"),)), None, {}, "stay"),
        (facts.product(30, "fastapi", libraries=(CHAIN,)), PYTHONISTAS, {}, "stay"),
        (facts.product(30, "fastapi", realtime=(facts.realtime(),)), None, {}, "stay"),
        (facts.product(30, "fastapi"), None, {"product.realtime": "yes"}, "hybrid"),
        (facts.product(30, "fastapi", libraries=(CHAIN,)), None, {"product.realtime": "yes"}, "stay"),
        (facts.service(), None, {}, "stay"),
    ],
)
def test_the_option_that_a_consultant_would_sign(service: Service, history: History | None, answers: dict[str, str], option: str):
    found = judge(service, history, answers=answers).recommendation
    assert found.option == option
    assert [step.number for step in found.steps] == [1, 2, 3, 4, 5]
    assert all(step.claim and step.because and step.source for step in found.steps)


def test_a_python_service_beside_it_is_a_hybrid_already():
    found = judge(reaching(3, 40), None, facts.product(9, "fastapi", id="ml"))
    assert found.recommendation.option == "hybrid"
    assert "already" in found.recommendation.summary
    hybrid = found.options[2]
    assert "hybrid-setup" not in [item.id for item in hybrid.estimate.items]


def test_every_flip_holds_when_it_is_made():
    service = reaching(3, 40)
    found = judge(service, SCRIPTERS).recommendation
    assert {"roadmap.ai", "team.python_only", "backend.in_production"} <= {flip.key for flip in found.flips}
    for flip in found.flips:
        again = judge(service, SCRIPTERS, answers={flip.key: flip.instead}).recommendation
        assert again.option == flip.option != found.option


@pytest.mark.parametrize(
    ("number", "service", "history", "choices", "reply", "origin"),
    [
        (1, facts.product(libraries=(CHAIN,)), None, {}, "yes", "repository"),
        (1, facts.product(), None, {}, "unknown", "unknown"),
        (1, facts.product(), None, {"answers": {"roadmap.ai": "no"}}, "no", "configuration"),
        (2, facts.product(framework="fastapi"), PYTHONISTAS, {}, "yes", "history"),
        (2, facts.product(), SCRIPTERS, {}, "no", "history"),
        (2, facts.product(), None, {"team_languages": ("Python",)}, "yes", "configuration"),
        (2, facts.product(), None, {"team_languages": ("Python", "TypeScript")}, "no", "configuration"),
        (2, facts.product(), None, {}, "unknown", "unknown"),
        (3, facts.product(realtime=(facts.realtime(),)), None, {}, "yes", "repository"),
        (3, facts.product(endpoints=(facts.endpoint("/live", "WS"),)), None, {}, "yes", "repository"),
        (3, facts.product(), None, {}, "no", "repository"),
        (4, facts.product(front_ends=(facts.front_end(facts.at("packages/types.ts")),)), None, {}, "yes", "repository"),
        (4, facts.product(front_ends=(facts.front_end(),)), None, {}, "no", "repository"),
        (5, facts.product(), SCRIPTERS, {}, "yes", "history"),
        (5, facts.product(), facts.history(typescript=50, python=50), {}, "no", "history"),
        (5, facts.product(), None, {"team_languages": ("js",)}, "yes", "configuration"),
    ],
)
def test_questions_are_answered_from_what_is_there(
    number: int, service: Service, history: History | None, choices: dict[str, Any], reply: str, origin: str
):
    answer = judge(service, history, **choices).checklist.answers[number - 1]
    assert (answer.reply, answer.origin) == (reply, origin)
    assert answer.reason
    assert answer.flips


@pytest.mark.parametrize(
    ("answers", "number", "conclusion"),
    [
        ({"roadmap.ai": "yes"}, 1, "FastAPI"),
        ({"roadmap.ai": "no", "team.python_only": "yes"}, 2, "FastAPI"),
        ({"product.realtime": "yes"}, 3, "Node.js (Fastify)"),
        ({"product.shared_types": "yes", "team.fullstack_js": "no"}, 4, "Node.js (Fastify)"),
        ({"team.fullstack_js": "yes"}, 5, "Node.js (Fastify)"),
        ({"team.fullstack_js": "no"}, 5, "FastAPI"),
        ({}, 0, "undecided"),
    ],
)
def test_the_first_decisive_reply_ends_the_list(answers: dict[str, str], number: int, conclusion: str):
    found = judge(facts.product(), answers=answers).checklist
    assert (found.decided_by, found.conclusion) == (number, conclusion)
    assert [answer.number for answer in found.answers if answer.decisive] == ([number] if number else [])


@pytest.mark.parametrize("verdict", ["Tie", None])
def test_structural_ai_that_the_article_does_not_give_to_python_imposes_nothing(verdict: str | None):
    found = judge(facts.product(30, libraries=(facts.library("node-nlp", verdict=verdict),)))
    assert found.checklist.answers[0].reply == "unknown"
    assert found.checklist.answers[0].evidence
    assert found.recommendation.option == "stay"
    assert ("roadmap.ai", "yes", "hybrid") in [(flip.key, flip.instead, flip.option) for flip in found.recommendation.flips]


@pytest.mark.parametrize(("kind", "said"), [("api_call_only", "does not influence"), ("structural", "it does not say")])
def test_ai_without_a_library_is_not_called_none(kind: Any, said: str):
    use = AiUse(kind=kind, explanation="AI is calling hosted models (https://api.openai.com/v1).", evidence=(facts.seen("fetch("),))
    step = judge(facts.product(30, ai_use=use)).recommendation.steps[1]
    assert "No AI" not in step.claim
    assert use.explanation in step.because
    assert said in step.follows
    assert step.evidence


def test_a_channel_and_its_route_are_one():
    socket = facts.endpoint("/live", "WS", line=7)
    channel = msgspec.structs.replace(facts.realtime("/live"), location=socket.location)
    service = facts.product(30, realtime=(channel,))
    reason = judge(msgspec.structs.replace(service, endpoints=(*service.endpoints, socket))).checklist.answers[2].reason
    assert "1 realtime channel or WebSocket route" in reason


def test_api_calls_alone_do_not_influence_the_choice():
    steps = judge(facts.product(libraries=(OPENAI,))).recommendation.steps
    assert "does not influence" in steps[1].follows


def test_learning_counts_where_the_team_lacks_the_language_and_stands_beside_while_unknown():
    lacking, knowing, unknown = (
        judge(facts.product(30), answers={} if reply is None else {"team.python": reply}).options[3] for reply in ("no", "yes", None)
    )
    assert (lacking.learning, knowing.learning, unknown.learning) == ("applies", "not needed", "unknown")
    assert lacking.weeks.likely == pytest.approx(knowing.weeks.likely + 3, abs=0.4)
    assert unknown.weeks == knowing.weeks
    assert [condition.low_weeks for condition in unknown.estimate.conditions] == [2]


def test_where_nothing_is_served_no_second_service_is_recommended():
    library = facts.library("langchain", verdict="Python")
    found = judge(facts.service(libraries=(library,))).recommendation
    assert (found.option, "nothing can be priced" in found.summary) == ("stay", True)
    working = judge(facts.service(libraries=(library,), jobs=tuple(facts.job(f"j{n}") for n in range(9)))).recommendation
    assert working.option in ("hybrid", "full")


def test_staying_says_what_its_price_is_for():
    found = judge(facts.product(30, runtimes=(facts.runtime(),))).recommendation
    assert found.option == "stay"
    assert "for what has to be done anyway (node 18: end of life)" in found.steps[4].follows


def test_an_unknown_team_says_why():
    bare, quiet = (judge(facts.product(30), history).checklist.answers[4].reason for history in (None, History(available=True)))
    assert "No git history" in bare
    assert "Nobody changed code" in quiet


def test_an_extraction_says_how_much_of_the_product_it_is_for():
    reaching = facts.endpoint("/ask", "POST", reaches=("langchain",), line=99)
    library = facts.library("langchain", verdict="Python")
    found = judge(facts.product(30, endpoints=(*facts.endpoints(30), reaching), libraries=(library,))).recommendation
    assert found.option == "hybrid"
    assert any("1 of 31 endpoints reaches it" in text for text in found.cautions)


def test_too_little_python_to_call_it_a_skill_is_not_called_its_absence():
    some = judge(facts.product(30), facts.history(typescript=150, python=60))
    assert (some.options[3].learning, some.checklist.answers[4].reply) == ("unknown", "no")
    assert "not known" in some.recommendation.steps[3].because
    assert judge(facts.product(30), facts.history(typescript=1500, python=60)).options[3].learning == "applies"


def test_a_move_inside_the_language_needs_no_learning_and_is_cheaper():
    found = judge(facts.product(30), answers={"team.python": "no"}, target="fastify")
    upgrade, full = found.options[1], found.options[3]
    assert upgrade.learning == "not needed"
    assert upgrade.weeks.likely < full.weeks.likely
    assert found.estimate == upgrade.estimate
    assert not found.cross_language


def test_the_hybrids_price_is_set_up_and_the_tables_marginal_rate():
    option = judge(reaching(3, 39), answers={"team.python": "yes"}).options[2]
    table = option.table
    assert table is not None
    exponent = 0.7564707973660301
    marginal = 4 * ((40 / 20) ** exponent - (37 / 20) ** exponent)
    assert (table.low, table.high) == pytest.approx((1 + marginal, 2 + marginal))


def test_the_lists_of_the_articles_are_whole():
    found = judge(facts.product(libraries=(CHAIN,)))
    assert [(case.stack, case.number) for case in found.use_cases] == [
        (stack, number) for stack in ("FastAPI", "Node.js") for number in range(1, 8)
    ]
    assert [row.number for row in found.comparison] == list(range(1, 11))
    assert len(found.criteria) == 4
    assert found.use_cases[1].holds == "yes"


def test_what_the_fact_check_refutes_is_nowhere_stated():
    import msgspec

    text = msgspec.json.encode(judge(reaching(3, 40), SCRIPTERS)).decode()
    for refuted in ("91,700", "Fortune", "5x slower", "20% faster", "Python first, JS second"):
        assert refuted not in text


@pytest.mark.parametrize(
    ("choices", "words"),
    [
        ({"answers": {"roadmap.ia": "yes"}}, "did you mean roadmap.ai"),
        ({"answers": {"roadmap.ai": "maybe"}}, "yes, no or unknown"),
        ({"team_size": 0}, "at least one"),
        ({"availability": 0.0}, "availability"),
        ({"weekly_rate": -1.0}, "weekly rate"),
    ],
)
def test_choices_that_mean_nothing_are_refused(choices: dict[str, Any], words: str):
    with pytest.raises(ChoiceError, match=words):
        assess(facts.analysis(facts.product()), Choices(**choices))


STRUCTURAL = AiUse(kind="structural", explanation="More than API calls: sibling service RAG_URL.", evidence=(facts.seen("RAG_URL"),))


def test_signs_of_structural_ai_outweigh_a_library_that_only_calls():
    found = judge(facts.product(30, libraries=(OPENAI,), ai_use=STRUCTURAL, realtime=(facts.realtime(),)))
    step = found.recommendation.steps[1]
    assert "external" not in step.claim
    assert STRUCTURAL.explanation in step.because
    assert "nothing structural" not in found.recommendation.summary
    cases = {item.text: item.holds for item in found.use_cases}
    assert cases["AI is wholly external, behind an API (OpenAI, Anthropic)"] == "no"
    assert "no AI or data work" not in found.criteria[0].reason


def test_what_a_python_service_beside_it_already_does_is_said():
    found = judge(facts.product(30, libraries=(OPENAI,), ai_use=STRUCTURAL), None, facts.product(9, "fastapi", id="ml"))
    assert found.recommendation.option == "stay"
    assert "lives beside it" in found.recommendation.summary


def test_a_hybrid_whose_code_nothing_is_seen_to_reach_says_what_its_price_leaves_out():
    found = judge(facts.product(60, libraries=(CHAIN,))).recommendation
    assert found.option == "hybrid"
    assert "No endpoint or job was seen to reach it." in found.steps[1].because
    assert any("set-up and libraries alone" in caution for caution in found.cautions)
    assert not any("0 of 60 endpoints reach it" in caution for caution in found.cautions)
