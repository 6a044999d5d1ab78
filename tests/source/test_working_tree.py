from __future__ import annotations

import os
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


def test_an_environment_of_python_in_the_folder_of_a_program_hides_only_itself(tmp_path: Path) -> None:
    own = {"api/pyvenv.cfg": "home = /usr/bin", "api/app.py": "x = 1", "api/routes/users.py": "y = 1"}
    write(
        tmp_path,
        own | {"api/bin/activate_this.py": "", "api/lib/python3.12/site-packages/z.py": "", "env/pyvenv.cfg": "", "env/Scripts/a.py": ""},
    )
    assert WorkingTree(tmp_path).paths() == ["api/app.py", "api/pyvenv.cfg", "api/routes/users.py", "env/pyvenv.cfg"]


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


def test_without_git_the_folder_is_walked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    repo = repository(tmp_path / "app", {"app.js": "1"})
    monkeypatch.setenv("PATH", str(tmp_path))
    tree = WorkingTree(repo)
    assert tree.paths() == ["app.js"]
    assert [found.message for found in tree.diagnostics] == ["git is not used: git is not installed"]


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
