"""A middleware, run on paper for one request without credentials: is it refused?

Nothing is registered and nothing outside the probe changes; both sides of an undecided test are followed, each with its own variables.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from analyzer.interp.modules import settle
from analyzer.interp.values import NONE, ClassValue, Const, External, FunctionValue, Host, Instance, OneOf, Site, Unknown, Value
from analyzer.inventory._guard_calls import call
from analyzer.inventory._guard_expressions import evaluate
from analyzer.inventory._guard_flow import run_function
from analyzer.inventory._guard_values import NEXT, REQUEST, RESPONSE, UNKNOWN, Names, Refusal
from analyzer.syntax import program as p

if TYPE_CHECKING:
    from analyzer.interp.interpreter import Interpreter

STEPS = 6_000
DEPTH = 9


class Thrown(Exception):  # noqa: N818  (what the probed code throws is no error of ours)
    """A probed call that does not return. ``kind``: auth, derived (a verifier may throw it) or generic."""

    def __init__(self, kind: str, text: str) -> None:
        super().__init__(text)
        self.kind = kind
        self.text = text


@dataclass(slots=True)
class Finding:
    """What happened to the request: credentials read, refusals (words, place, whether a missing credential led there), whether it got on."""

    reads: dict[str, Site] = field(default_factory=dict)
    refusals: list[tuple[str, Site, bool]] = field(default_factory=list)
    passes: bool = False
    opaque: bool = False
    path_read: bool = False
    verifier: str = ""
    exhausted: bool = False
