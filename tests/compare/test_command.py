"""The command: which revisions, which formats, which exit code; the working tree is nobody's business."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from replatform import audit
from replatform.cli import main
from reports.changes import SUFFIXES
from tests.action.stage import OPEN, SHOP
from tests.source.repositories import commit, git, repository, write

Two = Callable[[dict[str, str], dict[str, str]], Path]
CHANGED = SHOP | {"users.js": OPEN}


def compare(*words: object) -> int:
    return main(["compare", "--quiet", "--today", "2026-01-01", *map(str, words)])


def test_two_lines_and_then_the_rest(two: Two, capfd: pytest.CaptureFixture[str]):
    assert compare("base", "head", two(SHOP, CHANGED)) == 0
    first, second, _, title, row, *_ = capfd.readouterr().out.splitlines()
    assert first == "+1 endpoint, without a guard"
    assert "weeks" in second
    assert "still" in second
    assert (title, row.split()) == ("Endpoints added (1)", ["POST", "/users/import", "none", "users.js:6"])


def test_every_format_into_a_folder(two: Two, tmp_path: Path):
    formats = [word for name in SUFFIXES if name != "terminal" for word in ("--format", name)]
    folder = two(SHOP, CHANGED)
    assert compare("base", "head", folder, *formats, "--output", f"{tmp_path / 'out'}/") == 0
    first = {path.suffix: path.read_bytes() for path in (tmp_path / "out").iterdir()}
    assert set(first) == {".html", ".json", ".md", ".sarif"}
    assert compare("base", "head", folder, *formats, "--output", f"{tmp_path / 'again'}/", "--no-cache") == 0
    assert {path.suffix: path.read_bytes() for path in (tmp_path / "again").iterdir()} == first
    assert not any(str(tmp_path).encode() in content for content in first.values())
    assert b"POST /users/import" in first[".html"]
    assert first[".md"].startswith(b"**+1 endpoint, without a guard**\n")
    results = json.loads(first[".sarif"])["runs"][0]["results"]
    assert [item["properties"]["subject"] for item in results] == ["POST /users/import"]
    told = json.loads(first[".json"])
    assert [item["path"] for item in told["added"]] == ["/users/import"]
    assert told["base"]["revision"] == git(folder, "rev-parse", "base")


def test_nothing_changed_is_said_in_every_format(two: Two, capfd: pytest.CaptureFixture[str]):
    folder = two(SHOP, SHOP | {"README.md": "x\n"})
    for name in SUFFIXES:
        assert compare("base", "head", folder, "--format", name) == 0
        out = capfd.readouterr().out
        if name in {"terminal", "markdown", "html"}:
            assert "Nothing changed that concerns a migration" in out
    assert compare("base", "head", folder, "--format", "pdf") == 2


def test_the_same_files_are_audited_once(two: Two, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]):
    audited: list[str | None] = []
    examine = audit.examine
    monkeypatch.setattr(
        audit, "examine", lambda request, config, tree, *rest: (audited.append(tree.revision), examine(request, config, tree, *rest))[1]
    )
    here = {f"here/{name}": text for name, text in SHOP.items()}
    folder = two(here, here | {"there/x.js": "x"})
    assert compare("base", "head", folder / "here", "--format", "json") == 0
    told = json.loads(capfd.readouterr().out)
    assert not told["changed"]
    assert [told[side]["revision"] for side in ("base", "head")] == [git(folder, "rev-parse", side) for side in ("base", "head")]
    assert len(audited) == 1
    assert compare("base", "head", folder) == 0
    assert len(audited) == 3


def test_who_committed_what_is_no_change_of_the_code(two: Two, capfd: pytest.CaptureFixture[str]):
    folder = two(SHOP, SHOP | {"README.md": "x"})
    git(folder, "switch", "--quiet", "--create", "python")
    for number in range(30):
        write(folder, {f"tool{number % 3}.py": f"x = {number}\n"})
        commit(folder, "python", GIT_AUTHOR_NAME=f"P{number}", GIT_AUTHOR_EMAIL=f"p{number}@example.org")
    git(folder, "rm", "--quiet", "tool0.py", "tool1.py", "tool2.py")
    commit(folder, "gone")
    assert compare("base", "HEAD", folder) == 0
    assert capfd.readouterr().out.startswith("Nothing changed")


def test_the_working_tree_is_neither_read_nor_touched(two: Two, capfd: pytest.CaptureFixture[str]):
    folder = two(SHOP, CHANGED)
    compare("base", "head", folder)
    clean = capfd.readouterr().out
    write(folder, {"users.js": "nonsense(", ".replatform.toml": "nonsense", "more.js": "x", ".gitattributes": "*.js filter=evil\n"})
    git(folder, "config", "filter.evil.smudge", "touch smudged")
    git(folder, "config", "core.fsmonitor", "touch watched; false")
    before = git(folder, "-c", "core.fsmonitor=false", "status", "--porcelain")
    assert compare("base", "head", folder) == 0
    assert capfd.readouterr().out == clean
    assert git(folder, "-c", "core.fsmonitor=false", "status", "--porcelain") == before
    assert not list(folder.glob("*ed"))


def test_the_configuration_is_the_heads(two: Two, capfd: pytest.CaptureFixture[str]):
    folder = two(SHOP | {".replatform.toml": 'exclude = ["*.js"]\n'}, CHANGED | {".replatform.toml": 'fail_on = ["unguarded-endpoint"]\n'})
    assert compare("base", "head", folder) == 1
    assert capfd.readouterr().out.startswith("+1 endpoint,")


@pytest.mark.usefixtures("own_cache")
def test_only_what_the_branch_did(tmp_path: Path, capfd: pytest.CaptureFixture[str]):
    folder = repository(tmp_path / "shop", SHOP)
    git(folder, "switch", "--quiet", "--create", "branch")
    write(folder, CHANGED)
    commit(folder, "branch")
    git(folder, "switch", "--quiet", "main")
    write(folder, {"app.js": SHOP["app.js"].replace("app.listen", 'app.get("/later", (q, r) => r.end());\napp.listen')})
    commit(folder, "main")
    assert compare("main", "branch", folder) == 0
    assert capfd.readouterr().out.startswith("+1 endpoint, without a guard; -1 endpoint\n")
    assert compare("--merge-base", "main", "branch", folder) == 0
    assert capfd.readouterr().out.startswith("+1 endpoint, without a guard\n")
    git(folder, "switch", "--quiet", "--orphan", "stranger")
    commit(folder, "nothing shared")
    assert compare("--merge-base", "main", "stranger", folder) == 3
    assert "share no history" in capfd.readouterr().err


def test_a_shallow_clone_says_what_to_fetch(two: Two, tmp_path: Path, capfd: pytest.CaptureFixture[str]):
    folder = two(SHOP, CHANGED)
    git(tmp_path, "clone", "--quiet", "--depth=1", folder.as_uri(), "clone")
    assert compare("HEAD~1", "HEAD", tmp_path / "clone") == 3
    told = capfd.readouterr()
    assert told.out == ""
    assert told.err.count("\n") == 1
    assert "fetch-depth: 0" in told.err
    git(tmp_path / "clone", "fetch", "--quiet", "--depth=1", "origin", "base")
    assert compare("FETCH_HEAD", "HEAD", tmp_path / "clone") == 0
    git(tmp_path / "clone", "fetch", "--quiet", "--depth=1", "origin", "refs/tags/base:refs/tags/base")
    assert compare("base", "HEAD", tmp_path / "clone") == 0
    assert compare("--merge-base", "base", "HEAD", tmp_path / "clone") == 3


def test_wherever_the_repository_is(two: Two, tmp_path: Path, capfd: pytest.CaptureFixture[str]):
    folder = two(SHOP, CHANGED)
    compare("base", "head", folder)
    clean = capfd.readouterr().out
    git(tmp_path, "clone", "--quiet", "--bare", folder.as_uri(), "bare.git")
    git(folder, "worktree", "add", "--quiet", "--detach", str(tmp_path / "detached"), "base")
    outer = repository(tmp_path / "outer", {"readme": "x"})
    git(outer, "-c", "protocol.file.allow=always", "submodule", "--quiet", "add", folder.as_uri(), "inner")
    for place in (tmp_path / "bare.git", tmp_path / "detached", outer / "inner"):
        assert compare("base", "head", place) == 0
        assert capfd.readouterr().out.replace(place.name, "shop") == clean
    assert compare("HEAD", "head", tmp_path / "detached") == 0
    assert capfd.readouterr().out == clean


@pytest.mark.parametrize(
    "words",
    [
        ("base", "nowhere"),
        ("--output=x", "head"),
        ("base..head", "head"),
        ("base", "head:users.js"),
        ("base", ":/second"),
        ("base", "head\n"),
        ("base", "he ad"),
        ("base", "\u202edaeh"),
        ("", "head"),
    ],
)
def test_what_is_no_revision(two: Two, words: tuple[str, str], capfd: pytest.CaptureFixture[str]):
    assert compare("--", *words, two(SHOP, CHANGED)) in {2, 3}
    assert capfd.readouterr().err.count("\n") == 1


@pytest.mark.parametrize(
    ("base", "head"),
    [
        ("base", "head"),
        ("refs/tags/base", "refs/heads/main"),
        ("HEAD~1", "HEAD"),
        ("HEAD^", "@"),
        ("SHORT", "HEAD"),
        ("signed", "tags/head"),
        ("fix/#12-login", "main"),
        ("release(1.0)+x,y=z!", "HEAD"),
        ("zweig-für-später", "HEAD^{commit}"),
    ],
)
def test_what_is_a_revision(two: Two, base: str, head: str, capfd: pytest.CaptureFixture[str]):
    folder = two(SHOP, CHANGED)
    git(folder, "tag", "--annotate", "--message", "with a message", "signed", "base")
    for name in ("fix/#12-login", "release(1.0)+x,y=z!", "zweig-für-später"):
        git(folder, "branch", name, "base")
    first = git(folder, "rev-parse", "--short", "base") if base == "SHORT" else base
    assert compare("--", first, head, folder) == 0
    assert capfd.readouterr().out.startswith("+1 endpoint, without a guard\n")


def test_binary_and_huge_files_and_submodules_between_revisions(two: Two, tmp_path: Path, capfd: pytest.CaptureFixture[str]):
    folder = two(SHOP | {"data.bin": "x"}, CHANGED)
    (folder / "data.bin").write_bytes(bytes(range(256)) * 20_000)
    (folder / "bundle.js").write_text("var a=1;" * 400_000)
    other = repository(tmp_path / "other", SHOP)
    git(folder, "submodule", "--quiet", "add", other.as_uri(), "inner")
    write(folder, {".gitmodules": '[submodule "inner"]\n\tpath = inner\n\turl = ext::sh -c "touch ran"\n'})
    commit(folder, "third")
    assert compare("base", "HEAD", folder) == 0
    assert capfd.readouterr().out.startswith("+1 endpoint, without a guard\n")
    assert not (folder / "ran").exists()


def test_a_folder_of_the_repository(two: Two, capfd: pytest.CaptureFixture[str]):
    folder = two(
        {f"{name}/{file}": text for name in ("one", "two") for file, text in SHOP.items()},
        {f"one/{file}": text for file, text in SHOP.items()} | {f"two/{file}": text for file, text in CHANGED.items()},
    )
    assert compare("base", "head", folder / "one") == 0
    assert capfd.readouterr().out.startswith("Nothing changed")
    assert compare("base", "head", folder / "two") == 0
    assert "users.js:6" in capfd.readouterr().out


def test_what_could_not_be_read_is_an_exit_code_only_where_it_is_asked_for(two: Two, capfd: pytest.CaptureFixture[str]):
    folder = two(SHOP, CHANGED | {"new\nline.js": "x"})
    assert compare("base", "head", folder) == 0
    assert capfd.readouterr().out.endswith("One of the two audits is incomplete.\n")
    assert compare("base", "head", folder, "--strict") == 4
    assert compare("base", "head", folder, "--strict", "--fail-on", "unguarded-endpoint") == 1


def test_no_repository(tmp_path: Path, capfd: pytest.CaptureFixture[str]):
    write(tmp_path, SHOP)
    assert compare("base", "head", tmp_path) == 3
    assert "git repository" in capfd.readouterr().err
