"""Forks: a run without rights writes files, a ``workflow_run`` run with rights comments them, and believes nothing in them."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.action.stage import OPEN, Stage

Make = Callable[..., Stage]


@pytest.fixture
def relay(stage: Make) -> Stage:
    """A stage whose first half is over: the artifact is in the workspace, the event is the second half's."""
    run = stage({"users.js": OPEN})
    run.hub.faults = [("POST", 403, {})]
    assert run.run(fail_on="unguarded-endpoint", warn_only="true") == 0
    files = Path(run.outputs["files"]) if "files" in run.outputs else Path(run.outputs["json"]).parent
    shutil.copytree(files, run.workspace / "artifacts" / "replatform")
    run.outputs_file.unlink()
    run.environ["GITHUB_EVENT_NAME"] = "workflow_run"
    run.event = {
        "workflow_run": {
            "head_sha": run.head,
            "event": "pull_request",
            "html_url": f"{run.environ['GITHUB_SERVER_URL']}/o/r/actions/runs/9",
        }
    }
    run.hub.pulls[7] = {"number": 7, "state": "open", "head": {"sha": run.head}}
    return run


def rewrite(run: Stage, name: str, change: Callable[[Any], None]) -> None:
    path = run.workspace / "artifacts" / "replatform" / name
    data = json.loads(path.read_text(encoding="utf-8"))
    change(data)
    path.write_text(json.dumps(data), encoding="utf-8")


def test_it_comments_what_was_found(relay: Stage):
    assert relay.run(comparison="artifacts") == 0
    (written,) = relay.hub.comments
    assert "+1 endpoint, without a guard" in written["body"]
    assert f"{relay.environ['GITHUB_SERVER_URL']}/o/r/blob/{relay.merge}/users.js#L6" in written["body"]
    assert "actions/runs/9" in written["body"]
    assert relay.outputs["comment-url"] == written["html_url"]


def test_links_and_words_of_the_artifact_are_not_believed(relay: Stage):
    def lie(data: Any) -> None:
        data["head"] |= {"files_url": "https://evil.example/", "url": "https://evil.example", "revision": "](https://evil.example)"}
        data["summary"] = ["[click](https://evil.example) @everyone <img src=x> <!-- -->", "![x](https://evil.example/x.png)"]
        data["added"][0]["path"] = "/`</details>](https://evil.example)"

    rewrite(relay, "comparison.json", lie)
    assert relay.run(comparison="artifacts") == 0
    body = relay.hub.comments[0]["body"]
    assert "](https://evil" not in body
    assert "<img" not in body
    assert " @everyone" not in body
    assert body.count("</details>") == body.count("<details>")


@pytest.mark.parametrize(
    "pull",
    [
        None,
        {"number": 7, "state": "open", "head": {"sha": "f" * 40}},
        {"number": 7, "state": "closed", "head": {"sha": "HEAD"}},
        {"number": 7, "state": "open", "head": None},
    ],
)
def test_only_the_pull_request_that_the_run_was_for(relay: Stage, pull: dict[str, Any] | None):
    relay.hub.pulls = {} if pull is None else {7: json.loads(json.dumps(pull).replace("HEAD", relay.head))}
    assert relay.run(comparison="artifacts") == (3 if pull is None else 0)
    assert relay.hub.comments == []


@pytest.mark.parametrize(
    ("name", "change"),
    [
        ("pull-request.json", lambda data: data.update(number=-1)),
        ("pull-request.json", lambda data: data.update(number="7/../../x")),
        ("pull-request.json", lambda data: data.update(id="--> <b>")),
        ("comparison.json", lambda data: data.pop("summary")),
        ("comparison.json", lambda data: data.update(added="x")),
    ],
)
def test_a_crooked_artifact_is_refused(relay: Stage, name: str, change: Callable[[Any], None], capfd: pytest.CaptureFixture[str]):
    rewrite(relay, name, change)
    assert relay.run(comparison="artifacts") == 3
    assert relay.hub.comments == []
    assert f"{name}" in capfd.readouterr().out


def test_a_link_out_of_the_artifact_is_refused(relay: Stage):
    path = relay.workspace / "artifacts" / "replatform" / "comparison.json"
    path.rename(relay.folder / "secret.json")
    path.symlink_to(relay.folder / "secret.json")
    assert relay.run(comparison="artifacts") == 3


def test_nothing_to_comment(relay: Stage):
    assert relay.run(comparison="nowhere") == 0
    assert relay.hub.asked[-1][0] == "POST"


def test_only_on_workflow_run(relay: Stage):
    relay.environ["GITHUB_EVENT_NAME"] = "pull_request"
    assert relay.run(comparison="artifacts") == 2
