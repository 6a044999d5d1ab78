"""Where in the audited folder something stands."""

from __future__ import annotations

from typing import dataclass_transform

import msgspec


@dataclass_transform(frozen_default=True, kw_only_default=True, field_specifiers=(msgspec.field,))
class Fact(msgspec.Struct, frozen=True, kw_only=True):
    """Base of all facts: immutable, keyword-only, and its own JSON shape."""


class Location(Fact):
    """A place in a file: ``file`` relative to the audited folder with forward slashes, ``line`` 1-based."""

    file: str
    line: int


class Evidence(Fact):
    """Why we say so: a place, and in ``note`` what stands there (one line, at most 160 characters)."""

    location: Location
    note: str = ""
