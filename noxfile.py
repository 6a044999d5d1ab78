"""Sessions that are more than one command: the tests on every Python, the wheel, the locks.

Everything else is `python3 run.py test`.
"""

from __future__ import annotations

import shutil
from pathlib import Path

import nox

nox.options.default_venv_backend = "uv|virtualenv"
nox.options.sessions = ["tests", "wheel"]

HERE = Path(__file__).parent
PYTHONS = ("3.11", "3.12", "3.13", "3.14")


@nox.session(python=PYTHONS)
def tests(session: nox.Session) -> None:
    """Run the tests with the locked packages; arguments go to pytest."""
    session.install("--require-hashes", "--no-deps", "-r", "requirements/test.txt")
    session.run("python", "-m", "pytest", "-n", "2", *session.posargs)


@nox.session(python=PYTHONS[0])
def wheel(session: nox.Session) -> None:
    """Build the wheel, install it alone, and audit a fixture with it from a folder that holds nothing of ours."""
    built = Path(session.create_tmp()) / "dist"
    shutil.rmtree(built, ignore_errors=True)
    session.run("uv", "build", "--wheel", "--out-dir", str(built), external=True)
    session.install("--require-hashes", "--no-deps", "-r", "requirements/run.txt")
    session.install("--no-deps", *map(str, built.glob("*.whl")))
    session.chdir(session.create_tmp())
    session.run("replatform", "doctor")
    for fixture in sorted((HERE / "fixtures" / "repos").iterdir()):
        if fixture.is_dir():
            session.run("replatform", "audit", str(fixture), "--format", "html", "--output", f"{fixture.name}.html")


@nox.session(python=False)
def lock(session: nox.Session) -> None:
    """Resolve again: `nox -s lock -- --upgrade` takes newer releases."""
    session.run("uv", "lock", *session.posargs, external=True)
    for name, groups in (("run", ()), ("test", ("--group", "dev"))):
        options = ("--quiet", "--universal", "--generate-hashes", "--no-annotate", "--custom-compile-command", "nox -s lock")
        session.run(
            "uv", "pip", "compile", "pyproject.toml", *groups, *options, *session.posargs, "-o", f"requirements/{name}.txt", external=True
        )
