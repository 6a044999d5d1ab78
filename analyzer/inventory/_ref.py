"""What an expression stands for, as a value: a package's or a file's, with the path inside it."""

from __future__ import annotations

from collections.abc import Callable

import msgspec

from analyzer.source.imports import MISSING, Resolution

Resolve = Callable[[str, int, str], Resolution]


class Ref(msgspec.Struct, frozen=True):
    """What an expression stands for.

    ``origin`` is a package's import specifier and ``path`` what follows (``("Queue()", "process")``); or, when ``local``, ``origin`` is
    a file and ``path`` begins with a function's or class's qualified name in it (``("Service()", "send")``), empty for the module itself.
    """

    origin: str
    path: tuple[str, ...] = ()
    local: bool = False

    @property
    def text(self) -> str:
        """``bullmq:Queue().process``."""
        return f"{self.origin}:{'.'.join(self.path)}"

    def then(self, name: str) -> Ref:
        """Return the member ``name`` of this."""
        return Ref(self.origin, (*self.path, name), self.local)

    def called(self) -> Ref:
        """Return what calling or constructing this gives."""
        if not self.path or self.path[-1].endswith("()"):
            return Ref(self.origin, (*self.path, "()"), self.local)
        return Ref(self.origin, (*self.path[:-1], self.path[-1] + "()"), self.local)


def no_resolution(specifier: str, level: int, importer: str) -> Resolution:
    """Resolve nothing locally: a relative import is missing, any other is a package of that name."""
    if level > 0 or specifier.startswith((".", "/")):
        return MISSING
    return Resolution(kind="external", package=specifier)
