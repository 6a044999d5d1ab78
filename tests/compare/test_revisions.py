"""Questions to git's objects: parents, renames, changed lines; whatever the files are called and however shallow the clone is."""

from __future__ import annotations

from pathlib import Path

import pytest

from analyzer.revisions import changed_lines, holds, inside_repository, is_shallow, merge_base, parents, renamed_files
from analyzer.source.tree import SourceError
from tests.source.repositories import commit, git, repository, write

UNREADABLE = "tab\tend.js"
ODD = ('quo"te.js', "ünï.js", "-dash.js", "sp ace.js", ":(top)x.js")
TEXT = "".join(f"line {number}\n" for number in range(20))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = repository(
        tmp_path / "repo",
        {f"sub/{name}": TEXT for name in ODD} | {"sub/old.js": TEXT, "top.js": TEXT, "sub/gone.js": "gone\n", f"sub/{UNREADABLE}": TEXT},
    )
    git(made, "tag", "base")
    for name in (*ODD, UNREADABLE):
        write(made, {f"sub/{name}": TEXT.replace("line 3\n", "new\nnewer\n").replace("line 9\n", "")})
    git(made, "mv", "sub/old.js", "sub/new.js")
    git(made, "rm", "--quiet", "sub/gone.js")
    write(made, {"top.js": TEXT + "@@ -1 +1 @@\ndiff --git a/x b/x\n", "sub/binary.js": "\0\0"})
    commit(made, "second")
    return made


def test_changed_lines_whatever_the_name(folder: Path):
    found = changed_lines(folder / "sub", "base", "HEAD", [*ODD, UNREADABLE, "gone.js", "binary.js", "nowhere.js"])
    assert {name: found[name] for name in ODD} == dict.fromkeys(ODD, (range(4, 6),))
    assert UNREADABLE not in found
    assert not any(found.get("gone.js", ()))
    assert "top.js" not in found


def test_content_that_looks_like_a_header(folder: Path):
    assert changed_lines(folder, "base", "HEAD", ["top.js"]) == {"top.js": (range(21, 23),)}
    assert changed_lines(folder, "base", "HEAD", []) == {}


def test_renames_are_those_below_the_folder(folder: Path):
    assert renamed_files(folder / "sub", "base", "HEAD") == {"old.js": "new.js"}
    assert renamed_files(folder, "base", "HEAD") == {"sub/old.js": "sub/new.js"}
    assert renamed_files(folder, "HEAD", "HEAD") == {}


def test_renames_where_contents_are_missing(folder: Path):
    git(folder, "mv", "sub/new.js", "sub/newer.js")
    write(folder, {"sub/added.js": TEXT.replace("line 7", "seven")})
    git(folder, "rm", "--quiet", "top.js")
    commit(folder, "third")
    blob = git(folder, "rev-parse", "HEAD:sub/added.js")
    (folder / ".git" / "objects" / blob[:2] / blob[2:]).unlink()
    (folder / "sub" / "added.js").unlink()
    assert renamed_files(folder, "HEAD~1", "HEAD") == {"sub/new.js": "sub/newer.js"}


def test_where_a_folder_is(folder: Path):
    assert inside_repository(folder) == "."
    assert inside_repository(folder / "sub") == "sub"


def test_a_shallow_clone_knows_parents_that_it_does_not_have(folder: Path, tmp_path: Path):
    git(tmp_path, "clone", "--quiet", "--depth=1", folder.as_uri(), "clone")
    clone = tmp_path / "clone"
    (parent,) = parents(clone, "HEAD")
    assert parent == git(folder, "rev-parse", "HEAD~1")
    assert is_shallow(clone)
    assert not holds(clone, parent)
    assert holds(clone, "HEAD")
    assert holds(folder, parent)
    assert not is_shallow(folder)
    with pytest.raises(SourceError) as caught:
        merge_base(clone, parent, "HEAD")
    assert "fetch-depth: 0" in caught.value.hint


def test_the_first_commit_has_no_parents(folder: Path):
    assert parents(folder, "base") == ()
    assert merge_base(folder, "base", "HEAD") == git(folder, "rev-parse", "base")


@pytest.mark.parametrize("revision", ["", "--help", "a..b", "nowhere", "x" * 300, "HEAD\n"])
def test_what_is_no_revision(folder: Path, revision: str):
    assert not holds(folder, "f" * 40)
    with pytest.raises(SourceError):
        parents(folder, revision)


def test_no_repository(tmp_path: Path):
    for ask in (lambda: holds(tmp_path, "HEAD"), lambda: is_shallow(tmp_path / "nowhere")):
        with pytest.raises(SourceError):
            ask()
