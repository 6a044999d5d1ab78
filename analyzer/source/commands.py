"""What a command line starts: ``node dist/server.js``, ``uvicorn app.main:app``, ``fastify start app.js``. Read as words, never run."""

from __future__ import annotations

import re
import shlex

import msgspec

_SEPARATORS = re.compile(r"&&|\|\||[;|&\n]")
_JAVASCRIPT_RUNNERS = frozenset(
    {
        "node",
        "nodejs",
        "nodemon",
        "ts-node",
        "ts-node-dev",
        "tsnd",
        "tsx",
        "pm2",
        "pm2-runtime",
        "bun",
        "deno",
        "babel-node",
        "forever",
        "supervisor",
        "node-dev",
        "swc-node",
        "esno",
        "vite-node",
        "c8",
        "nyc",
        "dumb-init",
        "tini",
        "start-storybook",
        "functions-framework",
        "pm2-dev",
        "esr",
    }
)
_PYTHON_SERVERS = frozenset({"uvicorn", "gunicorn", "hypercorn", "granian", "daphne"})
_APPLICATION = re.compile(r"([A-Za-z_][\w.]*):([A-Za-z_][\w.]*)(?:\(\))?\Z")
_SCRIPT = re.compile(r"[\w@./*-]+\.(?:[mc]?[jt]sx?|py)\Z")
_VARIABLE = re.compile(r"\$(?:\{\w{1,80}(?::?[-+?=][^{}]{0,80})?\}|\w{1,80})")
_PRELOADED = frozenset({"--import", "--require", "-r", "--loader", "--experimental-loader"})
_PATH = re.compile(r"[\w@./-]+\Z")
_BEFORE = frozenset({"cross-env", "env", "exec", "--"})
_LONGEST = 4_000
_MOST_WORDS = 100


class Started(msgspec.Struct, frozen=True):
    """``target`` is a path, or a Python module; ``attribute`` the application in it. ``how``: script, module, application, plugin.

    What a variable of the shell stands for in a path is ``*``.
    """

    how: str
    target: str
    attribute: str = ""


def started_by(command: str) -> list[Started]:
    """Return what the parts of a shell command start, in order."""
    found: list[Started] = []
    for part in _SEPARATORS.split(command[:_LONGEST]):
        words = _words(part)
        if words:
            found += _started(words)
    return list(dict.fromkeys(found))


def _words(part: str) -> list[str]:
    try:
        words = shlex.split(part, comments=False)
    except ValueError:
        words = part.split()
    inner = [piece for word in words for piece in (word.split() if " " in word else [word])]
    return [word.strip("[],\"'") for word in inner[:_MOST_WORDS]]


def _started(words: list[str]) -> list[Started]:
    names = [word.rpartition("/")[2] for word in words]
    for at, name in enumerate(names):
        rest = words[at + 1 :]
        if name == "fastify" and rest[:1] == ["start"]:
            return [Started("plugin", word) for word in rest[1:] if _SCRIPT.match(word)][:1]
        if name in _PYTHON_SERVERS:
            return _applications(rest)
        if name == "fastapi" and rest[:1] in (["run"], ["dev"]):
            return [Started("script", word) for word in rest[1:] if _SCRIPT.match(word)][:1] or [Started("script", "main.py")]
        if re.fullmatch(r"python[\d.]*", name):
            return _python(rest)
        if name in _JAVASCRIPT_RUNNERS:
            return _scripts(rest)
    return _itself(words)


def _itself(words: list[str]) -> list[Started]:
    """Return the program that is started by its own path, as an executable file is: ``./bin/www``."""
    first = next((word for word in words if "=" not in word and word not in _BEFORE), "")
    own = "/" in first and (_SCRIPT.match(first) or (first.startswith(("./", "bin/")) and _PATH.match(first)))
    return [Started("script", first)] if own and "*" not in first else []


def _python(rest: list[str]) -> list[Started]:
    if "-m" in rest[:6]:
        module, *after = rest[rest.index("-m") + 1 :] or [""]
        if module in _PYTHON_SERVERS:
            return _applications(after)
        return [Started("module", module)] if re.fullmatch(r"[A-Za-z_][\w.]*", module) and module not in {"pip", "venv", "pytest"} else []
    return [Started("script", word) for word in rest if word.endswith(".py") and _SCRIPT.match(word)][:1]


def _applications(rest: list[str]) -> list[Started]:
    matches = [_APPLICATION.match(word) for word in rest if not word.startswith("-")]
    return [Started("application", found[1], found[2]) for found in matches if found and not found[1].replace(".", "").isdigit()][:1]


def _scripts(rest: list[str]) -> list[Started]:
    words = [_VARIABLE.sub("*", word) for at, word in enumerate(rest) if at == 0 or rest[at - 1] not in _PRELOADED]
    scripts = [Started("script", word) for word in words if _SCRIPT.match(word) and not word.startswith(("-", "*"))]
    if scripts:
        return scripts
    plain = [
        word
        for word in words
        if _PATH.match(word) and not word.startswith("-") and ("/" in word or word in {".", "server", "index", "app", "main"})
    ]
    return [Started("script", word) for word in plain][:1]
