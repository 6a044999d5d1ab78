"""package.json ``exports`` and ``imports``: conditions and patterns, as a list of targets to try.

https://nodejs.org/api/packages.html#subpath-patterns
"""

from __future__ import annotations

from typing import Any

_DEPTH = 8
_MOST = 40


def targets(declared: Any, subpath: str) -> list[str]:  # noqa: ANN401 - whatever a package.json holds
    """Return the targets of ``subpath`` ("." or "./x", or "#x" for imports), sources before types, in the order written.

    Nothing here asks which condition is active: whichever target exists in the tree is the module.
    """
    if not isinstance(declared, dict) or not any(isinstance(key, str) and key.startswith((".", "#")) for key in declared):
        return _leaves(declared, "") if subpath == "." else []
    if subpath in declared:
        return _leaves(declared[subpath], "")
    best = ""
    for key in declared:
        if isinstance(key, str) and key.count("*") == 1 and _fits(key, subpath) and len(key) > len(best):
            best = key
    if best:
        head, _, tail = best.partition("*")
        return _leaves(declared[best], subpath[len(head) : len(subpath) - len(tail)])
    return []


def matches(pattern: str, name: str) -> str | None:
    """Return what ``*`` stands for, "" where the pattern has none and is the name, or None."""
    if "*" not in pattern:
        return "" if pattern == name else None
    head, _, tail = pattern.partition("*")
    return name[len(head) : len(name) - len(tail)] if _fits(pattern, name) else None


def _fits(pattern: str, name: str) -> bool:
    head, _, tail = pattern.partition("*")
    return name.startswith(head) and name.endswith(tail) and len(name) >= len(head) + len(tail)


def _leaves(value: Any, star: str) -> list[str]:  # noqa: ANN401
    sources: list[str] = []
    types: list[str] = []
    stack: list[tuple[Any, int, bool]] = [(value, 0, False)]
    while stack and len(sources) + len(types) < _MOST:
        item, depth, typed = stack.pop()
        if isinstance(item, str):
            (types if typed else sources).append(item.replace("*", star))
        elif depth < _DEPTH and isinstance(item, list):
            stack += [(inner, depth + 1, typed) for inner in reversed(item[:_MOST])]
        elif depth < _DEPTH and isinstance(item, dict):
            stack += [(inner, depth + 1, typed or key == "types") for key, inner in reversed(list(item.items())[:_MOST])]
    return [*sources, *types]
