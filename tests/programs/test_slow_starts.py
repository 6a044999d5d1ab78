"""An application that is filled after much other work has been done is worth its fuel from when it is made."""

from __future__ import annotations

from pathlib import Path

from tests.support import audit

STEPS = 150
WORK = "\n".join(
    f"""
def step_{number}(settings):
    total = []
    for index in range(120):
        total.append(str(index) + "-{number}")
        settings["step-{number}"] = total
    return settings
"""
    for number in range(STEPS)
)


def test_much_happens_between_an_application_and_its_routes(tmp_path: Path) -> None:
    calls = "\n".join(f"    settings = step_{number}(settings)" for number in range(STEPS))
    (tmp_path / "requirements.txt").write_text("fastapi\n")
    (tmp_path / "server.py").write_text(
        f"from fastapi import FastAPI\n{WORK}\n\ndef create_app():\n    app = FastAPI()\n    settings = {{}}\n{calls}\n"
        "    @app.get('/documents')\n    def documents():\n        return []\n    return app\n"
    )
    started = "from server import create_app\n\nif __name__ == '__main__':\n    "
    (tmp_path / "run_many.py").write_text(f"{started}create_app()\n")
    (tmp_path / "run_one.py").write_text(f"import uvicorn\n{started}uvicorn.run(create_app())\n")
    report = audit(tmp_path)
    assert [(e["method"], e["path"]) for s in report["services"] for e in s["endpoints"]] == [("GET", "/documents")]
