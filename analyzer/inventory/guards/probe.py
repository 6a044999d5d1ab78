"""A middleware, run on paper for one request without credentials, to see whether it is refused.

Nothing is registered and nothing outside the probe changes; both sides of an undecided test are followed, each with its own variables.
"""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING, Literal

from analyzer.interp.values import Const, FunctionValue, OneOf, Site, Value
from analyzer.inventory.guards.bodies import closure_call, function_call
from analyzer.inventory.guards.calls import call_value
from analyzer.inventory.guards.choices import plain
from analyzer.inventory.guards.evaluators import EVALUATORS
from analyzer.inventory.guards.finding import Finding
from analyzer.inventory.guards.flow import run_block
from analyzer.inventory.guards.kept import Kept, kept_by
from analyzer.inventory.guards.kinds import method
from analyzer.inventory.guards.stand_ins import certain
from analyzer.inventory.guards.values import GIVEN, SOUGHT, UNKNOWN, Absent, Closure, Missing, Names, Raised, Role, is_own

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterator

    from analyzer.interp.interpreter import Interpreter
    from analyzer.inventory.guards.branches import Ending
    from analyzer.inventory.guards.memory import Outcome
    from analyzer.inventory.guards.paths import Question, Request
    from analyzer.syntax import program as p

STEPS = 60_000
UNNAMED = frozenset({"header", "parameter"})
NESTING = 150


class Probe:
    """One run.

    ``request`` is what is asked for, None for anything; ``memory`` is what calls came to, for all runs;
    ``beyond`` is the handler that a wrapper stands around: reaching it is getting on.
    ``kept_on`` is what earlier ones have kept on the request.
    ``served`` counts what has been done for somebody with a socket, and ``parted`` is what that was where tests of a missing credential
    have parted him from others, None where none have.
    ``open_choices``: what a setting has chosen may be anything else that it chooses from, and not its default alone.
    ``unnamed``: what headers and parameters are whose names say nothing: missing where it is None, a ``credential``, or ``given``.
    """

    def __init__(
        self,
        interp: Interpreter,
        request: Request | None,
        memory: dict[Hashable, Outcome],
        beyond: p.Function | None = None,
        kept_on: Kept | None = None,
        *,
        unnamed: Literal["credential", "given"] | None = None,
        open_choices: bool = False,
    ) -> None:
        self.interp = interp
        self.request = request
        self.memory = memory
        self.beyond = beyond
        self.trace: list[Question] = []
        self.found = Finding()
        self.steps = STEPS
        self.nesting = 0
        self.depth = 0
        self.site = Site("", 0)
        self.active: list[tuple[int, int]] = []
        self.raised: list[list[Raised]] = [[]]
        self.caught: list[list[Raised]] = []
        self.silent = 0
        self.seen = False
        self.blind = False
        self.names: Names | None = None
        self.trying = 0
        self.served = 0
        self.parted: int | None = None
        self.unnamed = unnamed
        self.open_choices = open_choices
        self.kept_on = kept_on if kept_on is not None else Kept()
        self._kept: dict[int, frozenset[str]] = {}

    @property
    def led(self) -> bool:
        """Whether a missing credential has led to what runs now."""
        return self.names is not None and (self.names.absence or self.names.inherited)

    @property
    def led_here(self) -> bool:
        """Whether it has done so in the function that runs, and not only to its call."""
        return self.names is not None and self.names.absence

    def kept(self, function: p.Function) -> frozenset[str]:
        """Return the names of what a function keeps on the request."""
        known = self._kept.get(id(function))
        if known is None:
            known = self._kept[id(function)] = kept_by(function)
        return known

    def evaluate(self, node: p.Expr | None, names: Names) -> Value:
        """Return what an expression is worth for a request without credentials."""
        handler = EVALUATORS.get(type(node))
        self.steps -= 1
        if handler is None or node is None:
            return UNKNOWN
        if self.steps < 0 or self.nesting > NESTING:
            self.found.exhausted = True
            return UNKNOWN
        if node.line:
            self.site = Site(names.function.file, node.line)
        self.nesting += 1
        try:
            value: Value = handler(self, node, names)
        finally:
            self.nesting -= 1
        return plain(self, value) if isinstance(value, Const) else value

    def run(self, statements: list[p.Stmt], names: Names) -> Ending:
        """Run statements; return how they ended early, or None."""
        return run_block(self, statements, names)

    def call(
        self,
        callee: Value,
        arguments: list[Value],
        keywords: dict[str, Value] | None = None,
        this: Value | None = None,
        *,
        new: bool = False,
    ) -> Value:
        """Return what calling a value returns."""
        return call_value(self, callee, arguments, keywords or {}, this, new=new)

    def enter(self, function: FunctionValue | Closure, arguments: list[Value], keywords: dict[str, Value], this: Value | None) -> Value:
        """Run a function's body."""
        if self.beyond is not None and function.node is self.beyond:
            self.found.passes = True
            return UNKNOWN
        return (
            closure_call(self, function, arguments, keywords)
            if isinstance(function, Closure)
            else function_call(self, function, arguments, keywords, this)
        )

    def read(self, value: Value) -> Value:
        """Remember a credential that was looked for; what is looked for instead of a missing one is missing, too."""
        if value is SOUGHT and self.led:
            return Absent("token")
        if isinstance(value, Absent) and not value.credential and value.kind in UNNAMED:
            self.found.asks_unnamed = True
            if self.unnamed == "given":
                return GIVEN
            value = Missing(value.kind) if self.unnamed and not value.truth else value
        if isinstance(value, Absent) and value.credential and not self.silent:
            self.found.reads.setdefault(value.kind, self.site)
            self.seen = True
        return value

    def asked(self, value: Value) -> Value:
        """Return what is asked for by a test; it is remembered where the application keeps that on the request."""
        self.found.asks_own = self.found.asks_own or is_own(value)
        if isinstance(value, Role) and value.name == "session":
            self.read(Absent("session"))
        weighs = method(value, "__bool__")
        return self.enter(weighs, [], {}, value) if weighs is not None else value

    def carry(self, name: str, value: Value) -> None:
        """Remember what is kept on the request for those that come later; only what follows from a missing credential is known."""
        forked = self.names is not None and self.names.forked
        kept = None if forked else certain(value)
        self.kept_on.put(name, kept if kept is not None else UNKNOWN)

    def carried(self, name: str, otherwise: Value) -> Value:
        """Return what has been kept on the request under a name."""
        found = self.kept_on.values.get(name, UNKNOWN) if is_own(otherwise) else UNKNOWN
        return otherwise if found is UNKNOWN or isinstance(found, OneOf) else self.read(found)

    def refuse(self, text: str, *, weak: bool = False, because: bool = False, blind: bool = False) -> None:
        """Remember that the request is refused here; a weak refusal counts only where a missing credential has led to it."""
        absence = because or self.led
        if not self.silent and (absence or not weak):
            self.found.refusals.append((text, self.site, absence))
            self.found.blind += (blind or self.blind) and not absence
            self.found.certain = self.found.certain or (self.names is not None and not self.names.undecided)

    def may_raise(self, kind: str, text: str, of: Value | None = None, blind: bool = False) -> None:  # noqa: FBT001, FBT002  (a `Raised`)
        """Remember that the code may throw here."""
        self.raised[-1].append(Raised(kind, text, of, blind))

    @contextmanager
    def unheard(self) -> Iterator[None]:
        """Run what another guard answers for: nothing is remembered."""
        self.silent += 1
        self.raised.append([])
        try:
            yield
        finally:
            self.silent -= 1
            self.raised.pop()
