"""``replatform scaffold``: where it writes, and where it does not."""

from __future__ import annotations

from pathlib import Path

import pytest

from replatform.cli import main


def test_a_folder_in_use_is_left_alone(tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    (tmp_path / "mine.txt").write_text("mine")
    assert main(["scaffold", "hybrid", str(tmp_path), "--output", str(tmp_path)]) == 2
    assert "not empty" in capsys.readouterr().err
    assert [path.name for path in tmp_path.iterdir()] == ["mine.txt"]


def test_without_structural_ai_there_is_nothing_to_extract(tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    source, out = tmp_path / "source", tmp_path / "out"
    source.mkdir()
    (source / "requirements.txt").write_text("fastapi==0.115.0\n")
    (source / "main.py").write_text("from fastapi import FastAPI\napp = FastAPI()\n@app.get('/')\ndef home(): ...\n")
    assert main(["scaffold", "hybrid", str(source), "--output", str(out)]) == 2
    assert "nothing to extract" in capsys.readouterr().err
    assert not out.exists()
