"""The abstract interpreter's state and its entry points; it knows no framework.

Both sides of an undecided branch run; every bound that is hit is remembered.
"""

from __future__ import annotations

import sys
import time
from contextlib import contextmanager
from typing import TYPE_CHECKING, TypeVar

import msgspec

from analyzer.interp import calls, declarations, evaluate, execute, members, modules, operators_python, recursion
from analyzer.interp.bounds import Bounds
from analyzer.interp.branches import Branch
from analyzer.interp.conditions import Condition, Reason
from analyzer.interp.javascript_conversions import number_text
from analyzer.interp.scope import Scope
from analyzer.interp.values import HOLE, NOWHERE, Const, FunctionValue, Instance, ModuleValue, OneOf, Record, Site, Unknown, Value, moment

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from collections.abc import Sequence as Items

    from analyzer.interp.failures import Expected, Failure
    from analyzer.interp.hosts import Host
    from analyzer.interp.instead import Later
    from analyzer.interp.managed import Entering
    from analyzer.interp.recursion import Making
    from analyzer.interp.values import ClassValue, External, Invocation
    from analyzer.interp.world import World
    from analyzer.syntax import program

Item = TypeVar("Item")
sys.setrecursionlimit(max(sys.getrecursionlimit(), 20_000))


class Frame(msgspec.Struct):
    """A running function: where it was called, what it may have returned or yielded already, and how deep it is nested.

    ``depth`` counts the functions above since the module whose code runs, ``total`` those in all.
    ``endless`` tells that a generator yields more, ``doubts`` how often something may have ended what runs before its end;
    ``conditions`` counts what was undecided when it was called, at the moment ``since``, and ``registered`` what had been registered.
    ``instead`` is what it would return under other settings.
    """

    function: FunctionValue | None
    site: Site
    pending: list[Value]
    yields: list[Value]
    depth: int = 0
    total: int = 0
    endless: bool = False
    doubts: int = 0
    conditions: int = 0
    registered: int = 0
    instead: list[Value] | None = None
    since: int = msgspec.field(default_factory=moment)


class Undecided(msgspec.Struct, frozen=True):
    """An expression that stopped the reading."""

    reason: str
    expression: str
    site: Site


class Interpreter:
    """One run over one service: modules are executed once, registrations land in the framework models' hosts.

    ``says_off`` tells whether a setting of that value is off; what can be off is off until somebody sets it.
    ``python`` and ``javascript`` tell which language's rules hold for values.
    """

    made_by_library: Callable[[Interpreter, External, Invocation], Value | None] | None = None
    annotated: Callable[[Interpreter, External, Value], Value] | None = None
    called: dict[int, int]
    served: dict[int, tuple[FunctionValue, list[FunctionValue]]]

    def __init__(self, world: World, bounds: Bounds, says_off: Callable[[str], bool], *, python: bool) -> None:
        self.world, self.python, self.says_off = world, python, says_off
        self.bounds, self.fuel = bounds, bounds.fuel
        self.work = self.bounds.fuel * self.bounds.expressions
        self.deadline = time.monotonic() + self.bounds.seconds if self.bounds.seconds else None
        self.late, self.site = False, NOWHERE
        self.reserves: list[int] = []
        self.modules: dict[str, ModuleValue] = {}
        self.host_modules: dict[str, Value] = {}
        self.globals: dict[str, dict[str, Value]] = {"python": {}, "javascript": {}}
        self.catching: list[Expected] = []
        self.failed: Failure | None = None
        self.handling: list[Failure] = []
        self.awaited: dict[int, bool] = {}
        self.stack: list[Frame] = [Frame(None, NOWHERE, [], [])]
        self.conditions: list[Condition] = []
        self.written: list[dict[tuple[int, str], tuple[Scope, Value | None]]] = []
        self.labels: list[Reason] = []
        self.started, self.walked = set[str](), set[str]()
        self.entry, self.called, self.served = "", {}, {}
        self.active, self.cost = dict[int, int](), dict[int, int]()
        self.loading, self.search_path = list[str](), list[str]()
        self.nesting = self.excused = self.symbols = self.comparing = self.registered = self.listed = self.borne = 0
        self.hits: dict[str, Site] = {}
        self.given_up: dict[str, tuple[int, Site]] = {}
        self.faults: dict[tuple[str, str], Site] = {}
        self.undecided: list[Undecided] = []
        self.singletons: dict[int, Value] = {}
        self.optional: dict[int, tuple[Value, str]] = {}
        self.given_when: dict[int, tuple[Value, tuple[Condition, ...]]] = {}
        self.instead: dict[int, tuple[Value, list[Value | Later]]] = {}
        self.held_when: dict[tuple[int, object], tuple[Value, Condition]] = {}
        self.on_libraries: dict[tuple[str, tuple[str, ...]], dict[str, Value]] = {}
        self.subclasses: dict[int, list[ClassValue]] = {}
        self.facts: dict[str, list[Host]] = {}
        self.identities: dict[int, Host] = {}
        self.entering: list[Entering] = []
        self.making: list[ClassValue] = []
        self.ways: list[tuple[int, bool]] = []
        self.handed: dict[int, FunctionValue] = {}
        self.makings: list[Making] = []
        self.fruitful: set[int] = set()
        self.metadata: dict[tuple[str, int, str], tuple[Value, Value]] = {}
        self.named: dict[str, frozenset[str]] = {}
        self.settling: set[tuple[str, str]] = set()
        self.asking: set[tuple[int, str]] = set()

    # --- bounds ---

    @property
    def fruits(self) -> int:
        """How much has come of the run so far: what was registered, and the folders that were listed."""
        return self.registered + len(self.walked)

    @property
    def answered_for(self) -> int:
        """The fuel as it would be had modules, and what was given up, used none: the functions and loops around do not answer for that."""
        return self.fuel + self.excused

    def spend(self, amount: int = 1) -> bool:
        """Use fuel; return False (and remember it) when there is none left."""
        self.fuel -= amount
        if self.deadline is not None and time.monotonic() > self.deadline:
            self.late, self.work = True, -1
        if self.work < 0:
            self.hit("seconds" if self.late else "fuel")
            return False
        if self.fuel < 0:
            if not self.reserves:
                self.hit("fuel")
            return self.fed()
        return True

    def fed(self) -> bool:
        """Give what is only tried another ration, from what lies by, where it has registered something since the last."""
        if not self.reserves or self.registered <= self.borne:
            return False
        for at in range(len(self.reserves) - 1, -1, -1):
            given = max(min(self.bounds.started - self.fuel, self.reserves[at]), 0)
            self.reserves[at] -= given
            self.fuel += given
        self.borne = self.registered
        return self.fuel >= 0

    def weigh(self, size: int) -> None:
        """Count work that grows with a collection or a text: two items are as much as one expression."""
        self.work -= size >> 1

    @contextmanager
    def ration(self, amount: int) -> Iterator[None]:
        """Run a block on a part of the fuel: what is only tried must not use up what the rest needs."""
        given = min(amount, max(self.fuel, 0))
        self.borne = self.registered
        self.reserves.append(self.fuel - given)
        self.fuel = given
        try:
            yield
        finally:
            if self.fuel < 0 and given == amount:
                self.give_up("callbacks")
            self.fuel = max(self.fuel, 0) + self.reserves.pop()

    @contextmanager
    def full_supply(self) -> Iterator[None]:
        """Run a block on all the fuel there is: a module's code runs once, and half a module is worth nothing."""
        own, reserves = max(self.fuel, 0), self.reserves
        self.reserves = []
        self.fuel = start = own + sum(reserves)
        try:
            yield
        finally:
            used = start - self.fuel
            self.fuel, self.reserves = own, reserves
            if reserves:
                reserves[0] -= used
            else:
                self.fuel -= used

    def hit(self, bound: str) -> None:
        """Remember that a bound was hit, and where first."""
        self.hits.setdefault(bound, self.site)

    def within(self, items: Items[Item]) -> Items[Item]:
        """Return the items that a loop or a callback goes through; that there are more is said."""
        if len(items) > self.bounds.rounds:
            self.hit("rounds")
        return items[: self.bounds.rounds]

    def give_up(self, what: str) -> None:
        """Remember that something was left since it used much, how often, and where first."""
        count, first = self.given_up.get(what, (0, self.site))
        self.given_up[what] = (count + 1, first)

    def fault(self, error: Exception) -> None:
        """Remember that our own code failed, and where."""
        self.faults.setdefault((type(error).__name__, self.site.file), self.site)

    def note(self, reason: str, expression: str, site: Site | None = None) -> None:
        """Remember an expression that could not be decided."""
        found = Undecided(reason, expression[:160], site or self.site)
        if len(self.undecided) < 5_000:
            self.undecided.append(found)

    # --- conditions ---

    def under(self, why: str | program.Expr, *, soft: bool, holds: bool = True) -> Branch:
        """Run a block as one that may not run."""
        return Branch(self, (Condition(why, soft, holds, moment()),))

    @contextmanager
    def labelled(self, text: str, *, holds: bool = True) -> Iterator[None]:
        """Run a block that runs by default but that a setting may switch off: what it registers is conditional, what it assigns is not."""
        self.labels.append(Reason(text, holds))
        try:
            yield
        finally:
            self.labels.pop()

    @property
    def reasons(self) -> tuple[Reason, ...]:
        """What decides whether the present code runs; empty when it always does."""
        if not self.conditions and not self.labels:
            return ()
        found = [*(condition.reason for condition in self.conditions), *self.labels]
        return tuple(dict.fromkeys(reason for reason in found if reason.text))

    @property
    def off(self) -> bool:
        """Whether the present code runs only if somebody changes a setting."""
        return any(condition.soft for condition in self.conditions)

    # --- running ---

    def start(self, path: str) -> ModuleValue | None:
        """Return the module at ``path``, executed as the program that is started; what was imported before begins at its main guard."""
        known = self.modules.get(path) if path not in self.started else None
        self.started.add(path)
        self.entry = path
        if known is not None:
            execute.run_main(self, known)
            return known
        return modules.load(self, path)

    def start_in_package(self, path: str) -> ModuleValue | None:
        """Return the module at ``path``, started when the packages that it is in are loaded."""
        self.entry = path
        modules.load_packages(self, path)
        return self.start(path)

    load = modules.load

    evaluate = evaluate.evaluate
    run = execute.run_block

    def decorate(self, value: Value, decorators: list[program.Expr], scope: Scope) -> Value:
        """Return ``value`` decorated."""
        return declarations.decorate(self, value, decorators, scope)

    def push(self, function: FunctionValue | None, site: Site) -> Frame:
        """Enter a function or module; the caller pops ``stack``."""
        above = self.stack[-1]
        depth, total = (0, above.total) if function is None else (above.depth + 1, above.total + 1)
        frame = Frame(function, site, [], [], depth, total, conditions=recursion.undecided(self), registered=self.registered)
        self.stack.append(frame)
        return frame

    def invoke(self, callee: Value, call: Invocation, *, new: bool = False) -> Value:
        """Return what calling (or constructing) ``callee`` returns."""
        if self.nesting >= self.bounds.nesting:
            self.hit("depth")
            return self.unknown("call")
        self.nesting += 1
        try:
            return calls.invoke(self, callee, call, new=new)
        finally:
            self.nesting -= 1

    get = members.get_member

    # --- reading values ---

    def text_of(self, value: Value | None) -> str | None:
        """Return ``value`` as the text of a path or name, with ``HOLE`` for what is not known; None for no text at all."""
        if isinstance(value, Const):
            if value.value is None:
                return None
            if isinstance(value.value, bool):
                return str(value.value) if self.python else "true" if value.value else "false"
            if not self.python and isinstance(value.value, (int, float)):
                return number_text(value.value)
            return str(value.value)
        if value is None:
            return None
        if isinstance(value, OneOf):
            return self.text_of(value.options[0])
        if isinstance(value, Record) and value.kind == "url":
            return self.text_of(value.entries.get("href"))
        if self.python and isinstance(value, Instance):
            return operators_python.text_of(self, value)
        return HOLE

    def texts_of(self, value: Value | None) -> list[str]:
        """Return every text that ``value`` may be."""
        if isinstance(value, OneOf):
            return [text for option in value.options for text in self.texts_of(option)]
        text = self.text_of(value)
        return [] if text is None else [text]

    def variable(self, name: str | None, default: Value | None = None) -> Value:
        """Return an environment variable: its committed default, else ``default``; a setting may override either."""
        text = self.world.variable(name, self.site.file) if name is not None else None
        if text is not None:
            return Const(text, soft=True, site=self.site)
        if isinstance(default, Const):
            return Const(default.value, soft=True, site=default.site)
        return default if default is not None else Unknown(f"environment {name}", self.site, absent=True)

    def required_variable(self, name: str | None) -> Value:
        """Return an environment variable without which a program stops: where it is not committed, what deploys the program has set it."""
        value = self.variable(name)
        if not isinstance(value, Unknown):
            return value
        text = self.world.deployed(name, self.site.file) if name is not None else None
        return Const(text, soft=True, site=self.site) if text is not None else Unknown(value.reason, value.site)

    def unknown(self, reason: str) -> Unknown:
        """Return an unknown that remembers where it came up."""
        return Unknown(reason, self.site)
