"""Paths: joining as each framework does, parameters of every spelling, and OpenAPI's template.

Express 4 and 5: https://expressjs.com/en/guide/routing.html; Fastify (find-my-way): https://fastify.dev/docs/latest/Reference/Routes/;
Starlette: https://www.starlette.io/routing/; OpenAPI path templating: https://spec.openapis.org/oas/v3.1.0#path-templating
"""

from __future__ import annotations

import re

from analyzer.interp.values import HOLE

PARAMETER = re.compile(r"\{/?[:*]?([A-Za-z_]\w*)(?::[^{}]*)?\}|:([A-Za-z_]\w*)(?:\((?:[^()\\]|\\.|\([^()]*\))*\))?[?*+]?|\*([A-Za-z_]\w*)?")


def join_express(prefix: str, path: str) -> str:
    """Return a path below a mount: one slash between, an empty path is the mount itself; a bare wildcard takes it in."""
    if not path or path == "/":
        return prefix or "/"
    if path.startswith(("*", "(.*)")):
        return prefix.rstrip("/") + path
    return prefix.rstrip("/") + (path if path.startswith("/") else "/" + path)


def join_fastify(prefix: str, path: str) -> str:
    """Return prefix and path in a row, as Fastify does: with one slash between, and ``/`` under a prefix is the prefix."""
    if path == "/" and prefix:
        return prefix
    return prefix + (path.removeprefix("/") if prefix.endswith("/") else path)


def join_fastify_prefix(outer: str, inner: str) -> str:
    """Return a nested plugin's prefix."""
    if not inner:
        return outer
    if outer.endswith("/") and inner.startswith("/"):
        inner = inner[1:]
    elif not inner.startswith("/"):
        inner = "/" + inner
    return outer + inner


def join_starlette(prefix: str, path: str) -> str:
    """Return prefix and path in a row, as FastAPI does."""
    return prefix + path


def display(path: str) -> str:
    """Return the path with what is not known as ``{?}``, always with a slash in front."""
    shown = path.replace(HOLE, "{?}")
    return shown if shown.startswith("/") else "/" + shown


def template(path: str) -> str:
    """Return OpenAPI's spelling: ``/users/:id?`` is ``/users/{id}``; wildcards are named, unknown parts too."""
    counter = 0

    def named(match: re.Match[str]) -> str:
        nonlocal counter
        name = match[1] or match[2] or match[3]
        if name is None:
            counter += 1
            name = "wildcard" if counter == 1 else f"wildcard{counter}"
        return "{" + name + "}"

    first, *rest = PARAMETER.sub(named, display(path).replace("{?}", "\0")).split("\0")
    unknown = "".join(f"{{unknown{position if position > 1 else ''}}}{text}" for position, text in enumerate(rest, 1))
    return re.sub(r"/{2,}", "/", first + unknown)


def parameters(path: str) -> list[str]:
    """Return the names of a path's parameters."""
    return [match[1] or match[2] or match[3] for match in PARAMETER.finditer(path) if match[1] or match[2] or match[3]]
