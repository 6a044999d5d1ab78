from __future__ import annotations

from pathlib import Path

import pytest

from analyzer.source.opening import history_of, open_source
from analyzer.source.tree import SourceError
from tests.source.repositories import commit, git, repository, write


def test_a_folder_its_revision_and_a_subfolder_of_both(tmp_path: Path) -> None:
    repo = repository(tmp_path / "app", {"api/a.py": "old\n"})
    first = git(repo, "rev-parse", "HEAD")
    write(repo, {"api/a.py": "new\n", "api/b.py": ""})
    commit(repo, "second")
    with open_source(str(repo)) as tree:
        assert tree.paths() == ["api/a.py", "api/b.py"]
        assert history_of(tree)[0].commits == 2
    with open_source(str(repo / "api"), first) as tree:
        assert (tree.paths(), tree.revision) == (["a.py"], first)
        assert history_of(tree)[0].commits == 1
    with open_source(str(repo / "api")) as tree:
        assert tree.paths() == ["a.py", "b.py"]


def test_a_bare_repository_is_read_at_its_head(tmp_path: Path) -> None:
    repo = repository(tmp_path / "app", {"a.py": "1"})
    git(tmp_path, "clone", "--quiet", "--bare", str(repo), "bare.git")
    with open_source(str(tmp_path / "bare.git")) as tree:
        assert tree.paths() == ["a.py"]
        assert history_of(tree)[0].available


@pytest.mark.parametrize(
    ("source", "ref"), [("nowhere", None), ("nowhere", "HEAD"), (".", "HEAD"), ("ext::sh -c x", None), ("https://", None)]
)
def test_what_cannot_be_opened(tmp_path: Path, source: str, ref: str | None) -> None:
    with pytest.raises(SourceError), open_source(source if ":" in source else str(tmp_path / source), ref):
        pass
