from __future__ import annotations

import sys
from pathlib import Path

import pytest

from analyzer.source.files import classify
from analyzer.source.history import read_history
from analyzer.source.revision_tree import RevisionTree
from analyzer.source.tree import SourceError, UnreadableFileError
from analyzer.source.working_tree import WorkingTree
from tests.source.repositories import canary_repository, commit, git, repository, write

posix = pytest.mark.skipif(sys.platform == "win32", reason="links and scripts")


@posix
def test_a_working_tree_and_its_revision_are_the_same(tmp_path: Path) -> None:
    repo = repository(tmp_path / "app", {"a.js": "1", "src/b.py": "x", "naïve.ts": "2", "tests/test_x.py": "def test_x(): ..."})
    for name, target in {"alias.js": "a.js", "out": "../x", "absolute": "/etc", "inner": "src"}.items():
        (repo / name).symlink_to(target)
    (repo / "new\nline.js").write_text("x", encoding="utf-8")
    commit(repo, "links")
    working = WorkingTree(repo)
    with RevisionTree(repo, "HEAD") as revision:
        assert revision.paths() == working.paths()
        assert revision.links == working.links
        assert sorted(map(str, revision.diagnostics)) == sorted(map(str, working.diagnostics))
        assert [revision.read(path) for path in revision.paths()] == [working.read(path) for path in working.paths()]
        assert [revision.size(path) for path in revision.paths()] == [working.size(path) for path in working.paths()]
        assert (revision.name, revision.revision, revision.url) == (working.name, working.revision, working.url)
        assert classify(revision) == classify(working)


def test_an_older_revision_and_a_subfolder(tmp_path: Path) -> None:
    repo = repository(tmp_path / "app", {"api/a.js": "old", "web/b.js": "1"})
    first = git(repo, "rev-parse", "HEAD")
    write(repo, {"api/a.js": "new", "api/c.js": "2"})
    commit(repo, "second")
    write(repo, {"api/a.js": "dirty"})
    with RevisionTree(repo, first, "api") as old, RevisionTree(repo, "main", "./api/") as new:
        assert (old.paths(), new.paths()) == (["a.js"], ["a.js", "c.js"])
        assert (old.read("a.js"), new.read("a.js")) == (b"old", b"new")
        with pytest.raises(UnreadableFileError):
            old.read("c.js")


def test_branches_tags_and_parents_are_revisions(tmp_path: Path) -> None:
    repo = repository(tmp_path / "app", {"a.js": "1"})
    git(repo, "tag", "-a", "v1", "-m", "one")
    write(repo, {"a.js": "2"})
    commit(repo, "second")
    git(repo, "pack-refs", "--all")
    git(repo, "gc", "--quiet")
    for revision, content in {"v1": b"1", "HEAD~1": b"1", "HEAD": b"2", "main": b"2", "refs/heads/main": b"2"}.items():
        with RevisionTree(repo, revision) as tree:
            assert tree.read("a.js") == content


@pytest.mark.parametrize("revision", ["--output=x", "-h", "", "a\nb", "HEAD --x", "../../etc/passwd", "nothing"])
def test_what_is_no_revision(tmp_path: Path, revision: str) -> None:
    """CVE-2023-41040: GitPython read files outside ``.git`` where a reference's name had ``..`` in it."""
    repo = repository(tmp_path / "app", {"a.js": "1"})
    with pytest.raises(SourceError):
        RevisionTree(repo, revision)


def test_a_shallow_clone_says_how_to_get_the_rest(tmp_path: Path) -> None:
    repo = repository(tmp_path / "app", {"a.js": "1"})
    first = git(repo, "rev-parse", "HEAD")
    write(repo, {"a.js": "2"})
    commit(repo, "second")
    git(tmp_path, "clone", "--quiet", "--depth=1", f"file://{repo}", "shallow")
    with RevisionTree(tmp_path / "shallow", "HEAD") as tree:
        assert tree.read("a.js") == b"2"
    with pytest.raises(SourceError) as caught:
        RevisionTree(tmp_path / "shallow", first)
    assert "fetch-depth" in caught.value.hint
    history, diagnostics = read_history(tmp_path / "shallow", git(tmp_path / "shallow", "rev-parse", "HEAD"))
    assert not history.available
    assert "shallow" in diagnostics[0].message


def test_missing_folders_and_folders_without_git(tmp_path: Path) -> None:
    repo = repository(tmp_path / "app", {"a.js": "1"})
    for arguments in ((repo, "HEAD", "nowhere"), (tmp_path, "HEAD"), (repo, "HEAD", "../..")):
        with pytest.raises(SourceError):
            RevisionTree(*arguments)


def test_a_bare_repository_can_be_read(tmp_path: Path) -> None:
    repo = repository(tmp_path / "app", {"a.js": "1"})
    git(tmp_path, "clone", "--quiet", "--bare", str(repo), "bare.git")
    with RevisionTree(tmp_path / "bare.git", "HEAD") as tree:
        assert tree.read("a.js") == b"1"


def test_a_submodule_is_left_out_and_said_so(tmp_path: Path) -> None:
    inner = repository(tmp_path / "inner", {"x.js": "1"})
    repo = repository(tmp_path / "app", {"a.js": "1"})
    git(repo, "submodule", "--quiet", "add", str(inner), "inner")
    commit(repo, "submodule")
    with RevisionTree(repo, "HEAD") as tree:
        assert tree.paths() == [".gitmodules", "a.js"]
        assert [(found.kind, found.file) for found in tree.diagnostics] == [("skipped", "inner")]


@posix
def test_nothing_of_a_hostile_configuration_runs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    repo = canary_repository(tmp_path / "app", tmp_path / "canary")
    monkeypatch.chdir(repo)
    with RevisionTree(repo, "HEAD") as tree:
        assert tree.read("app.js") == b"1"
        history, _ = read_history(repo, tree.revision)
    assert history.available
    assert not (tmp_path / "canary").exists()


def test_a_missing_object_of_a_partial_clone_is_not_fetched(tmp_path: Path) -> None:
    repo = repository(tmp_path / "app", {"a.js": "1", "b.js": "2"})
    git(repo, "config", "uploadpack.allowFilter", "true")
    git(tmp_path, "clone", "--quiet", "--no-checkout", "--filter=blob:none", f"file://{repo}", "partial")
    with RevisionTree(tmp_path / "partial", "HEAD") as tree:
        for path in ("a.js", "b.js"):
            if path in tree.paths():
                with pytest.raises(UnreadableFileError):
                    tree.read(path)
        assert all(found.incomplete for found in tree.diagnostics)


def test_variables_of_a_surrounding_hook_do_not_mislead(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    repo = repository(tmp_path / "app", {"a.js": "1"})
    other = repository(tmp_path / "other", {"a.js": "other"})
    monkeypatch.setenv("GIT_DIR", str(other / ".git"))
    monkeypatch.setenv("GIT_OBJECT_DIRECTORY", str(other / ".git" / "objects"))
    with RevisionTree(repo, "HEAD") as tree:
        assert tree.read("a.js") == b"1"


def test_history_counts_the_year_before_the_commit_by_author_and_language(tmp_path: Path) -> None:
    repo = repository(tmp_path / "app", {})
    steps = [
        ("2020-01-01T00:00:00Z", "old@example.org", {"old.py": "1\n2\n3\n"}),
        ("2022-03-01T00:00:00Z", "Ada@example.org", {"a.py": "1\n2\n", "b.ts": "1\n"}),
        ("2022-04-01T00:00:00Z", "ada@example.org", {"a.py": "1\n3\n", "c.js": "1\n", "node_modules/x.js": "1\n"}),
        ("2022-05-01T00:00:00Z", "bob@example.org", {"readme.md": "1\n", "odd name\t.py": "1\n"}),
    ]
    for date, address, files in steps:
        write(repo, files)
        head = commit(repo, date, GIT_AUTHOR_EMAIL=address, GIT_AUTHOR_DATE=date, GIT_COMMITTER_DATE=date)
    history, diagnostics = read_history(repo, head)
    assert diagnostics == []
    assert (history.available, history.since, history.until, history.commits) == (True, "2021-05-01", "2022-05-01", 3)
    assert sorted((author.commits, author.python, author.javascript, author.typescript) for author in history.authors) == [
        (1, 1, 0, 0),
        (2, 4, 1, 1),
    ]
    assert all(len(author.author) == 12 and "ada" not in author.author for author in history.authors)
    assert read_history(repo, head)[0] == history


def test_no_history_without_git(tmp_path: Path) -> None:
    assert not read_history(tmp_path, None)[0].available
