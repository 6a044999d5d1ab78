"""What a repository, its configuration and the surroundings say to git changes nothing and starts nothing."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

from analyzer.source.working_tree import WorkingTree
from tests.source.repositories import canary_repository, git, repository, write

posix = pytest.mark.skipif(sys.platform == "win32", reason="links, pipes and bytes in names")


def test_a_git_file_that_points_to_a_stranger_is_not_followed(tmp_path: Path) -> None:
    secret = repository(tmp_path / "secret", {"secret.js": "1"})
    write(tmp_path / "evil", {".git": f"gitdir: {secret}/.git\n", "app.js": "1"})
    tree = WorkingTree(tmp_path / "evil")
    assert tree.revision is None
    assert "secret.js" not in tree.paths()


def test_the_users_own_ignore_list_changes_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    repo = repository(tmp_path / "app", {"app.js": "1"})
    write(tmp_path, {"home/git/ignore": "*.js\n"})
    write(repo, {"new.js": "2"})
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "home"))
    assert WorkingTree(repo).paths() == ["app.js", "new.js"]


def test_variables_of_a_surrounding_hook_do_not_mislead(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    repo = repository(tmp_path / "app", {"app.js": "1"})
    other = repository(tmp_path / "other", {"other.js": "1"})
    monkeypatch.setenv("GIT_DIR", str(other / ".git"))
    monkeypatch.setenv("GIT_INDEX_FILE", str(other / ".git" / "index"))
    monkeypatch.setenv("GIT_WORK_TREE", str(other))
    assert WorkingTree(repo).paths() == ["app.js"]


@posix
def test_a_git_program_inside_the_audited_folder_is_not_run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """CVE-2023-40590: on Windows GitPython ran a git.exe of the audited folder."""
    repo = repository(tmp_path / "app", {"app.js": "1"})
    write(repo, {"git": f"#!/bin/sh\ntouch {tmp_path}/canary\n"})
    (repo / "git").chmod(0o755)
    monkeypatch.setenv("PATH", str(repo) + os.pathsep + os.environ["PATH"])
    WorkingTree(repo)
    assert not (tmp_path / "canary").exists()


@posix
def test_nothing_of_a_hostile_configuration_runs(tmp_path: Path) -> None:
    repo = canary_repository(tmp_path / "app", tmp_path / "canary")
    tree = WorkingTree(repo)
    assert tree.read("app.js") == b"changed"
    assert tree.dirty
    assert tree.revision
    assert "stranger.js" not in tree.paths()
    assert {"app.js", "b.py", ".gitattributes"} <= set(tree.paths())
    assert not (tmp_path / "canary").exists()
    git(repo, "status")
    assert (tmp_path / "canary").exists(), "the trap itself must work"


@posix
def test_auditing_changes_nothing_in_the_repository(tmp_path: Path) -> None:
    repo = repository(tmp_path / "app", {"app.js": "1"})
    write(repo, {"app.js": "2"})
    before = {path: path.stat().st_mtime_ns for path in sorted((repo / ".git").rglob("*"))}
    WorkingTree(repo)
    assert {path: path.stat().st_mtime_ns for path in sorted((repo / ".git").rglob("*"))} == before
