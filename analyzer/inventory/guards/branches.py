"""Branches of a probed middleware that may all be taken."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from analyzer.catalog.load import snake_case
from analyzer.inventory.guards.values import Names, joined
from analyzer.syntax import program as p
from analyzer.syntax import walking

if TYPE_CHECKING:
    from analyzer.interp.values import Value
    from analyzer.inventory.guards.probe import Probe

Ending = str | None  # return, raise, break, continue
_OF_OTHERS = re.compile(r"(^|_)(ips?|addr|address(es)?|client_host|remote_addr\w*|rate|limit(s|ed|er)?|throttled?|quota|maintenance)(_|$)")
_OF_WHO = re.compile(r"auth|token|user|session|key|credential|secret|permission|role|admin|log_?in|sign|jwt|account|member|identity|claims")


def arms(
    probe: Probe,
    blocks: list[list[p.Stmt]],
    names: Names,
    *,
    tainted: bool,
    first: bool = True,
    test: p.Expr | None = None,
    strangers: int | None = None,
) -> Ending:
    """Run alternatives, each with its own variables, and join what they leave; a missing credential leads to the first unless told.

    Where ``test`` speaks of addresses or of how often somebody asks, what was read of the request before does not decide.
    ``strangers``: the one that is for those without credentials alone.
    """
    before, held = dict(names.values), names.absence
    parted, apart = probe.parted, probe.parted
    endings: list[Ending] = []
    kept: list[dict[str, Value]] = []
    names.undecided += not tainted
    names.forked += 1
    seen = (probe.seen or probe.found.verifier) and not (test is not None and asks_of_others(test))
    blind, probe.blind = probe.blind, not (tainted or seen)
    for position, body in enumerate(blocks):
        names.values = dict(before)
        if tainted and position == strangers:
            apart = probe.parted = probe.served
        names.absence = held or (tainted and (first or body is not blocks[0]))
        ending = probe.run(body, names)
        endings.append(ending)
        probe.parted = parted
        if ending is None:
            kept.append(names.values)
    names.undecided -= not tainted
    names.forked -= 1
    probe.blind = blind
    names.values = merged(before, kept) if kept else before
    names.absence = held or (tainted and len(kept) < len(blocks))
    if strangers is not None and endings[1 - strangers :][:1] in (["return"], ["raise"]):
        probe.parted = apart
    if kept:
        return None
    return "return" if "return" in endings else endings[0]


def asks_of_others(test: p.Expr) -> bool:
    """Return whether a test speaks of addresses, limits or the like, and of nothing that says who asks."""
    names = [node.id if isinstance(node, p.Name) else node.name for node in walking.walk([test]) if isinstance(node, (p.Name, p.Member))]
    found = [snake_case(name) for name in names]
    at_host = "client" in found and "host" in found
    return (at_host or any(_OF_OTHERS.search(name) for name in found)) and not any(_OF_WHO.search(name) for name in found)


def merged(before: dict[str, Value], kept: list[dict[str, Value]]) -> dict[str, Value]:
    """Return the variables that several arms leave."""
    if len(kept) == 1:
        return kept[0]
    found = dict(before)
    for key in dict.fromkeys(key for values in kept for key in values):
        options = [values[key] for values in kept if key in values]
        found[key] = options[0] if all(option is options[0] for option in options) else joined(options)
    return found
