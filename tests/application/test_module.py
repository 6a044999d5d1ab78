"""``python -m replatform`` in a folder that means harm, and as a pipe's end."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]
CANARY = "import pathlib; pathlib.Path({place!r}).touch()\n"


def run(*words: str, folder: Path, **environment: str) -> subprocess.CompletedProcess[str]:
    variables = {**os.environ, "PYTHONPATH": str(ROOT), **environment}
    return subprocess.run(
        [sys.executable, "-m", "replatform", *words], cwd=folder, env=variables, capture_output=True, text=True, check=False
    )


def test_a_folder_with_packages_of_our_names_is_not_imported(tmp_path: Path):
    canary = tmp_path / "canary"
    for name in ("analyzer", "estimators", "reports", "typer", "msgspec", "rich"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "__init__.py").write_text(CANARY.format(place=str(canary)))
    for name in ("git", "pathlib", "typing", "sitecustomize_", "json", "networkx"):
        (tmp_path / f"{name}.py").write_text(CANARY.format(place=str(canary)))
    for words in (["--version"], ["schema"], ["doctor"]):
        done = run(*words, folder=tmp_path)
        assert done.returncode == 0, done.stderr
    assert not canary.exists()


def test_it_runs_in_its_own_checkout_without_being_installed():
    done = subprocess.run([sys.executable, "-m", "replatform", "--version"], cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.stdout.startswith("replatform 0."), done.stderr


def test_a_reader_that_goes_away_is_no_error(tmp_path: Path):
    words = [sys.executable, "-m", "replatform", "schema"]
    variables = {**os.environ, "PYTHONPATH": str(ROOT)}
    with subprocess.Popen(words, cwd=tmp_path, env=variables, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert process.stdout
        assert process.stderr
        process.stdout.close()
        assert process.stderr.read() == b""
