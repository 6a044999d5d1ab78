"""Patterns of paths that libraries try: ``fnmatch``, minimatch and its kin, path-to-regexp.

https://docs.python.org/3/library/fnmatch.html, https://github.com/isaacs/minimatch, https://github.com/pillarjs/path-to-regexp
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from analyzer.interp.globpath import to_regex
from analyzer.interp.patterns import occurs
from analyzer.interp.values import Const, External, Sequence, Unknown, Value
from analyzer.inventory.guards.paths import derived

if TYPE_CHECKING:
    from collections.abc import Callable

    from analyzer.interp.interpreter import Interpreter

_PARTS = re.compile(r"\*\w*|\?|:\w+|\(\.\*\)|.", re.DOTALL)
GLOBS = frozenset({"minimatch", "micromatch", "picomatch", "wildcard-match", "matcher"})


def of_names(pattern: str) -> str:
    """Return a regular expression for a pattern of ``fnmatch`` or path-to-regexp: a star goes on beyond a slash."""
    found = []
    for part in _PARTS.findall(pattern):
        if part == "(.*)" or part[0] == "*":
            found.append(".*")
        elif part[0] == ":" and len(part) > 1:
            found.append("[^/]+")
        else:
            found.append("." if part == "?" else re.escape(part))
    return "".join(found).replace(".*.*", ".*")


def globbed(interp: Interpreter, callee: External, arguments: list[Value]) -> Value | None:
    """Return what a library says of whether a path fits a pattern, None for any other call."""
    name = next((part for part in reversed(callee.path) if part != "()"), "")
    made = callee.path[-1:] == ("()",)
    if callee.package == "fnmatch" and name in {"fnmatch", "fnmatchcase"} and len(arguments) > 1:
        return fits(interp, arguments[0], arguments[1], of_names)
    if callee.package == "path-to-regexp" and name == "match" and made and callee.arguments and arguments:
        return fits(interp, arguments[0], callee.arguments[0], of_names)
    if callee.package in GLOBS and made and callee.arguments and arguments:
        return fits(interp, arguments[0], callee.arguments[0], to_regex)
    if callee.package in GLOBS and name in {"", "default", "minimatch", "isMatch", "some", "any"} and len(arguments) > 1:
        return fits(interp, arguments[0], arguments[1], to_regex)
    return None


def fits(interp: Interpreter, text: Value, patterns: Value, expression: Callable[[str], str]) -> Value | None:
    """Return whether a text fits one of the patterns as a whole, None where they or it are not known."""
    sources = [interp.text_of(item) for item in (patterns.items if isinstance(patterns, Sequence) else [patterns])]
    if not isinstance(text, Const) or None in sources or (isinstance(patterns, Sequence) and patterns.open):
        return None
    tried = [f"^(?:{expression(source)})$" for source in sources if source is not None]

    def of(given: list[Value]) -> Value:
        known = given[0].value if isinstance(given[0], Const) else None
        verdicts = [occurs(source, known) if isinstance(known, str) else None for source in tried]
        return Const(value=True) if True in verdicts else Unknown("pattern test") if None in verdicts else Const(value=False)

    return derived([text], of)
