"""The versions of installed packages, from the names of the folders that installers write beside them.

``importlib.metadata`` would tell as much, but it loads an e-mail parser to do so, which takes longer than all that is done with the answer.
https://packaging.python.org/en/latest/specifications/recording-installed-packages/
"""

from __future__ import annotations

import os
import sys
from functools import cache

_SUFFIX = ".dist-info"


def version(name: str) -> str:
    """Return the version of an installed package. Raises importlib.metadata.PackageNotFoundError for one that is not there."""
    known = _recorded().get(name.replace("-", "_").lower())
    if known is not None:
        return known
    import importlib.metadata

    return importlib.metadata.version(name)


@cache
def _recorded() -> dict[str, str]:
    found: dict[str, str] = {}
    for folder in reversed(sys.path):
        try:
            names = sorted(entry.name for entry in os.scandir(folder or "."))
        except OSError:
            continue
        for item in names:
            if item.endswith(_SUFFIX):
                name, _, number = item.removesuffix(_SUFFIX).partition("-")
                found[name.replace(".", "_").lower()] = number
    return found
