"""Code that runs under a setting makes of its own values what it makes of them anywhere: what is written is not in doubt where all is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.programs import test_javascript_as_node as node
from tests.programs import test_language_python as python
from tests.support import audit

if TYPE_CHECKING:
    from pathlib import Path

OUTSIDE = {"glob_global", "glob_this", "url_params_append", "url_params_set", "url_set_path"}
"""What writes to things that were there before, or to addresses, of which the reading does not know when they were made."""


def answers(folder: Path) -> dict[str, set[str]]:
    """Return the values that stand in the paths, by snippet."""
    found: dict[str, set[str]] = {}
    for service in audit(folder)["services"]:
        for route in service["endpoints"]:
            _, name, value = [*route["path"].split("/", 2), "", ""][:3]
            found.setdefault(name, set()).add(value)
    return found


def differing(plain: dict[str, set[str]], under: dict[str, set[str]]) -> list[str]:
    """Return in words what is read otherwise under a setting."""
    return [
        f"{name}: {sorted(value)} is {sorted(under.get(name, set()))} under a setting"
        for name, value in plain.items()
        if under.get(name) != value
    ]


def test_python(tmp_path: Path) -> None:
    read = []
    for name, test in (("plain", ""), ("under", "if os.getenv('SERVED'):\n    ")):
        parts = [python.source(n, body) + f"\n{test}add({n}, snippet_{n})\n" for n, (_, body) in enumerate(python.snippets())]
        folder = tmp_path / name
        folder.mkdir()
        (folder / "requirements.txt").write_text("fastapi\npydantic\n")
        (folder / "main.py").write_text(
            "import os\n" + python.BEGINNING + "\n".join(parts) + "\napp.get('/served')(add)\n", encoding="utf-8"
        )
        read.append(answers(folder))
    titles = [title for title, _ in python.snippets()]
    assert [item for item in differing(*read) if "environ" not in titles[int(item.partition(":")[0])]] == []


def test_javascript(tmp_path: Path) -> None:
    known = {**node.snippets("javascript.txt"), **node.snippets("javascript_registration.txt")}
    read = []
    for name, test in (("plain", ""), ("under", "if (process.env.SERVED) ")):
        parts = [node.HEAD]
        for snippet, code in known.items():
            if not snippet.startswith("async_"):
                parts.append(f"function f_{snippet}() {code if code.startswith('{ ') else f'{{ return ({code}) }}'}")
                parts.append(f"{test}app.get('/{snippet}/' + shown(f_{snippet}()), h);")
        text = "\n".join([*parts, "app.get('/served', h);", "app.listen(3000);\n"])
        read.append(answers(node.folder(tmp_path / name, "main.js", text)))
    assert [item for item in differing(*read) if item.partition(":")[0] not in OUTSIDE] == []
