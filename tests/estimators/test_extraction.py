from __future__ import annotations

import pytest

from analyzer.model.analysis import Service
from analyzer.model.library import AiSignal
from analyzer.model.reach import ReachEdge, ReachNode
from estimators.assess import assess
from estimators.cut import minimum_cut
from estimators.extraction import extraction
from estimators.links import job_link
from estimators.model import Choices, Extraction
from estimators.parts import moved_counts
from estimators.policy.load import load_policy
from tests.estimators import facts

POLICY, _ = load_policy()
LIBRARY = facts.library("langchain")


def shop() -> Service:
    """An AI chat whose handler only talks to the chain; a product page that asks the chain once, among much else; a job; a hub."""
    entries = [facts.node(name, "endpoint") for name in ("POST /chat", "GET /product", "GET /orders")] + [facts.node("index", "job")]
    code = [facts.node(name) for name in ("chat", "product", "orders", "indexer", "chain", "catalog", "recommend")]
    others = [facts.node("config", "module", shared=True), facts.node("langchain", "library"), facts.node("express", "library")]
    states = [facts.node("documents", "state"), facts.node("products", "state")]
    edges = [
        facts.edge("POST /chat", "chat"),
        facts.edge("chat", "chain", 2),
        facts.edge("chat", "config"),
        facts.edge("chain", "langchain", 4),
        facts.edge("chain", "documents"),
        facts.edge("index", "indexer"),
        facts.edge("indexer", "chain", 2),
        facts.edge("indexer", "documents", 2, writes=True),
        facts.edge("GET /product", "product"),
        facts.edge("product", "catalog", 5),
        facts.edge("product", "recommend", 1),
        facts.edge("recommend", "chain", 3),
        facts.edge("product", "express", 9),
        facts.edge("GET /orders", "orders"),
        facts.edge("orders", "catalog", 4),
        facts.edge("orders", "config"),
        facts.edge("orders", "documents", writes=True),
        facts.edge("orders", "products", writes=True),
    ]
    return facts.service(
        endpoints=(facts.endpoint("/chat", "POST"), facts.endpoint("/product"), facts.endpoint("/orders")),
        jobs=(facts.job("index"),),
        libraries=(LIBRARY,),
        reach=facts.graph([*entries, *code, *others, *states], edges),
    )


@pytest.fixture
def plan() -> Extraction:
    found = extraction(shop(), POLICY)
    assert found is not None
    return found


def test_what_lives_by_the_library_moves_and_what_only_asks_it_stays(plan: Extraction):
    assert plan.method == "minimum cut"
    assert [entry.name for entry in plan.entries] == ["POST /chat", "index"]
    assert [module.name for module in plan.modules if not module.copied] == ["chain", "chat", "indexer", "recommend"]


def test_the_call_that_crosses_is_the_contract(plan: Extraction):
    assert [(call.caller, call.callee, call.direction, call.calls) for call in plan.contract] == [
        ("product", "recommend", "main to service", 1)
    ]
    assert plan.contract[0].location == facts.at("src/product.ts", 7)


def test_shared_code_is_copied(plan: Extraction):
    assert [module.name for module in plan.modules if module.copied] == ["config"]


def test_state_that_both_sides_write_is_named(plan: Extraction):
    assert [(state.name, state.both_write) for state in plan.shared_state] == [("documents", True)]
    assert [use.who for use in plan.shared_state[0].main if use.writes] == ["orders"]
    assert [use.who for use in plan.shared_state[0].service if use.writes] == ["indexer"]


def test_requests_go_over_http_and_jobs_through_a_queue(plan: Extraction):
    assert [(entry.name, entry.link) for entry in plan.entries] == [("POST /chat", "HTTP"), ("index", "queue")]
    assert all(entry.reason for entry in plan.entries)


def test_the_articles_four_steps_name_what_is_there(plan: Extraction):
    assert [step.number for step in plan.steps] == [1, 2, 3, 4]
    text = "\n".join(line for step in plan.steps for line in step.lines)
    for word in ("langchain", "POST /chat", "1 of 1 job", "pgvector", "Redis", "documents"):
        assert word in text


def test_a_larger_price_of_calls_changes_nothing_that_is_tied_to_the_library():
    policy, _ = load_policy({"cut": {"entry": 50.0}})
    found = extraction(shop(), policy)
    assert found is not None
    assert "chain" in [module.name for module in found.modules]


def test_guards_and_helpers_are_no_reason_to_stay():
    nodes = [facts.node(name, "endpoint") for name in ("GET /ask", "GET /me")] + [facts.node("langchain", "library")]
    nodes += [facts.node(name) for name in ("ask", "guard", "fail", "me")]
    edges = [facts.edge("GET /ask", "ask"), facts.edge("GET /ask", "guard"), facts.edge("ask", "langchain"), facts.edge("ask", "fail", 9)]
    edges += [facts.edge("GET /me", "guard"), facts.edge("GET /me", "me"), facts.edge("me", "fail", 9)]
    service = facts.service(
        endpoints=(facts.endpoint("/ask"), facts.endpoint("/me")), libraries=(LIBRARY,), reach=facts.graph(nodes, edges)
    )
    found = extraction(service, POLICY)
    assert found is not None
    assert [entry.name for entry in found.entries] == ["GET /ask"]
    assert [(module.name, module.copied) for module in found.modules] == [("ask", False), ("fail", True)]
    assert found.contract == ()


def planned(nodes: list[ReachNode], edges: list[ReachEdge], *paths: str) -> tuple[Service, Extraction]:
    library = facts.node("langchain", "library")
    entries = [facts.node(f"GET {path}", "endpoint") for path in paths]
    made = tuple(facts.endpoint(path, line=number) for number, path in enumerate(paths, 1))
    service = facts.service(endpoints=made, libraries=(LIBRARY,), reach=facts.graph([library, *entries, *nodes], edges))
    found = extraction(service, POLICY)
    assert found is not None
    return service, found


def test_the_methods_of_a_class_are_not_parted_from_its_connection():
    store = [facts.node(f"Store.{name}", file="src/store.ts") for name in ("connect", "search", "count")]
    uses = [facts.edge("Store.connect", "langchain"), *(facts.edge(f"Store.{name}", "Store.connect") for name in ("search", "count"))]
    callers = ("a", "b", "c")
    served = {name: [f"/{name}/{number}" for number in range(6)] for name in callers}
    uses += [facts.edge(name, f"Store.{method}") for name in callers for method in ("search", "count")]
    uses += [facts.edge(f"GET {path}", name) for name in callers for path in served[name]]
    paths = [path for name in callers for path in served[name]]
    _, plan = planned([*store, *(facts.node(name) for name in callers)], uses, *paths)
    assert [module.name for module in plan.modules] == ["Store.connect", "Store.count", "Store.search"]
    assert {call.callee for call in plan.contract} == {"Store.count", "Store.search"}


def test_a_helper_that_stands_alone_is_copied_rather_than_called_back():
    nodes = [facts.node(name) for name in ("ask", "clean", "me")]
    edges = [facts.edge("GET /ask", "ask"), facts.edge("ask", "langchain"), facts.edge("ask", "clean")]
    edges += [facts.edge("GET /me", "me"), facts.edge("me", "clean")]
    _, plan = planned(nodes, edges, "/ask", "/me")
    assert plan.contract == ()
    assert [(module.name, module.copied) for module in plan.modules] == [("ask", False), ("clean", True)]


@pytest.mark.parametrize(("lines", "rate"), [(10, "route-small"), (50, "route-medium"), (0, "route-medium"), (200, "route-large")])
def test_what_is_called_from_afar_is_priced_by_its_size(lines: int, rate: str):
    paths = [f"/{number}" for number in range(4)]
    edges = [facts.edge("page", "answer"), facts.edge("answer", "langchain"), *(facts.edge(f"GET {path}", "page") for path in paths)]
    service, plan = planned([facts.node("page"), facts.node("answer", lines=lines)], edges, *paths)
    assert [call.callee for call in plan.contract] == ["answer"]
    counts = {count.id: count.value for count in moved_counts(service, plan, POLICY)}
    assert {name: value for name, value in counts.items() if name.startswith("route-")} == {rate: 1}


def test_where_nothing_moves_whole_the_plan_and_the_price_say_what_is_called():
    paths = [f"/{number}" for number in range(4)]
    edges = [facts.edge("page", "answer"), facts.edge("answer", "langchain"), *(facts.edge(f"GET {path}", "page") for path in paths)]
    service, plan = planned([facts.node("page"), facts.node("answer")], edges, *paths)
    assert plan.steps[1].lines[0].startswith("0 routes and 1 operation for calls of the main backend")
    option = assess(facts.analysis(service), Choices()).services[0].options[2]
    assert option.notes == ("No endpoint or job moves whole: the main backend calls what moves.",)
    assert option.table_formula.startswith("set-up 1 to 2 weeks + the last 1 of 4 endpoints and jobs")


def test_a_manifest_is_no_code_to_rewrite():
    library = facts.with_facts(LIBRARY, evidence=(facts.seen(file="src/ai.ts"), facts.seen(file="package.json")))
    found = extraction(facts.service(endpoints=facts.endpoints(1), libraries=(library,)), POLICY)
    assert found is not None
    assert [module.name for module in found.modules] == ["src/ai.ts"]


def test_the_graph_names_a_library_by_its_catalogued_id():
    nodes = [facts.node("GET /items", "endpoint"), facts.node("a"), facts.node("library:npm:langchain", "library")]
    edges = [facts.edge("GET /items", "a"), facts.edge("a", "library:npm:langchain")]
    library = facts.with_facts(facts.library("npm:langchain"), name="LangChain.js")
    service = facts.service(endpoints=(facts.endpoint(),), libraries=(library,), reach=facts.graph(nodes, edges))
    found = extraction(service, POLICY)
    assert found is not None
    assert found.method == "minimum cut"


def test_without_a_graph_the_endpoints_known_to_reach_ai_move():
    reaching = facts.endpoint("/ask", "POST", reaches=("langchain",))
    found = extraction(facts.service(endpoints=(reaching, facts.endpoint()), libraries=(LIBRARY,)), POLICY)
    assert found is not None
    assert found.method == "reaches"
    assert [entry.name for entry in found.entries] == ["POST /ask"]
    assert found.notes


@pytest.mark.parametrize("tier", ["api_call_only", "neutral"])
def test_without_structural_ai_there_is_nothing_to_plan(tier: str):
    assert extraction(facts.service(endpoints=facts.endpoints(3), libraries=(facts.library("openai", tier),)), POLICY) is None


def test_edges_to_nowhere_and_circles_are_no_trouble():
    nodes = [facts.node("GET /items", "endpoint"), facts.node("a"), facts.node("b"), facts.node("langchain", "library")]
    edges = [
        facts.edge("GET /items", "a"),
        facts.edge("a", "b"),
        facts.edge("b", "a"),
        facts.edge("b", "langchain"),
        facts.edge("b", "gone"),
    ]
    edges += [facts.edge("a", "a")]
    service = facts.service(endpoints=(facts.endpoint(),), libraries=(LIBRARY,), reach=facts.graph(nodes, edges))
    found = extraction(service, POLICY)
    assert found is not None
    assert [entry.name for entry in found.entries] == ["GET /items"]


def test_a_graph_that_is_too_large_falls_back():
    policy, _ = load_policy({"cut": {"max_nodes": 2}})
    found = extraction(shop(), policy)
    assert found is not None
    assert found.method == "reaches"


@pytest.mark.parametrize(
    ("kind", "libraries", "word"),
    [("queue", ("bullmq",), "BullMQ"), ("queue", (), "Redis Streams"), ("cron", (), "schedule"), ("stream", (), "Redis Streams")],
)
def test_a_queue_that_is_there_is_kept(kind: str, libraries: tuple[str, ...], word: str):
    service = facts.service(libraries=tuple(facts.library(name, None, concern="jobs") for name in libraries))
    link, transport, reason = job_link(facts.job("work", kind), service)
    assert link == "queue"
    assert word in transport
    assert reason


def test_an_endpoint_that_streams_through_a_helper_is_forwarded_as_a_stream():
    endpoint = facts.with_facts(facts.endpoint("/chat", "POST"), reaches=("langchain", "sse"))
    found = extraction(facts.service(endpoints=(endpoint,), libraries=(LIBRARY,)), POLICY)
    assert found is not None
    assert found.entries[0].transport == "HTTP, streamed through the gateway unbuffered"


@pytest.mark.parametrize(
    ("value", "store", "share"),
    [
        ("$vectorSearch", "Vector store: MongoDB Atlas, in use.", "Vectors have a store already; no PostgreSQL is needed for them."),
        ("vector(1536)", "Vector store: pgvector, in use.", "Vectors have a store already; no PostgreSQL is needed for them."),
        (
            "",
            "Vector store: none found; for retrieval, pgvector in a shared PostgreSQL.",
            "PostgreSQL with pgvector would be new, and only retrieval needs it.",
        ),
    ],
)
def test_a_vector_store_that_is_there_is_not_set_up_again(value: str, store: str, share: str):
    signs = (AiSignal(kind="vector_search", value=value, evidence=facts.seen(value)),) if value else ()
    found = extraction(facts.with_facts(shop(), ai_signals=signs), POLICY)
    assert found is not None
    assert store in found.steps[1].lines
    assert share in found.steps[3].lines


def test_redis_is_asked_for_by_what_is_queued():
    queued = extraction(shop(), POLICY)
    asked = extraction(facts.service(endpoints=(facts.endpoint("/chat", "POST", reaches=("langchain",)),), libraries=(LIBRARY,)), POLICY)
    assert queued is not None
    assert asked is not None
    assert "Redis is new: cache and queue." in queued.steps[3].lines
    assert "Redis would be new, and only what is queued or cached needs it." in asked.steps[3].lines


@pytest.mark.parametrize("table", "abcdfghijklm")
def test_of_two_equally_cheap_cuts_the_one_that_moves_less_is_taken(table: str):
    """One remote call costs as much as an endpoint that is forwarded and five reads of what the main side writes."""
    nodes = [facts.node(name) for name in ("outer", "inner", "other")] + [facts.node("lib", "library")]
    nodes += [facts.node(name, "endpoint") for name in ("GET /o", "e0")]
    edges = [facts.edge("e0", "outer"), facts.edge("outer", "inner"), facts.edge("inner", "lib"), facts.edge("GET /o", "other")]
    for number in range(5):
        nodes.append(facts.node(f"{table}{number}", "state"))
        edges += [facts.edge("outer", f"{table}{number}"), facts.edge("other", f"{table}{number}", 9, writes=True)]
    sides = minimum_cut(facts.graph(nodes, edges), frozenset({"lib"}), POLICY.cut)
    assert sides is not None
    assert (sides.service, sides.weight) == (frozenset({"inner", "lib"}), 1.0)
