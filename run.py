#!/usr/bin/env python3
"""Run replatform, or its tests, from a checkout; needs Python 3.11 or newer and git, and nothing else.

    python3 run.py audit PATH      any command of replatform
    python3 run.py test            every check of the project (what .ci/run calls)
    python3 run.py test ARG...     pytest alone, with these arguments
    python3 run.py where           the folder of the environment, which a pipeline may keep between runs

The first run makes an environment from the hash-locked files in ``requirements/``, below ``.run/`` in the checkout (in the
user's cache directory where the checkout cannot be written; ``REPLATFORM_ENVIRONMENTS`` names another place). It is made
again when the lock changes, and when an earlier run was cut off before it was whole. Later runs need no network.
"""

from __future__ import annotations

import contextlib
import hashlib
import os
import shutil
import subprocess
import sys
import time
from pathlib import Path

HERE = Path(__file__).resolve().parent
OLDEST = (3, 11)
KNOWN = ("3.14", "3.13", "3.12", "3.11")
READY = "ready"
REMEDY = "install its venv package (Debian and Ubuntu: apt install python3-venv) and run again"
ELSEWHERE = frozenset({"PIP_USER", "PIP_TARGET", "PIP_PREFIX", "PIP_ROOT", "PYTHONPATH", "PYTHONHOME"})
CHECKS = (
    ("ruff", "check"),
    ("ruff", "format", "--check"),
    ("mypy",),
    ("lint-imports",),
    ("lint-imports", "--config", "tools/cycles.toml"),
    ("pytest", "-n", "2"),
)


class Stop(Exception):  # noqa: N818 - an instruction, not an error of ours
    """Ends the run with one line."""


def main(arguments: list[str]) -> int:
    """Return the exit code of what was run."""
    try:
        if sys.version_info < OLDEST:
            return newer_python(arguments)
        if arguments == ["where"]:
            print(folder_of("run"))
            return 0
        testing = arguments[:1] == ["test"]
        python = environment("test" if testing else "run")
    except Stop as stop:
        print(f"replatform: {stop}", file=sys.stderr)
        return 2
    if testing:
        return test(python, arguments[1:])
    return wait(python, "-P", "-m", "replatform", *arguments)


def wait(program: Path, *arguments: str) -> int:
    """Run a program of the environment to its end and return its exit code."""
    process = subprocess.Popen([str(program), *arguments])
    while True:
        with contextlib.suppress(KeyboardInterrupt):  # the child got it too, and says what that means
            return process.wait()


def test(python: Path, arguments: list[str]) -> int:
    """Run every check, all of them even if one fails; or pytest alone with ``arguments``.

    Hundreds of tests start the program anew: what Python compiles is kept with the environment, whatever the caller's own says.
    """
    os.chdir(HERE)
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
    os.environ["PYTHONPYCACHEPREFIX"] = str(python.parents[1] / "bytecode")
    failed = []
    for words in [("pytest", *arguments)] if arguments else CHECKS:
        print("$", " ".join(words), flush=True)
        began = time.monotonic()
        if wait(python.with_name(words[0]), *words[1:]):
            failed.append(words[0])
        print(f"  {time.monotonic() - began:.0f} s", flush=True)
    if failed:
        print("failed:", ", ".join(failed), file=sys.stderr)
    return 1 if failed else 0


def environment(kind: str) -> Path:
    """Return the Python of the environment for ``kind`` (``run`` or ``test``), made first where it is missing or not whole."""
    lock, folder = HERE / "requirements" / f"{kind}.txt", folder_of(kind)
    home, family = folder.parent, folder.name.rpartition("-")[0]
    python = folder / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
    if (folder / READY).is_file() and python.is_file():
        return python
    home.mkdir(parents=True, exist_ok=True)
    (home / ".gitignore").write_text("*\n", encoding="ascii")
    with alone(home / f"{kind}.lock"):
        if not ((folder / READY).is_file() and python.is_file()):
            make(folder, python, lock)
            if home.is_relative_to(HERE):  # elsewhere another checkout may be using them
                for old in set(home.glob(f"{family}-*")) - {folder}:
                    shutil.rmtree(old, ignore_errors=True)
    return python


def folder_of(kind: str) -> Path:
    """Return where the environment is or will be; its name changes with the lock, this Python and this checkout."""
    key = hashlib.sha256((HERE / "requirements" / f"{kind}.txt").read_bytes())
    key.update(f"{sys.version}|{os.path.realpath(sys.executable)}|{HERE}".encode())
    return place() / f"{kind}-{sys.version_info.major}.{sys.version_info.minor}-{key.hexdigest()[:16]}"


def place() -> Path:
    """Return the folder of all environments."""
    named = os.environ.get("REPLATFORM_ENVIRONMENTS")
    if named:
        return Path(named).absolute()
    if os.access(HERE, os.W_OK):
        return HERE / ".run"
    default = os.environ.get("LOCALAPPDATA") if os.name == "nt" else os.environ.get("XDG_CACHE_HOME")
    return Path(default or Path.home() / ".cache") / "replatform" / "environments"


def make(folder: Path, python: Path, lock: Path) -> None:
    """Make the environment; ``ready`` is written last, so that a half-made one is known as such."""
    print(f"replatform: setting up {folder} (once)", file=sys.stderr, flush=True)
    shutil.rmtree(folder, ignore_errors=True)
    has_pip = create(folder)
    install(python, lock, has_pip=has_pip)
    site = ask(python, "import sysconfig; print(sysconfig.get_path('purelib'))")
    Path(site, "replatform-checkout.pth").write_text(f"{HERE}\n", encoding="utf-8")
    (folder / READY).write_text("", encoding="ascii")


def create(folder: Path) -> bool:
    """Create the bare environment; false where it has no pip of its own, because this Python ships none."""
    quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
    if subprocess.run([sys.executable, "-m", "venv", str(folder)], check=False, **quiet).returncode == 0:
        return True
    shutil.rmtree(folder, ignore_errors=True)
    if subprocess.run([sys.executable, "-m", "venv", "--without-pip", str(folder)], check=False, **quiet).returncode == 0:
        return False
    raise Stop(f"{sys.executable} cannot make virtual environments; {REMEDY}")


def install(python: Path, lock: Path, *, has_pip: bool) -> None:
    """Install exactly what the lock names, each file checked against its hash."""
    wanted = ["--require-hashes", "--no-deps", "-r", str(lock)]
    pip = ["install", "-qq", "--disable-pip-version-check", "--no-input", "--prefer-binary", *wanted]
    uv = shutil.which("uv")
    if has_pip:
        command = [str(python), "-m", "pip", *pip]
    elif uv:
        command = [uv, "pip", "install", "--quiet", "--python", str(python), *wanted]
    elif subprocess.run([sys.executable, "-m", "pip", "--version"], check=False, capture_output=True).returncode == 0:
        command = [sys.executable, "-m", "pip", "--python", str(python), *pip]
    else:
        raise Stop(f"{sys.executable} has neither ensurepip nor pip; {REMEDY}")
    ours = {name: value for name, value in os.environ.items() if name not in ELSEWHERE}
    if subprocess.run(command, check=False, env=ours).returncode:
        raise Stop("the packages could not be installed (the lines above say why); the first run needs the network, later ones do not")


def ask(python: Path, code: str) -> str:
    """Return what the environment's Python prints."""
    return subprocess.run([str(python), "-I", "-c", code], check=True, capture_output=True, text=True).stdout.strip()


@contextlib.contextmanager
def alone(path: Path):  # noqa: ANN201 - the type's name differs between the Pythons that read this file
    """Hold a lock that the operating system takes back when the process dies, so that two first runs do not meet."""
    with path.open("w", encoding="ascii") as file:
        if os.name == "nt":
            import msvcrt

            while True:
                with contextlib.suppress(OSError):  # gives up after ten seconds; somebody else is still at it
                    msvcrt.locking(file.fileno(), msvcrt.LK_LOCK, 1)
                    break
        else:
            import fcntl

            fcntl.flock(file, fcntl.LOCK_EX)
        yield


def newer_python(arguments: list[str]) -> int:
    """Hand over to a newer Python on the search path, where there is one that runs."""
    for version in KNOWN:
        found = shutil.which(f"python{version}")
        if found and subprocess.run([found, "-c", ""], check=False, capture_output=True).returncode == 0:
            return subprocess.run([found, str(Path(__file__).resolve()), *arguments], check=False).returncode
    wanted = ".".join(map(str, OLDEST))
    raise Stop(f"needs Python {wanted} or newer, and this is {sys.version.split()[0]}; install one, or name it: python3.12 run.py ...")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
