"""Branches of a probed middleware that may all be taken."""

from __future__ import annotations

from typing import TYPE_CHECKING

from analyzer.inventory.guards.values import Names, joined

if TYPE_CHECKING:
    from analyzer.interp.values import Value
    from analyzer.inventory.guards.probe import Probe
    from analyzer.syntax import program as p

Ending = str | None  # return, raise, break, continue


def arms(probe: Probe, blocks: list[list[p.Stmt]], names: Names, *, tainted: bool, first: bool = True) -> Ending:
    """Run alternatives, each with its own variables, and join what they leave; a missing credential leads to the first unless told."""
    before, held = dict(names.values), names.absence
    endings: list[Ending] = []
    kept: list[dict[str, Value]] = []
    names.undecided += not tainted
    names.forked += 1
    blind, probe.blind = probe.blind, not (tainted or probe.seen or probe.found.verifier)
    for body in blocks:
        names.values = dict(before)
        names.absence = held or (tainted and (first or body is not blocks[0]))
        ending = probe.run(body, names)
        endings.append(ending)
        if ending is None:
            kept.append(names.values)
    names.undecided -= not tainted
    names.forked -= 1
    probe.blind = blind
    names.values = merged(before, kept) if kept else before
    names.absence = held or (tainted and len(kept) < len(blocks))
    if kept:
        return None
    return "return" if "return" in endings else endings[0]


def merged(before: dict[str, Value], kept: list[dict[str, Value]]) -> dict[str, Value]:
    """Return the variables that several arms leave."""
    if len(kept) == 1:
        return kept[0]
    found = dict(before)
    for key in dict.fromkeys(key for values in kept for key in values):
        options = [values[key] for values in kept if key in values]
        found[key] = options[0] if all(option is options[0] for option in options) else joined(options)
    return found
