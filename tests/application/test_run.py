"""``run.py``: an environment is made once, made again when it is not whole, and what is missing is said in a line."""

from __future__ import annotations

import ast
import importlib.util
import subprocess
import sys
from pathlib import Path
from types import ModuleType

import pytest

ROOT = Path(__file__).parents[2]


class Machine:
    """Stands for the network and for venv: what is made is counted."""

    def __init__(self, script: ModuleType) -> None:
        self.script = script
        self.made = 0
        self.fails = False

    def create(self, folder: Path) -> bool:
        (folder / "bin").mkdir(parents=True)
        (folder / "bin" / "python").symlink_to(sys.executable)
        return True

    def install(self, python: Path, lock: Path, *, has_pip: bool) -> None:
        if self.fails:
            raise self.script.Stop("no network")
        self.made += 1

    def ask(self, python: Path, code: str) -> str:
        return str(python.parent)


@pytest.fixture
def machine(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Machine:
    checkout = tmp_path / "checkout"
    (checkout / "requirements").mkdir(parents=True)
    for kind in ("run", "test"):
        (checkout / "requirements" / f"{kind}.txt").write_text(f"{kind}==1\n")
    spec = importlib.util.spec_from_file_location("run_script", ROOT / "run.py")
    assert spec
    assert spec.loader
    script = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(script)
    monkeypatch.setattr(script, "HERE", checkout)
    monkeypatch.delenv("REPLATFORM_ENVIRONMENTS", raising=False)
    machine = Machine(script)
    for name in ("create", "install", "ask"):
        monkeypatch.setattr(script, name, getattr(machine, name))
    return machine


def test_it_is_made_once(machine: Machine):
    first = machine.script.environment("run")
    assert machine.script.environment("run") == first
    assert machine.made == 1
    assert machine.script.environment("test") != first


def test_a_half_made_one_is_made_again(machine: Machine):
    machine.fails = True
    with pytest.raises(machine.script.Stop):
        machine.script.environment("run")
    machine.fails = False
    python = machine.script.environment("run")
    assert machine.made == 1
    (python.parents[1] / "ready").unlink()
    (python.parents[1] / "left-over").touch()
    machine.script.environment("run")
    assert machine.made == 2
    assert not (python.parents[1] / "left-over").exists()


def test_one_whose_python_went_away_is_made_again(machine: Machine):
    python = machine.script.environment("run")
    python.unlink()
    python.symlink_to("/nowhere/python")
    machine.script.environment("run")
    assert machine.made == 2


def test_another_lock_is_another_environment(machine: Machine):
    first = machine.script.environment("run")
    machine.script.environment("test")
    (machine.script.HERE / "requirements" / "run.txt").write_text("run==2\n")
    second = machine.script.environment("run")
    assert second != first
    assert not first.exists()
    assert len([path for path in second.parents[2].iterdir() if path.is_dir()]) == 2


def test_the_place_can_be_named(machine: Machine, tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("REPLATFORM_ENVIRONMENTS", str(tmp_path / "elsewhere"))
    assert machine.script.environment("run").is_relative_to(tmp_path / "elsewhere")


def test_what_is_missing_is_one_line(machine: Machine, capsys: pytest.CaptureFixture[str]):
    machine.fails = True
    assert machine.script.main(["audit", "."]) == 2
    assert capsys.readouterr().err.splitlines()[-1] == "replatform: no network"


def test_an_old_python_is_told(machine: Machine, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]):
    monkeypatch.setattr(machine.script, "OLDEST", (99, 0))
    monkeypatch.setattr(machine.script, "KNOWN", ("99.0",))
    assert machine.script.main(["audit"]) == 2
    assert "needs Python 99.0 or newer" in capsys.readouterr().err


def test_old_pythons_can_read_the_script_and_be_told():
    ast.parse((ROOT / "run.py").read_text(), feature_version=(3, 7))


def test_ci_calls_it():
    done = subprocess.run(["bash", "-n", str(ROOT / ".ci" / "run")], check=False)
    assert done.returncode == 0
    assert "run.py test" in (ROOT / ".ci" / "run").read_text()
