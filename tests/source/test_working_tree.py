from __future__ import annotations

import os
import stat
import sys
from pathlib import Path

import pytest

from analyzer.source.tree import SourceError, UnreadableFileError
from analyzer.source.working_tree import WorkingTree
from tests.source.repositories import commit, git, repository, write

posix = pytest.mark.skipif(sys.platform == "win32", reason="links, pipes and bytes in names")


def messages(tree: WorkingTree) -> list[tuple[str, str]]:
    return [(found.kind, found.file) for found in tree.diagnostics]


def test_git_decides_what_is_there(tmp_path: Path) -> None:
    repository(tmp_path / "app", {"app.js": "1", ".gitignore": "secret.js\nnode_modules/\n", "gone.js": "x"})
    write(tmp_path / "app", {"new.js": "2", "secret.js": "3", "node_modules/x/index.js": "4"})
    (tmp_path / "app" / "gone.js").unlink()
    tree = WorkingTree(tmp_path / "app")
    assert tree.paths() == [".gitignore", "app.js", "new.js"]
    assert tree.read("new.js") == b"2"
    assert tree.size("app.js") == 1
    assert tree.revision == git(tmp_path / "app", "rev-parse", "HEAD")
    assert tree.dirty


def test_a_clean_tree_is_not_dirty_and_its_url_has_no_credentials(tmp_path: Path) -> None:
    repo = repository(tmp_path / "app", {"app.js": "1"})
    git(repo, "remote", "add", "origin", "https://user:token@example.org/team/shop.git")
    tree = WorkingTree(repo)
    assert not tree.dirty
    assert tree.url == "https://example.org/team/shop"
    assert tree.name == "shop"


@pytest.mark.parametrize(
    ("remote", "expected"),
    [
        ("git@example.org:team/shop.git", "https://example.org/team/shop"),
        ("ssh://git@example.org:22/team/shop.git", "https://example.org/team/shop"),
        ("/srv/git/shop.git", None),
        ("ext::sh -c evil", None),
        ("https://example.org/a b<script>", None),
    ],
)
def test_the_web_address_of_a_remote(tmp_path: Path, remote: str, expected: str | None) -> None:
    repo = repository(tmp_path / "app", {"app.js": "1"})
    git(repo, "config", "remote.origin.url", remote)
    assert WorkingTree(repo).url == expected


def test_a_subfolder_of_a_repository(tmp_path: Path) -> None:
    repo = repository(tmp_path / "app", {"api/app.js": "1", "web/index.js": "2"})
    assert WorkingTree(repo / "api").paths() == ["app.js"]


def test_a_folder_that_its_repository_ignores_is_walked(tmp_path: Path) -> None:
    repo = repository(tmp_path / "app", {".gitignore": "inner/\n"})
    write(repo, {"inner/app.py": "x = 1", "inner/node_modules/y/index.js": "", "inner/.venv/lib/z.py": ""})
    tree = WorkingTree(repo / "inner")
    assert tree.paths() == ["app.py"]


def test_node_modules_are_walked_where_nobody_installs(tmp_path: Path) -> None:
    write(
        tmp_path,
        {
            "package.json": "{}",
            "node_modules/a/index.js": "",
            "packages/node_modules/@own/b/index.js": "",
            "tool/package.json": "{}",
            "tool/node_modules/c/index.js": "",
        },
    )
    assert WorkingTree(tmp_path).paths() == ["package.json", "packages/node_modules/@own/b/index.js", "tool/package.json"]


def test_a_nested_repository_is_left_out_and_said_so(tmp_path: Path) -> None:
    repo = repository(tmp_path / "app", {"app.js": "1"})
    repository(repo / "nested", {"other.js": "2"})
    tree = WorkingTree(repo)
    assert tree.paths() == ["app.js"]
    assert messages(tree) == [("skipped", "nested")]


def test_worktrees_and_submodules_have_a_git_file(tmp_path: Path) -> None:
    repo = repository(tmp_path / "app", {"app.js": "1"})
    git(repo, "worktree", "add", "--quiet", str(tmp_path / "second"))
    write(tmp_path / "second", {"more.js": "2"})
    tree = WorkingTree(tmp_path / "second")
    assert tree.paths() == ["app.js", "more.js"]
    assert tree.revision == git(repo, "rev-parse", "HEAD")
    outer = repository(tmp_path / "outer", {"main.js": "1"})
    git(outer, "submodule", "--quiet", "add", str(repo), "vendor/app")
    assert WorkingTree(outer / "vendor" / "app").paths() == ["app.js"]
    assert WorkingTree(outer).paths() == [".gitmodules", "main.js"]


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


def test_without_git_the_folder_is_walked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    repo = repository(tmp_path / "app", {"app.js": "1"})
    monkeypatch.setenv("PATH", str(tmp_path))
    tree = WorkingTree(repo)
    assert tree.paths() == ["app.js"]
    assert [found.message for found in tree.diagnostics] == ["git is not used: git is not installed"]


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
def test_links_are_aliases_inside_the_tree_and_never_followed_out_of_it(tmp_path: Path) -> None:
    write(tmp_path, {"outside/secret.js": "secret", "app/real/a.js": "1", "app/b.js": "2"})
    app = tmp_path / "app"
    for name, target in {
        "alias.js": "b.js",
        "folder": "real",
        "out.js": "../outside/secret.js",
        "absolute.js": str(tmp_path / "outside" / "secret.js"),
        "outfolder": "../outside",
        "circle": "circle2",
        "circle2": "circle",
        "self": ".",
        "real/up": "..",
        "dangling": "nowhere.js",
    }.items():
        (app / name).symlink_to(target)
    for tree in (WorkingTree(app), WorkingTree(repository(app, {}))):
        assert tree.paths() == ["b.js", "real/a.js"]
        assert tree.links == {"alias.js": "b.js", "folder": "real"}
        skipped = sorted(file for kind, file in messages(tree) if kind == "symlink")
        assert skipped == ["absolute.js", "circle", "circle2", "dangling", "out.js", "outfolder", "real/up", "self"]
        with pytest.raises(UnreadableFileError):
            tree.read("out.js")


@posix
def test_a_tracked_folder_that_a_link_has_replaced_is_not_read_through(tmp_path: Path) -> None:
    repo = repository(tmp_path / "app", {"inner/a.js": "1", "b.js": "2"})
    write(tmp_path, {"outside/a.js": "secret"})
    (repo / "inner" / "a.js").unlink()
    (repo / "inner").rmdir()
    (repo / "inner").symlink_to(tmp_path / "outside")
    assert WorkingTree(repo).paths() == ["b.js"]


@posix
def test_a_file_that_becomes_a_link_after_listing_is_not_read(tmp_path: Path) -> None:
    write(tmp_path, {"app/a.js": "1", "secret.js": "secret"})
    tree = WorkingTree(tmp_path / "app")
    (tmp_path / "app" / "a.js").unlink()
    (tmp_path / "app" / "a.js").symlink_to(tmp_path / "secret.js")
    with pytest.raises(UnreadableFileError):
        tree.read("a.js")


@posix
def test_pipes_are_never_waited_for(tmp_path: Path) -> None:
    write(tmp_path, {"a.js": "1"})
    os.mkfifo(tmp_path / "pipe.js")
    tree = WorkingTree(tmp_path)
    assert tree.paths() == ["a.js"]
    assert messages(tree) == [("skipped", "pipe.js")]
    (tmp_path / "a.js").unlink()
    os.mkfifo(tmp_path / "a.js")
    with pytest.raises(UnreadableFileError, match="not a regular file"):
        tree.read("a.js")


@posix
@pytest.mark.parametrize(
    "name", [b"new\nline.js", b"bell\x07.js", b"invalid\xff.js", "bidi\u202egpj.js".encode(), "\ufeffmark.js".encode()]
)
def test_names_that_would_mislead_a_report_are_left_out(tmp_path: Path, name: bytes) -> None:
    for folder in ("plain", "git"):
        root = tmp_path / folder
        write(root, {"a.js": "1"})
        try:
            Path(os.fsdecode(os.fsencode(root) + b"/" + name)).write_text("x", encoding="utf-8")
        except OSError:
            pytest.skip("this file system does not take the name")
        if folder == "git":
            repository(root, {})
        tree = WorkingTree(root)
        assert tree.paths() == ["a.js"]
        (found,) = tree.diagnostics
        assert found.kind == "skipped"
        assert found.incomplete
        assert found.message.isprintable()
        assert found.message.isascii()


def test_names_with_quotes_spaces_and_letters_of_other_scripts_stay(tmp_path: Path) -> None:
    names = ["a b.js", "naïve.py", "q'uote.js", "模块.ts"]
    repo = repository(tmp_path / "app", dict.fromkeys(names, "x"))
    assert WorkingTree(repo).paths() == sorted(names)


@posix
def test_an_unreadable_file_is_an_error_of_that_file_only(tmp_path: Path) -> None:
    write(tmp_path, {"a.js": "1", "b.js": "2"})
    tree = WorkingTree(tmp_path)
    (tmp_path / "a.js").unlink()
    with pytest.raises(UnreadableFileError):
        tree.read("a.js")
    assert tree.read("b.js") == b"2"


def test_more_files_than_the_bound_are_left_out_and_said_so(tmp_path: Path) -> None:
    repo = repository(tmp_path / "app", {f"f{number}.js": "" for number in range(5)})
    tree = WorkingTree(repo, limit=3)
    assert tree.paths() == ["f0.js", "f1.js", "f2.js"]
    assert [(found.kind, found.incomplete) for found in tree.diagnostics] == [("bound", True)]


@pytest.mark.parametrize(("make", "words"), [(lambda _: None, "does not exist"), (lambda path: path.write_text("x"), "is not a folder")])
def test_a_path_that_is_no_folder(tmp_path: Path, make: object, words: str) -> None:
    assert callable(make)
    make(tmp_path / "x")
    with pytest.raises(SourceError, match=words) as caught:
        WorkingTree(tmp_path / "x")
    assert caught.value.hint


def canary_repository(folder: Path, canary: Path) -> Path:
    """A repository whose configuration starts a program wherever git allows one to be named."""
    script = folder.parent / "canary.sh"
    write(folder.parent, {"canary.sh": f'#!/bin/sh\ntouch "{canary}"\ncat 2>/dev/null\nexit 0\n'})
    script.chmod(script.stat().st_mode | stat.S_IXUSR)
    repo = repository(folder, {"app.js": "1", "b.py": "x = 1", ".gitattributes": "* filter=evil diff=evil merge=evil\n"})
    hooks = repo / "hooks"
    for hook in ("post-index-change", "post-checkout", "fsmonitor-watchman", "pre-commit", "reference-transaction"):
        for place in (hooks, repo / ".git" / "hooks"):
            write(place, {hook: script.read_text(encoding="utf-8")})
            (place / hook).chmod(0o755)
    config = f"""
[core]
    fsmonitor = {script}
    hooksPath = {hooks}
    worktree = {folder.parent / "elsewhere"}
    pager = {script}
    editor = {script}
    sshCommand = {script}
    gitProxy = {script}
    askPass = {script}
    alternateRefsCommand = {script}
    untrackedCache = true
[alias]
    ls-files = "!{script}"
    log = "!{script}"
    cat-file = "!{script}"
[filter "evil"]
    clean = {script}
    smudge = {script}
    process = {script}
    required = true
[diff]
    external = {script}
[diff "evil"]
    textconv = {script}
    command = {script}
[merge "evil"]
    driver = {script}
[gpg]
    program = {script}
[log]
    showSignature = true
[credential]
    helper = "!{script}"
[protocol "ext"]
    allow = always
[remote "origin"]
    url = "ext::{script}"
    promisor = true
    partialclonefilter = blob:none
    uploadpack = {script}
[extensions]
    partialClone = origin
[include]
    path = {folder.parent / "more.config"}
[submodule]
    recurse = true
[pager]
    ls-files = {script}
    log = {script}
[uploadpack]
    packObjectsHook = {script}
"""
    with (repo / ".git" / "config").open("a", encoding="utf-8") as file:
        file.write(config)
    write(folder.parent, {"elsewhere/stranger.js": "1", "more.config": f"[core]\n    fsmonitor = {script}\n"})
    write(repo, {"app.js": "changed"})
    return repo


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


def test_a_repository_without_a_commit_still_lists_files(tmp_path: Path) -> None:
    git(tmp_path, "init", "--quiet")
    write(tmp_path, {"app.js": "1", ".gitignore": "x.js", "x.js": ""})
    tree = WorkingTree(tmp_path)
    assert tree.paths() == [".gitignore", "app.js"]
    assert tree.revision is None


def test_a_broken_git_folder_falls_back_to_the_walk(tmp_path: Path) -> None:
    repo = repository(tmp_path / "app", {"app.js": "1"})
    (repo / ".git" / "index").write_bytes(b"DIRC garbage")
    tree = WorkingTree(repo)
    assert tree.paths() == ["app.js"]
    assert [found.kind for found in tree.diagnostics] == ["skipped"]


def test_a_file_that_is_far_too_large_is_not_read(tmp_path: Path) -> None:
    with (tmp_path / "a.js").open("wb") as file:
        file.truncate(1 << 40)
    with pytest.raises(UnreadableFileError, match="larger than 64 MB"):
        WorkingTree(tmp_path).read("a.js")


def test_a_commit_changes_the_revision_only(tmp_path: Path) -> None:
    repo = repository(tmp_path / "app", {"app.js": "1"})
    first = WorkingTree(repo)
    write(repo, {"app.js": "2"})
    second = commit(repo, "second")
    assert first.revision != second
    assert WorkingTree(repo).revision == second
