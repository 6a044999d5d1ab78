"""The comment: found again whatever else is said, written when it should be, and never the reason for a failed run."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from replatform.pull_request.api import Api, ApiError
from replatform.pull_request.comment import Comment, publish
from tests.action.hub import TOO_LONG, Hub
from tests.action.stage import APP, OPEN, SHOP, USERS, Stage
from tests.source.repositories import commit, git, write

Make = Callable[..., Stage]
MARK = "<!-- replatform:default -->"


def comment(**fields: object) -> Comment:
    usual = {"repository": "o/r", "number": 7, "id": "", "author": "github-actions[bot]", "body": "text\n", "changed": True}
    return Comment(**(usual | fields))  # type: ignore[arg-type]


def methods(hub: Hub) -> list[str]:
    return [method for method, _ in hub.asked]


def test_it_is_found_among_hundreds_and_changed_in_place(hub: Hub):
    for number in range(250):
        hub.say(f"{number}")
    hub.say(f"{MARK}\r\nold\r\n")
    for number in range(30):
        hub.say(f"{number}")
    address = publish(Api(hub.address, "t"), comment(), "on-change")
    assert methods(hub) == ["GET", "GET", "GET", "PATCH"]
    assert hub.comments[250]["body"] == f"{MARK}\ntext\n"
    assert address == hub.comments[250]["html_url"]
    assert len(hub.comments) == 281


@pytest.mark.parametrize(
    ("body", "login"),
    [
        (f"{MARK}\nold", "mallory"),
        (f"> {MARK}\nquoted", "github-actions[bot]"),
        (f"{MARK} and more\n", "github-actions[bot]"),
        ("<!-- replatform:other -->\nold", "github-actions[bot]"),
    ],
)
def test_others_are_left_alone(hub: Hub, body: str, login: str):
    hub.say(body, login)
    publish(Api(hub.address, "t"), comment(), "on-change")
    assert hub.comments[0]["body"] == body
    assert len(hub.comments) == 2


def test_what_is_said_already_is_not_said_again(hub: Hub):
    hub.say(f"{MARK}\r\ntext")
    assert publish(Api(hub.address, "t"), comment(), "always") == hub.comments[0]["html_url"]
    assert methods(hub) == ["GET"]


@pytest.mark.parametrize(
    ("when", "changed", "before", "after"),
    [
        ("never", True, None, None),
        ("never", True, "old", "old"),
        ("on-change", False, None, None),
        ("on-change", False, "old", "All clear"),
        ("on-change", True, None, "text"),
        ("on-change", True, "old", "text"),
        ("always", False, None, "text"),
        ("always", False, "old", "text"),
    ],
)
def test_when(hub: Hub, when: str, changed: bool, before: str | None, after: str | None):
    if before:
        hub.say(f"{MARK}\n{before}")
    publish(Api(hub.address, "t"), comment(changed=changed), when)  # type: ignore[arg-type]
    bodies = [item["body"] for item in hub.comments]
    assert [body.removeprefix(f"{MARK}\n")[: len(after or "")] for body in bodies] == ([after] if after else [])


def test_all_clear_stays_all_clear(hub: Hub):
    hub.say(f"{MARK}\nold")
    for _ in range(2):
        publish(Api(hub.address, "t"), comment(changed=False), "on-change")
    assert methods(hub) == ["GET", "PATCH", "GET"]


def test_several_audits_of_one_pull_request(stage: Make):
    both = {f"{name}/{file}": text for name in ("one", "two") for file, text in SHOP.items()}
    run = stage({"one/users.js": OPEN, "two/users.js": OPEN}, base=both)
    for _ in range(2):
        assert [run.run(path=name) for name in ("one", "two")] == [0, 0]
    assert [item["body"].partition("\n")[0] for item in run.hub.comments] == ["<!-- replatform:one -->", "<!-- replatform:two -->"]


def test_a_comment_that_no_longer_holds(stage: Make):
    run = stage({"users.js": OPEN})
    assert run.run() == 0
    git(run.origin, "switch", "--quiet", "change")
    write(run.origin, {"users.js": USERS, "note.txt": "x"})
    run.event["pull_request"]["head"]["sha"] = commit(run.origin, "undo")
    git(run.origin, "switch", "--quiet", "--detach", "main")
    git(run.origin, "merge", "--quiet", "--no-ff", "--message", "merge", "change")
    run.environ["GITHUB_SHA"] = git(run.origin, "rev-parse", "HEAD")
    assert run.run() == 0
    assert "All clear" in run.hub.comments[0]["body"]
    assert len(run.hub.comments) == 1


@pytest.mark.parametrize("method", ["GET", "PATCH"])
def test_a_servers_bad_moment_passes(hub: Hub, waits: list[float], method: str):
    hub.say(f"{MARK}\nold")
    hub.faults = [(method, 502, {}), (method, 503, {}), (method, 429, {"Retry-After": "7"})]
    publish(Api(hub.address, "t"), comment(), "on-change")
    assert hub.comments[0]["body"] == f"{MARK}\ntext\n"
    assert waits == [1.0, 2.0, 7.0]


def test_a_comment_that_was_written_after_all_is_not_written_twice(hub: Hub, waits: list[float]):
    hub.works_but_fails = True
    publish(Api(hub.address, "t"), comment(), "on-change")
    assert len(hub.comments) == 1
    assert methods(hub) == ["GET", "POST", "GET"]


def test_a_comment_that_was_deleted_meanwhile_is_written_anew(hub: Hub):
    hub.say(f"{MARK}\nold")
    hub.faults = [("PATCH", 404, {})]
    hub.say(f"{MARK}\nold")
    publish(Api(hub.address, "t"), comment(), "on-change")
    assert methods(hub) == ["GET", "PATCH", "GET", "PATCH"]


def test_a_server_that_stays_down_is_given_up(hub: Hub, waits: list[float]):
    hub.faults = [("GET", 500, {})] * 50
    with pytest.raises(ApiError, match="500"):
        publish(Api(hub.address, "t"), comment(), "on-change")
    assert len(hub.asked) == 12


def test_a_wait_that_is_too_long_is_not_waited(hub: Hub, waits: list[float]):
    hub.faults = [("GET", 403, {"Retry-After": "3600"})]
    with pytest.raises(ApiError, match="403"):
        publish(Api(hub.address, "t"), comment(), "on-change")
    assert waits == []


def test_nobody_there(waits: list[float]):
    with pytest.raises(ApiError, match="no answer"):
        Api("http://127.0.0.1:9", "t").get("/x")
    assert waits == [1.0, 2.0, 4.0]


def test_the_token_stays_here(hub: Hub):
    hub.faults = [("GET", 301, {"Location": f"{hub.address}/elsewhere"})]
    with pytest.raises(ApiError, match="301"):
        Api(hub.address, "t").get("/x")
    assert len(hub.asked) == 1
    hub.address, real = "http://127.0.0.1:9", hub.address
    for number in range(150):
        hub.say(f"{number}")
    assert len(list(Api(real, "t").pages("/repos/o/r/issues/7/comments?per_page=100"))) == 100


@pytest.mark.parametrize(
    ("method", "status", "headers"),
    [("GET", 404, {}), ("POST", 403, {"X-Accepted-GitHub-Permissions": "issues=write; pull_requests=write"}), ("GET", 401, {})],
)
def test_missing_rights_are_a_warning_that_names_them(
    stage: Make, method: str, status: int, headers: dict[str, str], capfd: pytest.CaptureFixture[str]
):
    run = stage({"users.js": OPEN})
    run.hub.faults = [(method, status, headers)]
    assert run.run() == 0
    told = capfd.readouterr().out
    assert f"::warning title=replatform::No comment: GitHub said {status}" in told
    assert "pull-requests: write" in told
    assert headers.get("X-Accepted-GitHub-Permissions", "") in told
    assert "POST /users/import" in run.summary
    assert run.outputs["comment-url"] == ""


def test_no_token_no_comment(stage: Make, capfd: pytest.CaptureFixture[str]):
    run = stage({"users.js": OPEN})
    del run.environ["INPUT_TOKEN"]
    assert run.run() == 0
    assert "the input token is empty" in capfd.readouterr().out
    assert run.hub.asked == []


def test_thousands_of_changes_fit(stage: Make, capfd: pytest.CaptureFixture[str]):
    routes = "".join(f'app.get("/{"long-" * 20}{number}", (q, r) => r.end());\n' for number in range(2500))
    run = stage({"app.js": APP.replace("app.listen", f"{routes}app.listen")})
    assert run.run() == 0
    (written,) = run.hub.comments
    assert 1_000 < len(written["body"].encode()) < TOO_LONG
    assert "more |" in written["body"]
    assert written["body"].count("<details>") == written["body"].count("</details>") > 0
    assert 100_000 < len(run.summary.encode()) < 1_048_576
    lines = [line for line in capfd.readouterr().out.splitlines() if line.startswith(("::notice", "::warning", "::error"))]
    assert len(lines) == 10
    assert lines[-1] == "::notice title=replatform::2,491 more findings in the summary of this job."
