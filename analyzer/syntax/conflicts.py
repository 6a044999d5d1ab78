"""Merge conflicts that were committed: nothing runs such a file, but its first side is what somebody had written.

https://git-scm.com/docs/git-merge#_how_conflicts_are_presented
"""

from __future__ import annotations

FIRST, OTHER = 1, 2


def settled(text: bytes) -> tuple[bytes, int]:
    """Return a text with the first side of each merge conflict, its other lines left blank, and how many conflicts there were."""
    if b"\n=======" not in text or b"\n>>>>>>> " not in text:
        return text, 0
    lines = text.split(b"\n")
    sides: list[int] = []
    count = 0
    for at, line in enumerate(lines):
        marked = True
        if line.startswith(b"<<<<<<< "):
            sides.append(FIRST)
            count += 1
        elif sides and (line.startswith(b"||||||| ") or line.rstrip(b"\r") == b"======="):
            sides[-1] = OTHER
        elif sides and line.startswith(b">>>>>>> "):
            sides.pop()
        else:
            marked = False
        if marked or OTHER in sides:
            lines[at] = b""
    return (text, 0) if sides else (b"\n".join(lines), count)
