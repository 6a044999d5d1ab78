"""Which names can be trusted in a report and a command: valid UTF-8, no control characters, nothing that reorders text.

https://git-scm.com/docs/git-check-ref-format  https://git-scm.com/docs/gitrevisions
"""

from __future__ import annotations

import os
import re

from analyzer.model.analysis import Diagnostic

_UNSAFE = re.compile("[\x00-\x1f\x7f\x80-\x9f\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff]")
_LONGEST = 1_000
_MISLEADING = re.compile(r"(?:\A|/)(?:\.{0,2}|\.git)(?:/|\Z)", re.IGNORECASE)
_WINDOWS = re.compile(r"[\\:]")
_REVISION = re.compile(r"[^-\s~^:/?*\[\\\ud800-\udfff][^\s?*\[\\\ud800-\udfff]{0,250}\Z")


def readable_name(raw: bytes) -> str | None:
    """Return the name as text, or None where it is not valid UTF-8, too long, or holds control or direction characters."""
    try:
        name = raw.decode()
    except UnicodeDecodeError:
        return None
    return None if len(name) > _LONGEST or _UNSAFE.search(name) else name


def spelled(raw: bytes) -> str:
    """Return a name that is safe to print: everything unusual as an escape, at most 160 characters."""
    return raw.decode(errors="backslashreplace").encode("unicode_escape").decode("ascii")[:160]


def unreadable_name(raw: bytes) -> Diagnostic:
    """Return the diagnostic of a file that is left out for its name."""
    return Diagnostic(kind="skipped", message=f"file name is not plain UTF-8 text, left out: {spelled(raw)}", incomplete=True)


def stays_inside(name: str) -> bool:
    """Return whether a name leads to a file of the tree: not out of it, not to itself, and not into a git directory.

    git writes no such names, but whoever writes the objects or the index by hand can.
    """
    return not _MISLEADING.search(name) and not (os.name == "nt" and _WINDOWS.search(name))


def misleading_name(raw: bytes) -> Diagnostic:
    """Return the diagnostic of a file that is left out for where its name leads."""
    message = f"file name leads out of the tree or into git's own folder, left out: {spelled(raw)}"
    return Diagnostic(kind="skipped", message=message, incomplete=True)


def is_revision(text: str) -> bool:
    """Return whether the text may name one revision: no option, no range, nothing that git's names of branches and tags cannot hold."""
    return bool(_REVISION.match(text)) and ".." not in text and not _UNSAFE.search(text)
