"""Glob patterns over the audited folder's own listing; the file system is never asked."""

from __future__ import annotations

import posixpath
import re
from typing import TYPE_CHECKING

from analyzer.interp.compiled_names import compiled, pattern_of_sources, source_folder
from analyzer.source.built import source_stems

if TYPE_CHECKING:
    from analyzer.interp.interpreter import Interpreter


def matching(interp: Interpreter, pattern: str, cwd: str | None, *, absolute: bool = False) -> list[str]:
    """Return the paths that match, absolute in the interpreter's world where the pattern is (or it is asked for).

    A relative one starts at the package's root, or beside the program where nothing is found there.
    """
    base = cwd if cwd is not None else "/" + interp.world.root_of(interp.site.file)
    whole = pattern if pattern.startswith("/") else posixpath.join(base, pattern)
    folders = "/" if pattern.endswith("/") else ""
    whole = posixpath.normpath(whole).lstrip("/") + folders
    fixed = fixed_part(whole)
    found = found_below(interp, fixed, whole) or found_compiled(interp, fixed, whole)
    beside = "/" + posixpath.dirname(interp.entry)
    if not found and cwd is None and not pattern.startswith("/") and beside != posixpath.normpath(base):
        return matching(interp, pattern, beside, absolute=absolute)
    if pattern.startswith("/") or absolute:
        return ["/" + path for path in found]
    start = base.strip("/").removesuffix(".").rstrip("/")
    return [posixpath.relpath(path, start) + folders if start else path for path in found]


def found_below(interp: Interpreter, folder: str, pattern: str) -> list[str]:
    """Return the paths below a folder that match; the folders, with their slash, where the pattern ends with one."""
    expression = re.compile(to_regex(pattern))
    paths = interp.world.paths_under(folder)
    if pattern.endswith("/"):
        paths = sorted({path[: end + 1] for path in paths for end, character in enumerate(path) if character == "/" and end >= len(folder)})
    return [path for path in paths if expression.fullmatch(path)]


def found_compiled(interp: Interpreter, folder: str, pattern: str) -> list[str]:
    """Return what a pattern of scripts (``routes/*.js``) finds once the sources are compiled, by the names that it then finds."""
    place = source_folder(folder, interp)
    sources = pattern_of_sources(place + pattern.removeprefix(folder))
    if sources is None:
        return []
    suffix = posixpath.splitext(sources)[1]
    tried = [(place, sources), *((fixed_part(stem), stem + suffix) for stem in source_stems(pattern))]
    found = (found_below(interp, start, text) for start, text in tried)
    return next((made for paths in found if (made := [compiled(path) for path in paths if compiled(path) != path])), [])


def fixed_part(pattern: str) -> str:
    """Return the folder that a pattern names before its first wildcard."""
    return re.split(r"[*?\[{!]", pattern, maxsplit=1)[0].rpartition("/")[0]


def selected(interp: Interpreter, patterns: list[str], ignored: list[str], cwd: str | None, *, absolute: bool = False) -> list[str]:
    """Return the paths that match any of several patterns, each once, but not one after ``!`` nor one of ``ignored``."""
    negated = [text[1:] for text in patterns if text.startswith("!") and not text.startswith("!(")]
    dropped = {path for text in (*negated, *ignored) for path in matching(interp, text, cwd, absolute=True)}
    found: dict[str, None] = {}
    for text in patterns:
        if not text.startswith("!") or text.startswith("!("):
            whole = matching(interp, text, cwd, absolute=True)
            shown = matching(interp, text, cwd, absolute=absolute)
            found |= {short: None for full, short in zip(whole, shown, strict=True) if full not in dropped}
    return list(found)


def to_regex(pattern: str) -> str:
    """Return a linear regular expression for a glob: ``**``, ``*``, ``?``, ``{a,b}``, ``[abc]``, ``@(a|b)``, ``!(a|b)``."""
    before, mark, rest = pattern.partition("!(")
    inner, closing, after = rest.partition(")")
    if mark and closing and "(" not in inner and "{" not in before.rpartition("/")[2]:
        segment, slash, tail = after.partition("/")
        rest_of_name = to_regex(segment)
        excluded = "|".join(to_regex(option) for option in inner.split("|"))
        return f"{to_regex(before)}(?!(?:{excluded}){rest_of_name}(?:/|\\Z))[^/]*{rest_of_name}" + (slash + to_regex(tail) if slash else "")
    out: list[str] = []
    position, braces = 0, 0
    while position < len(pattern):
        character = pattern[position]
        if pattern.startswith("**/", position):
            out.append("(?:.*/)?")
            position += 3
            continue
        if character == "*":
            out.append(".*" if pattern.startswith("**", position) else "[^/]*")
            position += 2 if pattern.startswith("**", position) else 1
            continue
        if character in "@+" and pattern[position + 1 : position + 2] == "(":
            position += 1
            continue
        if character == "[" and (end := pattern.find("]", position + 2)) > 0:
            out.append(one_of_characters(pattern[position + 1 : end]))
            position = end + 1
            continue
        if character in "{(":
            braces += 1
            out.append("(?:")
        elif character in "})" and braces:
            braces -= 1
            out.append(")")
        elif character in ",|" and braces:
            out.append("|")
        else:
            out.append("[^/]" if character == "?" else re.escape(character))
        position += 1
    return "".join(out) + ")" * braces


def one_of_characters(inside: str) -> str:
    """Return the regular expression for ``[abc]``, ``[a-z]`` and ``[!abc]``; a range that runs backwards stands for its ends."""
    negated = inside[0] in "!^" and len(inside) > 1
    inside = inside[negated:]
    out: list[str] = []
    position = 0
    while position < len(inside):
        is_range = inside[position + 1 : position + 2] == "-" and inside[position] <= inside[position + 2 : position + 3]
        out.append(re.escape(inside[position]) + ("-" + re.escape(inside[position + 2]) if is_range else ""))
        position += 3 if is_range else 1
    return f"[{'^/' if negated else ''}{''.join(out)}]"
