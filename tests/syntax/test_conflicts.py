"""Merge conflicts that were committed: the first side of each is read, on the lines where it stands, and the report says so."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from analyzer.syntax.conflicts import settled
from tests.support import audit

CONFLICT = """const express = require("express");
const app = express();
<<<<<<< HEAD
app.get("/ours", (req, res) => res.send("ours"));
||||||| merged common ancestors
app.get("/before", (req, res) => res.send("before"));
=======
app.get("/theirs", (req, res) => { res.send("theirs");
>>>>>>> feature
app.get("/both", (req, res) => res.send("both"));
app.listen(3000);
"""


def test_the_first_side_is_read(tmp_path: Path) -> None:
    (tmp_path / "package.json").write_text(json.dumps({"dependencies": {"express": "^4.22.0"}}))
    (tmp_path / "index.js").write_text(CONFLICT)
    facts = audit(tmp_path)
    assert [(item["path"], item["location"]["line"]) for item in facts["services"][0]["endpoints"]] == [("/both", 10), ("/ours", 4)]
    (found,) = [item for item in facts["diagnostics"] if item["kind"] == "syntax"]
    assert (found["file"], found["incomplete"]) == ("index.js", True)
    assert found["message"] == "a merge conflict was committed; the first side was read"


@pytest.mark.parametrize(
    ("text", "left", "count"),
    [
        (b"a\n<<<<<<< A\nb\n<<<<<<< B\nc\n=======\nd\n>>>>>>> B\n=======\ne\n>>>>>>> A\nf", b"a\n\nb\n\nc\n\n\n\n\n\n\nf", 2),
        (b"<<<<<<< A\r\nb\r\n=======\r\nc\r\n>>>>>>> A\r\n", b"\nb\r\n\n\n\n", 1),
        (b"a\n<<<<<<< A\nb\n=======\nc\n", None, 0),
        (b"a\n<<<<<<< A\nb\n=======\nc\n>>>>>>> A\n<<<<<<< A\n", None, 0),
        (b"Title\n=======\ntext\n>>>>>>> quoted\n", None, 0),
        (b"x = 1 <<<<<<< 2", None, 0),
    ],
)
def test_conflicts_in_conflicts_and_what_is_none(text: bytes, left: bytes | None, count: int) -> None:
    assert settled(text) == (text if left is None else left, count)
