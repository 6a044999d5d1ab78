"""Files that are not committed, and the samples that a user or an install script makes them from."""

from __future__ import annotations

import posixpath
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from analyzer.interp.interpreter import Interpreter

_AFTER = (".example", ".sample", ".dist", ".template", ".default", "-example", "-sample", "-dist", "-template", "-default")
"""``config.yml.example``, ``config.example.yml``."""
_BEFORE = ("example.", "sample.", "default.", "template.")
_FOLDERS = ("default", "defaults", "example", "examples", "sample", "samples", "template", "templates")
_SETTINGS = frozenset({".cfg", ".conf", ".env", ".ini", ".json", ".json5", ".jsonc", ".toml", ".yaml", ".yml"})
"""Suffixes of files that a folder of samples holds under the name that they will have: ``default/config.yaml``."""


def sample_of(path: str, interp: Interpreter) -> str:
    """Return the file, or where it is not committed the sample that a user makes it from."""
    folder, name = posixpath.split(path)
    stem, suffix = posixpath.splitext(path)
    tried = [path, *(path + mark for mark in _AFTER), *(stem + mark + suffix for mark in _AFTER)]
    if suffix in _SETTINGS:
        tried += [posixpath.join(folder, mark + name) for mark in _BEFORE]
        tried += [posixpath.join(folder, samples, name) for samples in _FOLDERS]
    return next((file for file in tried if interp.world.is_file(file)), path)
