"""action.yml, our workflows and those of the documents: valid, audited, and saying what the code does."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml

from replatform.pull_request.context import Inputs
from tests.action.hub import Hub
from tests.action.stage import OPEN, SHOP, Stage, shell
from tests.source.repositories import commit, git, repository, write

ROOT = Path(__file__).parents[2]
ACTION: dict[str, Any] = yaml.safe_load((ROOT / "action.yml").read_text(encoding="utf-8"))
SCRIPTS = [step["run"] for step in ACTION["runs"]["steps"] if "run" in step]
PAGES = ("README.md", "docs/action.md", "docs/ci.md")
BLOCK = re.compile(r"^```yaml\n(.*?)^```$", re.DOTALL | re.MULTILINE)
OURS = sorted((ROOT / ".github" / "workflows").glob("*.yml"))


def program(name: str) -> str:
    """A tool of the development environment; that it is missing is an error."""
    found = shutil.which(name, path=str(Path(sys.executable).parent))
    assert found, f"{name} is not installed beside this Python"
    return found


def check(*command: str) -> None:
    done = subprocess.run(command, check=False, capture_output=True, text=True)
    assert done.returncode == 0, done.stdout + done.stderr


def blocks(kind: str) -> list[tuple[str, str]]:
    """The YAML blocks of the documents that are workflows of a host, with their names."""
    found = []
    for page in PAGES:
        for text in BLOCK.findall((ROOT / page).read_text(encoding="utf-8")):
            keys = set(yaml.safe_load(text))
            host = "github" if "jobs" in keys else "pre-commit" if "repos" in keys else "gitlab"
            if host == kind:
                found.append((f"{page}-{len(found)}", text.replace("@COMMIT", "@" + "a" * 40)))
    return found


@pytest.fixture
def workflows(tmp_path: Path) -> list[str]:
    folder = tmp_path / ".github" / "workflows"
    folder.mkdir(parents=True)
    for name, text in blocks("github"):
        (folder / f"{name.replace('/', '-')}.yml").write_text(text, encoding="utf-8")
    for file in OURS:
        shutil.copy(file, folder)
    return [str(path) for path in sorted(folder.iterdir())]


def test_schemas(workflows: list[str]):
    assert len(workflows) >= 6
    check(program("check-jsonschema"), "--builtin-schema", "vendor.github-actions", str(ROOT / "action.yml"))
    check(program("check-jsonschema"), "--builtin-schema", "vendor.github-workflows", *workflows)
    check(program("check-jsonschema"), "--builtin-schema", "vendor.dependabot", str(ROOT / ".github" / "dependabot.yml"))


def test_the_gitlab_recipe_is_valid(tmp_path: Path):
    recipes = blocks("gitlab")
    assert recipes
    for name, text in recipes:
        path = tmp_path / f"{name.replace('/', '-')}.yml"
        path.write_text(text, encoding="utf-8")
        check(program("check-jsonschema"), "--builtin-schema", "vendor.gitlab-ci", "--data-transform", "gitlab-ci", str(path))


def test_the_audit_of_workflows_finds_nothing(workflows: list[str]):
    options = ("--offline", "--no-progress", "--no-config")
    check(program("zizmor"), *options, *workflows)
    ours = (ROOT / "action.yml", ROOT / ".github" / "dependabot.yml", *OURS)
    check(program("zizmor"), *options, "--persona=pedantic", *map(str, ours))


def test_what_others_wrote_is_pinned_to_commits():
    texts = [(ROOT / "action.yml").read_text(), *(file.read_text() for file in OURS), *(text for _, text in blocks("github"))]
    used = {line for text in texts for line in re.findall(r"uses: (.+)", text) if not line.startswith("./ ")}
    assert used
    assert [line for line in used if not re.fullmatch(r"[\w./-]+@[0-9a-f]{40} # (v\d+\.\d+\.\d+|TAG)", line)] == []
    versions: dict[str, set[str]] = {}
    for line in used:
        versions.setdefault(line.partition("@")[0].split("/")[1], set()).add(line.partition("@")[2])
    assert {name: found for name, found in versions.items() if len(found) > 1} == {}


def test_scripts_pass_shellcheck(tmp_path: Path):
    steps = [*SCRIPTS]
    for file in OURS:
        for job in yaml.safe_load(file.read_text())["jobs"].values():
            steps += [step["run"] for step in job["steps"] if "run" in step]
    for number, script in enumerate(steps):
        path = tmp_path / f"{number}.sh"
        path.write_text("#!/usr/bin/env bash\nset -eo pipefail\n" + script, encoding="utf-8")
    check(program("shellcheck"), *(str(path) for path in sorted(tmp_path.iterdir())), str(ROOT / ".ci" / "run"))


def test_scripts_hold_no_expressions():
    assert [script for script in SCRIPTS if "${{" in script] == []


def test_every_input_reaches_the_code_and_the_page():
    inputs = set(ACTION["inputs"])
    assert {name.replace("_", "-") for name in Inputs.__struct_fields__} == inputs - {"python", "cache"}
    (step,) = [step for step in ACTION["runs"]["steps"] if step.get("id") == "run"]
    for name in inputs - {"python", "cache"}:
        assert step["env"][f"INPUT_{name.upper().replace('-', '_')}"] == f"${{{{ inputs.{name} }}}}"
    page = (ROOT / "docs" / "action.md").read_text(encoding="utf-8")
    assert [name for name in (*inputs, *ACTION["outputs"]) if f"`{name}`" not in page] == []


def test_defaults_are_those_of_the_code():
    default = Inputs()
    for name in ("path", "id", "base", "head", "config", "comment", "comment_author", "output", "comparison"):
        assert ACTION["inputs"][name.replace("_", "-")]["default"] == getattr(default, name)
    for name in ("warn_only", "annotations", "artifact"):
        assert ACTION["inputs"][name.replace("_", "-")]["default"] == str(getattr(default, name)).lower()


def test_the_steps_as_a_runner_runs_them(tmp_path: Path, hub: Hub):
    run = Stage(tmp_path, hub, {"users.js": OPEN})
    run.run(comment="never")
    run.outputs_file.unlink()
    environ = run.environ | {"GITHUB_ACTION_PATH": str(ROOT), "PYTHON": sys.executable, "PYTHONSAFEPATH": "1"}
    place = shell(SCRIPTS[0], environ, run.workspace)
    assert place.returncode == 0, place.stderr
    found = dict(line.split("=", 1) for line in run.outputs_file.read_text().splitlines())
    assert re.fullmatch(r"replatform-Linux-X64-run-3\.\d+-[0-9a-f]{16}", found["key"])
    folder = Path(found["folder"])
    assert folder.parent == tmp_path / "temp" / "replatform"
    assert not folder.exists()
    # Stands for what a cache restores: an environment that is whole.
    python = folder / "bin" / "python"
    python.parent.mkdir(parents=True)
    python.write_text(f'#!/bin/sh\nexec "{sys.executable}" "$@"\n')
    python.chmod(0o755)
    (folder / "ready").touch()
    (run.workspace / "replatform.py").write_text("raise SystemExit('the workspace was imported')")
    done = shell(SCRIPTS[1], environ | {"PYTHONPATH": str(ROOT), "INPUT_FAIL_ON": "unguarded-endpoint"}, run.workspace)
    assert done.returncode == 1, done.stdout + done.stderr
    assert run.outputs["gates"] == "unguarded-endpoint"
    assert run.outputs["artifact"] == "replatform"
    assert {name for name in ACTION["outputs"] if name not in run.outputs} == set()


def test_the_hooks_are_commands(tmp_path: Path):
    hooks = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))
    (recipe,) = [yaml.safe_load(text) for _, text in blocks("pre-commit")]
    used = {hook["id"]: hook["args"] for hook in recipe["repos"][0]["hooks"]}
    assert set(used) == {hook["id"] for hook in hooks}
    origin = repository(tmp_path / "origin", SHOP)
    git(origin, "clone", "--quiet", str(origin), str(tmp_path / "clone"))
    for hook in hooks:
        name, *words = hook["entry"].split()
        assert name == "replatform"
        command = [sys.executable, "-P", "-m", name, *words, *used[hook["id"]], "--no-cache"]
        done = subprocess.run(command, cwd=tmp_path / "clone", env=os.environ | {"PYTHONPATH": str(ROOT)}, check=False, capture_output=True)
        assert done.returncode == 0, done.stderr


@pytest.mark.parametrize("way", ["plain", "gitlab"])
def test_the_recipes_for_other_hosts_run_as_they_stand(way: str, tmp_path: Path):
    origin = repository(tmp_path / "origin", SHOP)
    base = git(origin, "rev-parse", "HEAD")
    git(origin, "config", "uploadpack.allowAnySHA1InWant", "true")
    git(origin, "switch", "--quiet", "--create", "change")
    write(origin, {"users.js": OPEN})
    head = commit(origin, "change")
    git(tmp_path, "clone", "--quiet", "--depth=1", "--branch=change", origin.as_uri(), "clone")
    page = (ROOT / "docs" / "ci.md").read_text(encoding="utf-8")
    recipe = next(iter(yaml.safe_load(blocks("gitlab")[0][1]).values()))
    scripts = re.findall(r"^```sh\n(.*?)^```$", page, re.DOTALL | re.MULTILINE) if way == "plain" else ["\n".join(recipe["script"])]
    command = f"'{sys.executable}' -P -m replatform"
    environ = os.environ | {"PYTHONPATH": str(ROOT), "CI_MERGE_REQUEST_DIFF_BASE_SHA": base, "CI_COMMIT_SHA": head}
    codes = []
    for script in scripts:
        lines = [line for line in script.splitlines() if not line.startswith("git clone ")]
        text = "\n".join(lines).replace("python3 /opt/replatform/run.py", command)
        done = subprocess.run(["sh", "-ec", text], cwd=tmp_path / "clone", env=environ, check=False, capture_output=True, text=True)
        codes.append(done.returncode)
        assert done.returncode == 0 or "gate unguarded-endpoint" in done.stderr, done.stderr
    written = {str(path.relative_to(tmp_path / "clone")) for path in (tmp_path / "clone").glob("**/*.*") if ".git" not in path.parts}
    if way == "plain":
        assert codes == [1, 0]
        assert {"audit/report.json", "audit/report.html", "compare.md"} <= written
        assert "POST /users/import" in (tmp_path / "clone" / "compare.md").read_text(encoding="utf-8")
    else:
        assert codes == recipe["allow_failure"]["exit_codes"] == [1]
        assert {"audit/report.md", "audit/report.html", "audit/report.sarif"} <= written
