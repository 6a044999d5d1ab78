"""The step as a whole: a pull request comes in, and files, outputs, summary, annotations, comment and exit code come out."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.action.stage import OPEN, SHOP, Stage
from tests.source.repositories import commit, git, write

Make = Callable[..., Stage]


def test_a_pull_request(stage: Make, capfd: pytest.CaptureFixture[str]):
    run = stage({"users.js": OPEN})
    assert run.run() == 0
    out = run.outputs
    assert (out["changed"], out["endpoints"], out["endpoints-added"], out["newly-unguarded"]) == ("true", "3", "1", "1")
    assert (out["base"], out["head"], out["artifact"], out["gates"]) == (run.base, run.merge, "replatform", "")
    assert out["summary"].startswith("+1 endpoint, without a guard")
    assert "POST /users/import" in run.summary
    assert "::notice file=users.js,line=6,title=Endpoint that nothing guards::" in capfd.readouterr().out.replace("::warning", "::notice")
    (comment,) = run.hub.comments
    assert comment["body"].startswith("<!-- replatform:default -->\n**+1 endpoint, without a guard**\n")
    assert out["comment-url"] == comment["html_url"]
    assert run.hub.tokens == {"Bearer secret"}


def test_the_files_are_there(stage: Make):
    run = stage({"services/api/users.js": OPEN}, base={f"services/api/{name}": text for name, text in SHOP.items()})
    assert run.run(path="services/api") == 0
    out = run.outputs
    assert out["artifact"] == "replatform-services-api"
    assert json.loads(Path(out["json"]).read_text(encoding="utf-8"))["added"][0]["location"]["file"] == "users.js"
    for name in ("html", "markdown", "sarif", "audit-json", "audit-html"):
        assert Path(out[name]).read_text(encoding="utf-8")
    results = json.loads(Path(out["sarif"]).read_text(encoding="utf-8"))["runs"][0]["results"]
    places = [item["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] for item in results]
    assert places == ["services/api/users.js"]


def test_nothing_in_the_working_tree_is_touched_or_trusted(stage: Make):
    run = stage({"users.js": OPEN})
    write(run.workspace, {"users.js": "dirty", "extra.js": "x"})
    before = git(run.workspace, "status", "--porcelain"), git(run.workspace, "rev-parse", "HEAD")
    assert run.run() == 0
    assert run.outputs["endpoints"] == "3"
    assert (git(run.workspace, "status", "--porcelain"), git(run.workspace, "rev-parse", "HEAD")) == before


def test_the_base_is_the_merges_first_parent_even_if_the_payload_is_stale(stage: Make):
    run = stage({"users.js": OPEN})
    git(run.origin, "switch", "--quiet", "main")
    write(run.origin, {"app.js": SHOP["app.js"].replace("app.listen", 'app.get("/later", (q, r) => r.end());\napp.listen')})
    commit(run.origin, "later")
    git(run.origin, "merge", "--quiet", "--no-ff", "--message", "merge", "change")
    merge = git(run.origin, "rev-parse", "HEAD")
    run.checkout(merge)
    run.environ["GITHUB_SHA"] = merge
    assert run.run() == 0
    assert (run.outputs["endpoints-added"], run.outputs["endpoints-removed"]) == ("1", "0")


def test_the_proposed_commit_is_compared_with_where_it_left_its_base(stage: Make):
    run = stage({"users.js": OPEN})
    run.hub.merge_base = run.base
    git(run.origin, "switch", "--quiet", "main")
    write(run.origin, {"app.js": SHOP["app.js"].replace("app.listen", 'app.get("/later", (q, r) => r.end());\napp.listen')})
    run.event["pull_request"]["base"]["sha"] = commit(run.origin, "later")
    assert run.run(head=run.head) == 0
    assert (run.outputs["base"], run.outputs["endpoints-added"], run.outputs["endpoints-removed"]) == (run.base, "1", "0")


def test_without_an_answer_the_tip_of_the_base_has_to_do(stage: Make, capfd: pytest.CaptureFixture[str]):
    run = stage({"users.js": OPEN})
    assert run.run(head=run.head) == 0
    assert run.outputs["base"] == run.base
    assert "::warning title=replatform::where the branch left its base is not known" in capfd.readouterr().out


def test_a_merge_queue_compares_and_comments_nothing(stage: Make):
    run = stage({"users.js": OPEN})
    run.environ["GITHUB_EVENT_NAME"] = "merge_group"
    run.event = {"merge_group": {"base_sha": run.base, "head_sha": run.merge}}
    assert run.run(fail_on="unguarded-endpoint") == 1
    assert run.hub.asked == []


def test_a_push_compares_with_what_was_before(stage: Make, capfd: pytest.CaptureFixture[str]):
    run = stage({"users.js": OPEN})
    run.environ["GITHUB_EVENT_NAME"] = "push"
    run.event = {"before": run.base, "after": run.merge}
    assert run.run() == 0
    assert run.outputs["endpoints-added"] == "1"
    run.event = {"before": "0" * 40, "after": run.merge}
    assert run.run() == 0
    assert "::notice title=replatform::This is the first push" in capfd.readouterr().out


@pytest.mark.parametrize(
    ("event", "says"),
    [("pull_request_target", "not supported"), ("schedule", "names no base"), ("workflow_dispatch", "give the inputs base and head")],
)
def test_other_events_are_refused(stage: Make, event: str, says: str, capfd: pytest.CaptureFixture[str]):
    run = stage({"users.js": OPEN})
    run.environ["GITHUB_EVENT_NAME"] = event
    assert run.run() == 2
    told = capfd.readouterr().out
    assert told.startswith("::error title=replatform::")
    assert says in told


def test_any_two_commits_may_be_named(stage: Make):
    run = stage({"users.js": OPEN})
    run.environ["GITHUB_EVENT_NAME"] = "workflow_dispatch"
    assert run.run(base=run.base, head=run.head, comment="never") == 0
    assert run.outputs["endpoints-added"] == "1"


def test_a_commit_that_is_nowhere_is_one_line(stage: Make, capfd: pytest.CaptureFixture[str]):
    run = stage({"users.js": OPEN})
    assert run.run(base="1" * 40) == 3
    assert "could not be fetched" in capfd.readouterr().out
    assert run.run(base="main~1") == 3
    assert "fetch-depth: 0" in capfd.readouterr().out


def test_a_whole_clone_stays_whole(stage: Make):
    run = stage({"users.js": OPEN})
    run.workspace = run.folder / "whole"
    run.checkout(run.merge, "--no-tags")
    run.environ["GITHUB_WORKSPACE"] = str(run.workspace)
    git(run.origin, "switch", "--quiet", "main")
    later = commit(run.origin, "later")
    assert run.run(base=later) == 0
    assert git(run.workspace, "rev-parse", "--is-shallow-repository") == "false"


@pytest.mark.parametrize(("warn", "code", "level"), [("false", 1, "error"), ("true", 0, "warning")])
def test_gates(stage: Make, warn: str, code: int, level: str, capfd: pytest.CaptureFixture[str]):
    run = stage({"users.js": OPEN})
    assert run.run(fail_on="weeks>+900\nunguarded-endpoint, endpoints>+9", warn_only=warn) == code
    assert run.outputs["gates"] == "unguarded-endpoint"
    assert f"::{level} title=replatform%3A unguarded-endpoint::" in capfd.readouterr().out
    assert "Gates that hold" in run.hub.comments[0]["body"]
    assert "Gates that hold" in run.summary


def test_a_wrong_input_names_itself(stage: Make, capfd: pytest.CaptureFixture[str]):
    run = stage({"users.js": OPEN})
    for inputs, says in (
        ({"comment": "sometimes"}, "always, on-change, never"),
        ({"warn_only": "maybe"}, "warn-only is 'maybe'"),
        ({"id": "a--> b"}, "input id"),
        ({"path": "../elsewhere"}, "no folder of the checkout"),
        ({"fail_on": "weks>1"}, "'weeks'"),
        ({"version": "v0.0.1"}, "pins the code"),
    ):
        assert run.run(**inputs) == 2
        assert says in capfd.readouterr().out


def test_what_a_repository_calls_its_things_commands_nothing(stage: Make, capfd: pytest.CaptureFixture[str]):
    evil = 'router.get("/::error::x%0A::set-output name=a::b\\n::add-mask::secret", function f(req, res) { res.end(); });\nmodule.exports'
    run = stage({"users.js": OPEN.replace("module.exports", evil)})
    assert run.run() == 0
    obeyed, stopped = [], ""
    for line in capfd.readouterr().out.splitlines():
        if stopped:
            stopped = "" if line == f"::{stopped}::" else stopped
        elif line.startswith("::stop-commands::"):
            stopped = line.removeprefix("::stop-commands::")
        else:
            obeyed.append(line)
    assert all(line.startswith(("::notice ", "::warning ")) for line in obeyed), obeyed
    assert set(run.outputs) >= {"changed", "summary", "comment-url"}
    assert "a" not in run.outputs
