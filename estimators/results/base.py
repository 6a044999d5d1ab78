"""The base of all results, and the words shared by them."""

from __future__ import annotations

from typing import Literal, dataclass_transform

import msgspec

Target = Literal["fastapi", "fastify"]
OptionId = Literal["stay", "upgrade", "hybrid", "full"]
Reply = Literal["yes", "no", "unknown"]
ItemKind = Literal["setup", "routes", "auth", "data", "jobs", "realtime", "deployment", "tests", "ai", "upgrade", "learning"]


@dataclass_transform(frozen_default=True, kw_only_default=True, field_specifiers=(msgspec.field,))
class Result(msgspec.Struct, frozen=True, kw_only=True):
    """Base of all results: immutable, keyword-only, and its own JSON shape."""
