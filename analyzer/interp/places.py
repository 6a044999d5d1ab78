"""Where a path leads that a program gives: a relative one starts at the folder in which its package is run.

https://docs.python.org/3/library/os.html#os.getcwd
"""

from __future__ import annotations

import posixpath
from typing import TYPE_CHECKING

from analyzer.interp.library_node import inside

if TYPE_CHECKING:
    from analyzer.interp.interpreter import Interpreter


def placed(interp: Interpreter, path: str) -> str:
    """Return the path within the audited folder: below the root of the package whose code runs where that has it."""
    found = inside(path)
    root = "" if path.startswith(("/", "file://")) else interp.world.root_of(interp.site.file)
    own = inside(posixpath.join("/" + root, path)) if root else found
    return own if own != found and (interp.world.is_folder(own) or interp.world.is_file(own)) else found
