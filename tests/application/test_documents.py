"""The documents say what the program does."""

from __future__ import annotations

import inspect
import re
import tomllib
from pathlib import Path

import pytest
import typer

from replatform import __version__, cli, config, gates

ROOT = Path(__file__).parents[2]
COMMANDS = {command.callback.__name__: command.callback for command in cli.app.registered_commands if command.callback}
LINK = re.compile(r"\]\((?!https?:|#)([^)#]+)")


def options(name: str) -> set[str]:
    hints = inspect.get_annotations(COMMANDS[name], eval_str=True)
    found = (item for hint in hints.values() for item in getattr(hint, "__metadata__", ()) if isinstance(item, typer.models.OptionInfo))
    return {word for item in found for word in item.param_decls or () if word.startswith("--")}


@pytest.mark.parametrize("name", sorted(COMMANDS))
def test_every_command_has_a_page_that_names_its_options(name: str):
    page = (ROOT / "docs" / "commands" / f"{name}.md").read_text(encoding="utf-8")
    assert page.startswith(f"# replatform {name}\n")
    shared = options("audit") if name != "audit" and "`audit`" in page else {"--debug"} if name != "audit" else set()
    assert {option for option in options(name) - shared if option not in page} == set()
    assert f"docs/commands/{name}.md" in (ROOT / "README.md").read_text(encoding="utf-8")


def test_every_configuration_key_is_described():
    page = (ROOT / "docs" / "configuration.md").read_text(encoding="utf-8")
    example = re.search(r"```toml\n(.*?)```", page, re.DOTALL)
    assert example
    shown = tomllib.loads(example[1])
    assert set(shown) == set(config.Config.__struct_fields__)
    shown.pop("calibration")
    config.parse(re.sub(r"\[calibration\].*", "", example[1]).encode(), ".replatform.toml", ".replatform.toml")


def test_every_gate_and_figure_is_described():
    page = (ROOT / "docs" / "commands" / "audit.md").read_text(encoding="utf-8")
    assert [name for name in (*gates.STATES, *gates.CHANGES, *gates.FIGURES) if f"`{name}`" not in page] == []


@pytest.mark.parametrize("page", sorted([*ROOT.glob("*.md"), *ROOT.glob("docs/**/*.md")]), ids=lambda page: page.name)
def test_links_lead_somewhere(page: Path):
    broken = [link for link in LINK.findall(page.read_text(encoding="utf-8")) if not (page.parent / link).exists()]
    assert broken == []


def test_the_version_stands_in_one_place():
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    assert project["project"]["dynamic"] == ["version"]
    assert re.fullmatch(r"\d+\.\d+\.\d+", __version__)
