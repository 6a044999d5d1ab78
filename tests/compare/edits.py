"""Revisions of the shop, and what is said of two in short."""

from __future__ import annotations

from reports.comparison import Comparison
from tests.action.stage import SHOP


def edited(file: str, *changes: tuple[str, str], **others: str) -> dict[str, str]:
    text = SHOP[file]
    for old, new in changes:
        assert old in text
        text = text.replace(old, new)
    return SHOP | {file: text} | others


def said(changes: Comparison) -> dict[str, list[str]]:
    """All changes of endpoints in short; kinds without a change are left out."""
    found = {
        "added": [f"{item.method} {item.path}{'' if item.guarded else ' open'}" for item in changes.added],
        "removed": [f"{item.method} {item.path}" for item in changes.removed],
        "moved": [f"{item.method} {item.before} > {item.after}" for item in changes.moved],
        "guards": [f"{item.method} {item.path} -{','.join(item.lost)} +{','.join(item.gained)}" for item in changes.guards],
    }
    return {name: items for name, items in found.items() if items}
