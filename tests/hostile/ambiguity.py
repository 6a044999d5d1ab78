"""Whether a regular expression can backtrack exponentially: told from the expression, without a clock.

It can where some text leads from a place in the expression back to it in two different ways (Weber and Seidl, "On the degree of
ambiguity of finite automata", 1991). The automaton is Glushkov's: one state for each character of the expression. Where two ways lead
from one state to the next, or a choice in a repetition has two empty ways, a text is ambiguous as well. A repetition of many is taken
for one without end, what looks around for nothing, a character above U+00FF for any other: too strict rather than too lax.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from re import _constants as c  # type: ignore[attr-defined]
from re import _parser  # type: ignore[attr-defined]
from typing import Any

_FEW = 3
_OTHER = 256
_ALL = frozenset(range(_OTHER + 1))
_CLASSES = {c.CATEGORY_DIGIT: r"\d", c.CATEGORY_SPACE: r"\s", c.CATEGORY_WORD: r"\w"}
_NEGATED = {c.CATEGORY_NOT_DIGIT: r"\d", c.CATEGORY_NOT_SPACE: r"\s", c.CATEGORY_NOT_WORD: r"\w"}


@dataclass
class Part:
    """A piece of the automaton: the states it can begin and end with, and whether it may be passed without a character."""

    first: list[int] = field(default_factory=list)
    last: list[int] = field(default_factory=list)
    empty: bool = True


class Automaton:
    """The states of an expression: the characters of each, and which may follow which."""

    def __init__(self, pattern: str | bytes, flags: int = 0) -> None:
        self.characters: list[frozenset[int]] = []
        self.follows: dict[int, set[int]] = defaultdict(set)
        self.doubled: set[tuple[int, int]] = set()
        self.vain = False
        self._rounds = 0
        self.folds = bool(flags & re.IGNORECASE)
        self._sequence(_parser.parse(pattern, flags & ~re.DEBUG))

    def loops(self) -> Iterable[frozenset[int]]:
        """Return the sets of states that reach each other."""
        reach = {state: self._reached(state) for state in range(len(self.characters))}
        found = {frozenset(other for other in reach[state] if state in reach[other]) for state in reach if state in reach[state]}
        return sorted(found, key=min)

    def ambiguous(self) -> bool:
        """Return whether two different ways lead from a state to itself over one text."""
        loops = list(self.loops())
        doubled = any(one in loop and other in loop for one, other in self.doubled for loop in loops)
        return self.vain or doubled or any(self._ambiguous(loop) for loop in loops)

    def _join(self, last: Iterable[int], first: Iterable[int]) -> None:
        for state in last:
            self.doubled.update((state, other) for other in first if other in self.follows[state])
            self.follows[state].update(first)

    def _ambiguous(self, loop: frozenset[int]) -> bool:
        edges: dict[tuple[int, int], set[tuple[int, int]]] = defaultdict(set)
        back: dict[tuple[int, int], set[tuple[int, int]]] = defaultdict(set)
        waiting = [(state, state) for state in loop]
        seen = set(waiting)
        while waiting:
            pair = waiting.pop()
            for one in self.follows[pair[0]] & loop:
                for other in self.follows[pair[1]] & loop:
                    if self.characters[one] & self.characters[other]:
                        edges[pair].add((one, other))
                        back[one, other].add(pair)
                        if (one, other) not in seen:
                            seen.add((one, other))
                            waiting.append((one, other))
        ending = [(state, state) for state in loop]
        home = set(ending)
        while ending:
            for pair in back[ending.pop()]:
                if pair not in home:
                    home.add(pair)
                    ending.append(pair)
        return any(one != other for one, other in home & seen)

    def _reached(self, state: int) -> set[int]:
        found: set[int] = set()
        waiting = [state]
        while waiting:
            for other in self.follows[waiting.pop()] - found:
                found.add(other)
                waiting.append(other)
        return found

    def _state(self, characters: frozenset[int]) -> Part:
        if self.folds:
            characters |= {ord(chr(code).swapcase()) for code in characters if code < 128}
        self.characters.append(characters)
        state = len(self.characters) - 1
        return Part([state], [state], empty=False)

    def _then(self, one: Part, other: Part) -> Part:
        self._join(one.last, other.first)
        first = one.first + (other.first if one.empty else [])
        last = other.last + (one.last if other.empty else [])
        return Part(first, last, empty=one.empty and other.empty)

    def _sequence(self, items: Iterable[Any]) -> Part:
        part = Part()
        for kind, given in items:
            part = self._then(part, self._item(kind, given))
        return part

    def _item(self, kind: Any, given: Any) -> Part:
        if kind is c.LITERAL:
            return self._state(frozenset({min(given, _OTHER)}))
        if kind is c.NOT_LITERAL:
            return self._state(_ALL - ({given} if given < _OTHER else set()))
        if kind is c.ANY:
            return self._state(_ALL - {10})
        if kind is c.IN:
            return self._state(_among(given))
        if kind is c.BRANCH:
            return self._either([self._sequence(branch) for branch in given[1]])
        if kind is c.SUBPATTERN:
            return self._sequence(given[3])
        if kind is c.ATOMIC_GROUP:
            return self._sequence(given)
        if kind in {c.MAX_REPEAT, c.MIN_REPEAT, c.POSSESSIVE_REPEAT}:
            return self._repeated(*given)
        return Part()

    def _either(self, parts: list[Part]) -> Part:
        self.vain = self.vain or (self._rounds > 0 and sum(part.empty for part in parts) > 1)
        first = [state for part in parts for state in part.first]
        last = [state for part in parts for state in part.last]
        return Part(first, last, empty=any(part.empty for part in parts))

    def _repeated(self, least: int, most: int, inner: Any) -> Part:
        if most <= _FEW:
            part = Part()
            for number in range(most):
                once = self._sequence(inner)
                part = self._then(part, Part(once.first, once.last, empty=once.empty or number >= least))
            return part
        self._rounds += 1
        once = self._sequence(inner)
        self._rounds -= 1
        self._join(once.last, once.first)
        return Part(once.first, once.last, empty=once.empty or least == 0)


def _among(items: list[Any]) -> frozenset[int]:
    found: set[int] = set()
    negated = items[0][0] is c.NEGATE
    for kind, given in items[negated:]:
        if kind is c.LITERAL:
            found.add(min(given, _OTHER))
        elif kind is c.RANGE:
            found.update(range(min(given[0], _OTHER), min(given[1], _OTHER) + 1))
        elif kind is c.CATEGORY:
            word = _CLASSES.get(given) or _NEGATED[given]
            inside = {code for code in range(_OTHER) if re.match(word, chr(code))} | {_OTHER}
            found |= inside if given in _CLASSES else (_ALL - inside) | {_OTHER}
    return _ALL - (found - {_OTHER}) if negated else frozenset(found)
