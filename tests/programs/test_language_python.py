"""What the interpreter makes of Python's own language and library is what Python makes of it.

``language/python.txt`` holds snippets, each the body of a function. Python runs them here; the interpreter reads them in a program that
registers a route for each answer. A snippet that is marked ``unknown`` may be left open, but nothing may be said of it that is not so; one
that is marked ``otherwise`` is known to be read as something else, for the reason given.
"""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest

from tests.support import audit

SNIPPETS = Path(__file__).parent / "language" / "python.txt"
BEGINNING = """import json
from fastapi import FastAPI

app = FastAPI()


def add(number, function):
    app.add_api_route(f"/{number}/" + json.dumps(function()), function)

"""


def snippets() -> list[tuple[str, str]]:
    found = re.split(r"(?m)^# ", SNIPPETS.read_text(encoding="utf-8"))[1:]
    return [(title, body.strip("\n")) for title, _, body in (part.partition("\n") for part in found)]


def source(number: int, body: str) -> str:
    return f"def snippet_{number}():\n" + "".join(f"    {line}\n" for line in body.splitlines())


@pytest.fixture(scope="module")
def answers(tmp_path_factory: pytest.TempPathFactory) -> dict[str, dict[str, Any]]:
    folder = tmp_path_factory.mktemp("language")
    (folder / "requirements.txt").write_text("fastapi\npydantic\n")
    programs = (source(number, body) + f"\n\nadd({number}, snippet_{number})\n" for number, (_, body) in enumerate(snippets()))
    (folder / "main.py").write_text(BEGINNING + "\n".join(programs), encoding="utf-8")
    [service] = audit(folder)["services"]
    return {route["path"].split("/")[1]: route for route in service["endpoints"]}


def truth(number: int, body: str) -> str:
    names: dict[str, Any] = {"__name__": __name__}
    exec(compile(source(number, body), "snippet", "exec", dont_inherit=True), names)  # noqa: S102 - our own snippets
    return json.dumps(names[f"snippet_{number}"]())


@pytest.mark.parametrize("number", range(len(snippets())), ids=[title for title, _ in snippets()])
def test_a_snippet_is_read_as_python_runs_it(number: int, answers: dict[str, dict[str, Any]]) -> None:
    title, body = snippets()[number]
    route = answers[str(number)]
    read = route["path"].split("/", 2)[2]
    right = read.replace("//", "/") == truth(number, body).replace("//", "/")
    if " -- otherwise: " in title:
        assert not right, "it is right now: take the mark away"
    elif route["confidence"] == "certain":
        assert right, f"{read} instead of {truth(number, body)}"
    else:
        assert title.endswith(" -- unknown"), f"{read} instead of {truth(number, body)}"
        assert "{?}" in read
