"""Programs of many modules, drawn by a seed: what their imports give them, and in which order they run, is what Python and node say.

``REPLATFORM_DRAWN=1000 pytest tests/programs/test_random_modules.py`` for more than a usual run draws, ``REPLATFORM_SEED`` for others.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

from tests.programs.random_modules.javascript import JavaScriptModules
from tests.programs.random_modules.python import PythonModules
from tests.programs.test_javascript_as_node import HEAD, ran
from tests.support import audit

COUNT = int(os.environ.get("REPLATFORM_DRAWN", "20"))
UNDEFINED = "xundefined"  # of a module that is not ready yet: left open
SEED = int(os.environ.get("REPLATFORM_SEED", "8"))
RUN = """
import json, sys, types

found = {}


class FastAPI:
    def add_api_route(self, path, handler):
        number, _, value = path.removeprefix("/").partition("/")
        found[number] = value


framework = types.ModuleType("fastapi")
framework.FastAPI = FastAPI
sys.modules["fastapi"] = framework
sys.path.insert(0, sys.argv[1])
import main
print(json.dumps(found))
"""


def read(root: Path) -> dict[str, list[str]]:
    """Return the values that the analyzer reads, by number."""
    found: dict[str, list[str]] = {}
    for service in audit(root)["services"]:
        for endpoint in service["endpoints"]:
            number, _, value = endpoint["path"].removeprefix("/").partition("/")
            found.setdefault(number, []).append(value)
    return found


def differences(expected: dict[str, str], got: dict[str, list[str]]) -> list[str]:
    """Return in words what is not read as it is."""
    return [
        f"{number}: {expected.get(number)} is read as {got.get(number)}"
        for number in sorted({*expected, *got}, key=int)
        if got.get(number) != [expected.get(number)] and expected.get(number) != UNDEFINED
    ]


def test_drawn_packages_are_read_as_python_runs_them(tmp_path: Path) -> None:
    wrong, told = [], 0
    for seed in range(SEED * 10_000, SEED * 10_000 + COUNT):
        folder = tmp_path / str(seed)
        PythonModules(seed).write(folder)
        command = [sys.executable, "-B", "-c", RUN, str(folder)]
        done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=False, timeout=60)
        if done.returncode != 0:
            continue  # circular in a way that Python does not allow
        expected = json.loads(done.stdout)
        told += len(expected)
        wrong += [f"{seed}: {text}" for text in differences(expected, read(folder))]
    assert not wrong, "\n".join(wrong)
    assert told > COUNT


def test_drawn_modules_are_read_as_node_runs_them(tmp_path: Path) -> None:
    wrong, told = [], 0
    for seed in range(SEED * 10_000, SEED * 10_000 + COUNT):
        folder = tmp_path / str(seed)
        program = JavaScriptModules(seed, HEAD)
        program.write(folder)
        if ran(folder / program.main.path, tmp_path).returncode != 0:
            continue  # circular in a way that leaves a name empty
        expected = json.loads((tmp_path / "answers.json").read_text(encoding="utf-8"))
        told += len(expected)
        wrong += [f"{seed}: {text}" for text in differences(expected, read(folder))]
    assert not wrong, "\n".join(wrong)
    assert told > COUNT
