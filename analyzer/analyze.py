"""A tree to facts: remembered where nothing changed, else read anew."""

from __future__ import annotations

import gc
from collections.abc import Callable
from contextlib import contextmanager, nullcontext
from typing import TYPE_CHECKING

import msgspec

from analyzer.cache import user_cache
from analyzer.model.analysis import Analysis
from analyzer.remembered import fingerprint, recall, remember
from analyzer.settings import Settings
from analyzer.source.opening import history_of, open_source
from analyzer.source.tree import SourceError, Tree

if TYPE_CHECKING:
    from collections.abc import Iterator
    from concurrent.futures import Executor

Progress = Callable[[str, int, int], None]


def silent(_stage: str, _done: int, _total: int) -> None:
    """Report no progress."""


def analyze(tree: Tree, settings: Settings | None = None, progress: Progress = silent, executor: Executor | None = None) -> Analysis:
    """Return the facts of a tree. Never raises for what the tree holds: what could not be read is a diagnostic.

    ``executor`` lowers files in place of ``settings.jobs`` processes.
    """
    settings = settings or Settings()
    with without_collecting(), user_cache(settings.cache_bytes) if settings.cache else nullcontext() as cache:
        progress("reading", 0, 0)
        prints = fingerprint(tree, settings) if cache is not None else None
        known = recall(cache, prints.whole) if cache is not None and prints is not None else None
        if known is None:
            from analyzer.anew import analyze_anew

            known, lasting = analyze_anew(tree, settings, progress, executor, cache, prints)
            if cache is not None and prints is not None and lasting:
                remember(cache, prints.whole, known)
        return with_history(known, tree)


def with_history(analysis: Analysis, tree: Tree) -> Analysis:
    """Return an analysis with the year of commits before the tree's revision."""
    history, trouble = history_of(tree)
    if not trouble:
        return msgspec.structs.replace(analysis, history=history)
    from analyzer.anew import ordered

    return msgspec.structs.replace(analysis, history=history, diagnostics=ordered([*analysis.diagnostics, *trouble]))


@contextmanager
def without_collecting() -> Iterator[None]:
    """Let the collector of cycles rest: programs are large, hold none, and would be looked through again and again."""
    collecting = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if collecting:
            gc.enable()


__all__ = ["Analysis", "Settings", "SourceError", "Tree", "analyze", "open_source"]
