"""The report formats: every module of this folder that holds a ``FORMAT``, loaded only when asked for by name."""

from __future__ import annotations

import importlib
import pkgutil
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from reports.format import Format


def names() -> tuple[str, ...]:
    """The names of all formats, sorted; nothing is imported for it."""
    return tuple(sorted(module.name for module in pkgutil.iter_modules(__path__) if not module.name.startswith("_")))


def load(name: str) -> Format:
    """The format of that name. Raises KeyError for a name that is none of ``names()``."""
    if name not in names():
        raise KeyError(name)
    found: Format = importlib.import_module(f"{__name__}.{name}").FORMAT
    return found
