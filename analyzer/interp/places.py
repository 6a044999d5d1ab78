"""Where a path leads that a program gives: a relative one starts at the folder in which its package is run.

https://docs.python.org/3/library/os.html#os.getcwd
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from analyzer.interp.library_node import below, inside

if TYPE_CHECKING:
    from analyzer.interp.interpreter import Interpreter


def placed(interp: Interpreter, path: str) -> str:
    """Return the path within the audited folder: below the root of the package whose code runs where that has it, or beside the program."""
    return inside(path) if path.startswith(("/", "file://")) else below(interp, path)
