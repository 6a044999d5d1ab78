"""What has happened to a probed request by the end."""

from __future__ import annotations

import msgspec

from analyzer.interp.values import Site


class Finding(msgspec.Struct):
    """What happened to the request: credentials read, refusals, whether it got on.

    A refusal is its words, its place, and whether a missing credential led there. ``blind`` counts those that were decided upon before
    anything was read that proves who asks: by an address, a country, the time. ``fails``: the body does not end but by an error;
    ``refuses``: nor but by that or by an answer that refuses.
    ``strained``: something was asked of what is missing, which fails in most languages.
    ``asks_own``: it was asked whether something is there that the application keeps on the request.
    ``given``: a dependency has given it something in which a credential is missing.
    ``chosen``: something was asked that a setting chooses, of which the default was taken.
    ``certain``: it was refused where no open test of something else stands around.
    ``asks_unnamed``: a header or a parameter was read whose name says nothing of who asks, and that a plain request does not have.
    ``served``: what was done for somebody with a socket.
    """

    reads: dict[str, Site] = msgspec.field(default_factory=dict)
    refusals: list[tuple[str, Site, bool]] = msgspec.field(default_factory=list)
    blind: int = 0
    passes: bool = False
    opaque: bool = False
    handed: bool = False
    asks_request: bool = False
    verifier: str = ""
    exhausted: bool = False
    fails: bool = False
    refuses: bool = False
    strained: bool = False
    asks_own: bool = False
    given: bool = False
    asks_unnamed: bool = False
    served: int = 0
    certain: bool = False
    chosen: bool = False

    def add_to(self, other: Finding) -> None:
        """Add what happened in a call to what happened before it."""
        for kind, site in self.reads.items():
            other.reads.setdefault(kind, site)
        other.refusals.extend(self.refusals)
        other.blind += self.blind
        other.passes = other.passes or self.passes
        other.opaque = other.opaque or self.opaque
        other.handed = other.handed or self.handed
        other.asks_request = other.asks_request or self.asks_request
        other.verifier = other.verifier or self.verifier
        other.exhausted = other.exhausted or self.exhausted
        other.strained = other.strained or self.strained
        other.asks_own = other.asks_own or self.asks_own
        other.given = other.given or self.given
        other.asks_unnamed = other.asks_unnamed or self.asks_unnamed
        other.served += self.served
        other.certain = other.certain or self.certain
        other.chosen = other.chosen or self.chosen
