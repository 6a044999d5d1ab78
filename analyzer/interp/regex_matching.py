"""Regular expressions of JavaScript, tried on known texts by a machine of our own: every step is counted, so that none can run away.

https://swtch.com/~rsc/regexp/regexp2.html, https://tc39.es/ecma262/#sec-pattern-semantics
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Any

from analyzer.interp.regex_syntax import ENDS, WORD, Node, Parser, Tree, UnreadableError

if TYPE_CHECKING:
    from collections.abc import Callable

STEPS = 60_000
"""How many steps one search may take: a millisecond is about two thousand."""
LARGEST_PROGRAM = 4_000
ONE, TEXT, RUN, SPLIT, JUMP, SAVE, RESET, MARK, MOVED, START, END, BOUNDARY, AGAIN, LOOK, MATCH = range(15)
Slots = tuple[int, ...]
Instruction = tuple[Any, ...]


class TooManyStepsError(Exception):
    """A search was given up."""


class Program:
    """A pattern as instructions; ``names`` are those of groups."""

    def __init__(self, tree: Tree, flags: str) -> None:
        self.groups = tree.groups
        self.names = tree.names
        self.multiline = "m" in flags
        self.ignore_case = "i" in flags
        self.marks = 0
        self.code: list[Instruction] = []
        self.emit(tree.root, 1)
        self.add((MATCH,))
        self.slots = 2 * (self.groups + 1) + self.marks

    def add(self, instruction: Instruction) -> int:
        """Append an instruction; return where it stands."""
        if len(self.code) > LARGEST_PROGRAM:
            raise UnreadableError("too large")
        self.code.append(instruction)
        return len(self.code) - 1

    def emit(self, node: Node, way: int) -> None:
        """Append the instructions of a node, to be run forwards (1) or, in a lookbehind, backwards (-1)."""
        if node.kind == "row":
            for part in node.parts[::way]:
                self.emit(part, way)
        elif node.kind == "one":
            self.add((ONE, node.matches, way))
        elif node.kind == "alternatives":
            self.emit_alternatives(node, way)
        elif node.kind == "group":
            ends = (2 * node.number, 2 * node.number + 1)[::way]
            self.add((SAVE, ends[0]))
            self.emit(node.parts[0], way)
            self.add((SAVE, ends[1]))
        elif node.kind == "repeat":
            self.emit_repeat(node, way)
        elif node.kind == "look":
            look = self.add((LOOK,))
            self.emit(node.parts[0], -1 if node.behind else 1)
            self.add((MATCH,))
            self.code[look] = (LOOK, node.negated, len(self.code))
        elif node.kind == "again":
            self.add((AGAIN, self.names[node.text] if node.text else node.number, way))
        else:
            self.add(({"start": START, "end": END, "boundary": BOUNDARY}[node.kind], node.negated))

    def emit_alternatives(self, node: Node, way: int) -> None:
        """Append alternatives, the first preferred."""
        leaving: list[int] = []
        for part in node.parts[:-1]:
            split = self.add((SPLIT,))
            self.emit(part, way)
            leaving.append(self.add((JUMP,)))
            self.code[split] = (SPLIT, split + 1, len(self.code))
        self.emit(node.parts[-1], way)
        for place in leaving:
            self.code[place] = (JUMP, len(self.code))

    def emit_repeat(self, node: Node, way: int) -> None:
        """Append a part as often as it must come, then as often as it may."""
        inner, reset = node.parts[0], (node.number, node.last)
        if inner.kind == "one":
            self.add((RUN, inner.matches, way, node.least, node.most, node.greedy))
            return
        for _ in range(node.least):
            self.emit_round(inner, way, reset)
        if node.most is None:
            split = self.add((SPLIT,))
            self.emit_checked(inner, way, reset)
            self.add((JUMP, split))
            self.code[split] = self.branch(split + 1, len(self.code), greedy=node.greedy)
            return
        leaving: list[int] = []
        for _ in range(node.most - node.least):
            leaving.append(self.add((SPLIT,)))
            self.emit_checked(inner, way, reset)
        for place in leaving:
            self.code[place] = self.branch(place + 1, len(self.code), greedy=node.greedy)

    def emit_round(self, inner: Node, way: int, reset: tuple[int, int]) -> None:
        """Append one round: its groups start anew."""
        if reset[1] >= reset[0]:
            self.add((RESET, *reset))
        self.emit(inner, way)

    def emit_checked(self, inner: Node, way: int, reset: tuple[int, int]) -> None:
        """Append one round that counts only where it moves."""
        mark = 2 * (self.groups + 1) + self.marks
        self.marks += 1
        self.add((MARK, mark))
        self.emit_round(inner, way, reset)
        self.add((MOVED, mark))

    @staticmethod
    def branch(inside: int, after: int, *, greedy: bool) -> Instruction:
        """Return the choice between another round and the rest."""
        return (SPLIT, inside, after) if greedy else (SPLIT, after, inside)


class Search:
    """One search in one text, with its steps."""

    def __init__(self, program: Program, text: str, steps: int = STEPS) -> None:
        self.program = program
        self.text = text
        self.left = steps

    def at(self, position: int) -> Slots | None:
        """Return the groups of a match that begins at a position."""
        found = self.run(0, position, (-1,) * self.program.slots)
        if found is None:
            return None
        end, slots = found
        return (position, end, *slots[2 : 2 * (self.program.groups + 1)])

    def first(self, start: int) -> Slots | None:
        """Return the first match from a position on."""
        code = self.program.code
        test: Callable[[str], bool] | None = code[0][1] if code[0][0] == ONE else None
        for position in range(start, len(self.text) + 1):
            if test is not None:
                self.left -= 1
                if position == len(self.text) or not test(self.text[position]):
                    continue
            found = self.at(position)
            if found is not None:
                return found
        return None

    def run(self, counter: int, position: int, slots: Slots) -> tuple[int, Slots] | None:  # noqa: C901, PLR0912, PLR0915  (one dispatch, for speed)
        """Run instructions until a match, going back to the last choice where one fails."""
        code, text, size = self.program.code, self.text, len(self.text)
        choices: list[tuple[Any, ...]] = []
        while True:
            self.left -= 1
            if self.left < 0:
                raise TooManyStepsError
            step = code[counter]
            kind = step[0]
            holds = True
            if kind == ONE:
                place = position if step[2] > 0 else position - 1
                holds = 0 <= place < size and step[1](text[place])
                position += step[2]
                counter += 1
            elif kind == RUN:
                test, way, least, most, greedy = step[1:]
                count = 0
                place = position if way > 0 else position - 1
                wanted = (size if most is None else most) if greedy else least
                while count < wanted and 0 <= place < size and test(text[place]):
                    count += 1
                    place += way
                self.left -= count
                counter += 1
                if count < least:
                    holds = False
                elif greedy:
                    if count > least:
                        choices.append((counter, position, slots, least, count - 1, way))
                    position += way * count
                else:
                    position += way * count
                    if most is None or count < most:
                        choices.append((counter, position, slots, test, None if most is None else most - count, -way))
            elif kind == SPLIT:
                choices.append((step[2], position, slots))
                counter = step[1]
            elif kind == JUMP:
                counter = step[1]
            elif kind in {SAVE, MARK}:
                slots = (*slots[: step[1]], position, *slots[step[1] + 1 :])
                counter += 1
            elif kind == RESET:
                slots = (*slots[: 2 * step[1]], *(-1,) * (2 * (step[2] - step[1] + 1)), *slots[2 * step[2] + 2 :])
                counter += 1
            elif kind == MOVED:
                holds = slots[step[1]] != position
                counter += 1
            elif kind == MATCH:
                return position, slots
            elif kind == LOOK:
                found = self.run(counter + 1, position, slots)
                holds = (found is None) is step[1]
                slots = found[1] if found is not None and holds else slots
                counter = step[2]
            elif kind == AGAIN:
                moved = self.repeated(step, position, slots)
                holds = moved is not None
                position = moved if moved is not None else position
                counter += 1
            else:
                holds = self.holds(kind, position, negated=step[1])
                counter += 1
            while not holds:
                if not choices:
                    return None
                choice = choices.pop()
                counter, position, slots = choice[:3]
                holds = True
                if len(choice) > 3:
                    holds, position = self.resumed(choice, choices)

    def resumed(self, choice: tuple[Any, ...], choices: list[tuple[Any, ...]]) -> tuple[bool, int]:
        """Return whether a run of characters may be shorter (or, where it is lazy, longer) by one, and where it ends then."""
        counter, position, slots, *rest = choice
        self.left -= 1
        if callable(rest[0]):
            test, room, way = rest[0], rest[1], -rest[2]
            place = position if way > 0 else position - 1
            if room == 0 or not 0 <= place < len(self.text) or not test(self.text[place]):
                return False, position
            choices.append((counter, position + way, slots, test, None if room is None else room - 1, -way))
            return True, position + way
        least, count, way = rest
        if count > least:
            choices.append((counter, position, slots, least, count - 1, way))
        return True, position + way * count

    def repeated(self, step: Instruction, position: int, slots: Slots) -> int | None:
        """Return where the text of a group ends that comes again; None where it does not."""
        begin, end = slots[2 * step[1]], slots[2 * step[1] + 1]
        if begin < 0 or end < 0:
            return position
        part = self.text[begin:end]
        place = position if step[2] > 0 else position - len(part)
        found = self.text[place : place + len(part)] if place >= 0 else ""
        same = found.lower() == part.lower() if self.program.ignore_case else found == part
        return position + step[2] * len(part) if same and len(found) == len(part) else None

    def holds(self, kind: int, position: int, *, negated: bool) -> bool:
        """Return whether an assertion holds at a position."""
        text = self.text
        if kind == START:
            return position == 0 or (self.program.multiline and text[position - 1] in ENDS)
        if kind == END:
            return position == len(text) or (self.program.multiline and text[position] in ENDS)
        before = position > 0 and text[position - 1] in WORD
        after = position < len(text) and text[position] in WORD
        return (before is not after) is not negated


@lru_cache(maxsize=512)
def compiled(source: str, flags: str) -> Program | None:
    """Return a pattern ready to be searched for; None for one that is wrong or not modelled."""
    if "v" in flags:
        return None
    try:
        return Program(Parser(source, flags).tree(), flags)
    except (UnreadableError, RecursionError, OverflowError):
        return None
