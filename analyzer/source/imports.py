"""What an import specifier leads to."""

from __future__ import annotations

from typing import Literal

import msgspec


class Resolution(msgspec.Struct, frozen=True, kw_only=True):
    """Where an import leads.

    ``file`` and ``namespace`` (a folder without ``__init__``) have a ``path``; ``external`` and ``builtin`` a ``package`` and,
    in ``subpath``, what of it was named (``promises`` of ``fs/promises``). ``missing`` is a specifier of the repository's own
    that leads to no file.
    """

    kind: Literal["file", "external", "builtin", "namespace", "missing"]
    path: str = ""
    package: str = ""
    subpath: str = ""


MISSING = Resolution(kind="missing")
