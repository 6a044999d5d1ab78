"""What a running program finds where its sources are TypeScript: ``cats.ts`` bears the name ``cats.js`` once it is compiled.

Code that lists a folder of its own was written for one of the two. Which one, it says itself: by the suffix that it asks the names for.
"""

from __future__ import annotations

import posixpath
import re
from typing import TYPE_CHECKING

from analyzer.source.built import source_stems

if TYPE_CHECKING:
    from analyzer.interp.interpreter import Interpreter

COMPILED = {".ts": ".js", ".mts": ".mjs", ".cts": ".cjs"}
SOURCES = {made: source for source, made in COMPILED.items()}
ASKS_FOR_SCRIPTS = re.compile(r"""['"`]\.?[cm]?js['"`]|\\\.\(?(?:\?:)?[cm]?js\b""")
ASKS_FOR_SOURCES = re.compile(r"""\.[cm]?ts\b|['"`|(,{][cm]?tsx?['"`|),}]|\[jt\]|\[tj\]""")
DECLARATIONS = re.compile(r"\\?\.d\\?\.[cm]?ts\b")
LONGEST = 100_000


def names_seen(interp: Interpreter, folder: str, names: list[str], file: str) -> list[str]:
    """Return the names in a folder as the code in ``file`` finds them: compiled, where it asks for ``.js`` and never for ``.ts``.

    The module that lists keeps its own name, since whoever loads a whole folder leaves himself out.
    """
    if posixpath.splitext(file)[1] not in COMPILED or not any(compiled(name) != name for name in names):
        return names
    text = DECLARATIONS.sub("", (interp.world.text(file) or "")[:LONGEST])
    if not ASKS_FOR_SCRIPTS.search(text) or ASKS_FOR_SOURCES.search(text):
        return names
    return list(dict.fromkeys(name if posixpath.join(folder, name) == file else compiled(name) for name in names))


def compiled(name: str) -> str:
    """Return the name that a compiler gives to what it makes of a source; other names stay."""
    stem, suffix = posixpath.splitext(name)
    return stem + COMPILED[suffix] if suffix in COMPILED and not stem.endswith(".d") else name


def pattern_of_sources(pattern: str) -> str | None:
    """Return the glob that finds the sources of what ``**/*.js`` finds once they are compiled."""
    stem, suffix = posixpath.splitext(pattern)
    return stem + SOURCES[suffix] if suffix in SOURCES else None


def source_folder(folder: str, interp: Interpreter) -> str:
    """Return the folder, or where it comes from if it is a compiler's output that is not committed."""
    tried = [folder, *source_stems(folder)] if folder else []
    return next((path for path in tried if interp.world.paths_under(path)), folder)
