"""JavaScript's regular expressions as trees: what each part of a pattern asks of a text.

https://tc39.es/ecma262/#sec-patterns, with the leniency of annex B
"""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

import msgspec

from analyzer.interp.javascript_conversions import SPACES

if TYPE_CHECKING:
    from collections.abc import Callable

DEEPEST = 40
LONGEST = 2_000
WORD = frozenset("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_")
DIGITS = frozenset("0123456789")
ENDS = frozenset("\n\r\u2028\u2029")
CONTROLS = {"t": "\t", "n": "\n", "v": "\v", "f": "\f", "r": "\r"}
QUANTIFIER = re.compile(r"([*+?]|\{(\d+)(,(\d*))?\})(\??)", re.ASCII)
GROUP_NAME = re.compile(r"\(\?<([A-Za-z_$][\w$]*)>")
CATEGORIES = {
    "Letter": "L", "Lowercase_Letter": "Ll", "Uppercase_Letter": "Lu", "Number": "N", "Decimal_Number": "Nd", "Punctuation": "P",
    "Symbol": "S", "Separator": "Z", "Mark": "M", "Other": "C",
}  # fmt: skip
GENERAL = re.compile(r"L[lutmo]?|N[dlo]?|P[cdseifo]?|S[mcko]?|Z[slp]?|M[nce]?|C[cfson]?")


class UnreadableError(ValueError):
    """A pattern that is wrong, or that uses what is not modelled."""


class Node(msgspec.Struct):
    """A part of a pattern; ``kind`` says which of the fields matter."""

    kind: str
    matches: Callable[[str], bool] | None = None
    parts: list[Node] = msgspec.field(default_factory=list)
    text: str = ""
    number: int = 0
    least: int = 0
    most: int | None = None
    greedy: bool = True
    negated: bool = False
    behind: bool = False
    last: int = 0


class Tree(msgspec.Struct):
    """A pattern: its root, how many groups it has, and which of them have names."""

    root: Node
    groups: int
    names: dict[str, int]


def among(characters: frozenset[str]) -> Callable[[str], bool]:
    """Return the test for one of some characters."""
    return characters.__contains__


def folding(test: Callable[[str], bool]) -> Callable[[str], bool]:
    """Return a test that holds in either case."""
    return lambda c: test(c) or test(c.lower()) or test(c.upper())


def opposite(test: Callable[[str], bool]) -> Callable[[str], bool]:
    """Return the opposite of a test."""
    return lambda c: not test(c)


def category(name: str) -> Callable[[str], bool]:
    r"""Return the test for ``\p{name}``."""
    short = CATEGORIES.get(name.partition("=")[2] or name, name.partition("=")[2] or name)
    if not GENERAL.fullmatch(short):
        raise UnreadableError(name)
    return lambda c: unicodedata.category(c).startswith(short)


CLASSES = {"d": among(DIGITS), "w": among(WORD), "s": among(frozenset(SPACES))}


class Parser:
    """Reads one pattern from left to right."""

    def __init__(self, source: str, flags: str) -> None:
        self.source = source
        self.at = 0
        self.unicode = "u" in flags
        self.ignore_case = "i" in flags
        self.dot_all = "s" in flags
        self.groups = 0
        self.names = dict.fromkeys(GROUP_NAME.findall(source), 0)
        self.total = len(re.findall(r"(?<!\\)\((?!\?)|\(\?<[^=!]", source))
        self.depth = 0

    def tree(self) -> Tree:
        """Return the whole pattern."""
        if len(self.source) > LONGEST:
            raise UnreadableError("too long")
        root = self.alternatives()
        if self.at < len(self.source):
            raise UnreadableError("unmatched )")
        return Tree(root, self.groups, self.names)

    def ahead(self, text: str) -> bool:
        """Go past ``text`` where it comes next."""
        if self.source.startswith(text, self.at):
            self.at += len(text)
            return True
        return False

    def alternatives(self) -> Node:
        """Return what stands between bars."""
        self.depth += 1
        if self.depth > DEEPEST:
            raise UnreadableError("too deep")
        options = [self.row()]
        while self.ahead("|"):
            options.append(self.row())
        self.depth -= 1
        return options[0] if len(options) == 1 else Node("alternatives", parts=options)

    def row(self) -> Node:
        """Return parts that follow each other."""
        parts: list[Node] = []
        while self.at < len(self.source) and self.source[self.at] not in "|)":
            before = self.groups
            part = self.atom()
            found = QUANTIFIER.match(self.source, self.at)
            if found is not None:
                self.at = found.end()
                part = self.quantified(part, found, before)
            parts.append(part)
        return Node("row", parts=parts)

    def quantified(self, part: Node, found: re.Match[str], before: int) -> Node:
        """Return a part that may come several times."""
        if part.kind in {"start", "end", "boundary"} or (part.kind == "look" and part.behind):
            raise UnreadableError("nothing to repeat")
        sign, least, ranged, most, lazy = found.groups()
        if least is None:
            low, high = {"*": (0, None), "+": (1, None), "?": (0, 1)}[sign]
        else:
            low = min(int(least), 100_000)
            high = low if ranged is None else min(int(most), 100_000) if most else None
        if high is not None and high < low:
            raise UnreadableError("numbers out of order")
        return Node("repeat", parts=[part], least=low, most=high, greedy=not lazy, number=before + 1, last=self.groups)

    def atom(self) -> Node:
        """Return one part without its quantifier."""
        character = self.source[self.at]
        self.at += 1
        if character == "(":
            return self.group()
        if character == "[":
            return self.char_class()
        if character == "\\":
            return self.escape()
        if character in "^$":
            return Node("start" if character == "^" else "end")
        if character == ".":
            return Node("one", (lambda _c: True) if self.dot_all else opposite(among(ENDS)))
        if character in "*+?" or (character == "{" and (self.unicode or QUANTIFIER.match(self.source, self.at - 1))):
            raise UnreadableError("nothing to repeat")
        return self.literal(character)

    def literal(self, character: str) -> Node:
        """Return the part that is one character."""
        if self.ignore_case and character.lower() != character.upper():
            return Node("one", among(frozenset({character, character.lower(), character.upper()})))
        return Node("one", among(frozenset({character})), text=character)

    def group(self) -> Node:
        """Return what stands in parentheses."""
        for opening, behind, negated in (("?=", False, False), ("?!", False, True), ("?<=", True, False), ("?<!", True, True)):
            if self.ahead(opening):
                before = self.groups + 1
                found = Node("look", parts=[self.alternatives()], behind=behind, negated=negated, number=before, last=self.groups)
                found.last = self.groups
                return self.closed(found)
        if self.ahead("?:"):
            return self.closed(self.alternatives())
        name = GROUP_NAME.match(self.source, self.at - 1)
        if name is not None:
            self.at = name.end()
        elif self.ahead("?"):
            raise UnreadableError("group")
        self.groups += 1
        number = self.groups
        if name is not None:
            self.names[name[1]] = number
        return self.closed(Node("group", parts=[self.alternatives()], number=number))

    def closed(self, node: Node) -> Node:
        """Return a group past its end."""
        if not self.ahead(")"):
            raise UnreadableError("unterminated group")
        return node

    def escape(self) -> Node:
        """Return what a backslash means outside of brackets."""
        if self.at >= len(self.source):
            raise UnreadableError("\\ at the end")
        character = self.source[self.at]
        if character in "bB":
            self.at += 1
            return Node("boundary", negated=character == "B")
        if character == "k" and self.names:
            found = re.compile(r"k<([^>]+)>").match(self.source, self.at)
            if found is None or found[1] not in self.names:
                raise UnreadableError("\\k")
            self.at = found.end()
            return Node("again", text=found[1])
        digits = re.compile(r"[1-9]\d*", re.ASCII).match(self.source, self.at)
        if digits is not None and int(digits[0]) <= self.total:
            self.at = digits.end()
            return Node("again", number=int(digits[0]))
        test = self.class_escape()
        if test is not None:
            return Node("one", test)
        return self.literal(self.character_escape())

    def class_escape(self) -> Callable[[str], bool] | None:
        r"""Return the test of ``\d`` and its kin; None where none follows."""
        character = self.source[self.at] if self.at < len(self.source) else ""
        if character and character in "dDwWsS":
            self.at += 1
            test = CLASSES[character.lower()]
            return test if character.islower() else opposite(test)
        if self.unicode and character and character in "pP":
            found = re.compile(r"[pP]\{([\w=]+)\}").match(self.source, self.at)
            if found is None:
                raise UnreadableError("\\p")
            self.at = found.end()
            return category(found[1]) if character == "p" else opposite(category(found[1]))
        return None

    def character_escape(self) -> str:
        """Return the character that an escape stands for."""
        for form in (r"x([0-9a-fA-F]{2})", r"u([0-9a-fA-F]{4})", *([r"u\{([0-9a-fA-F]{1,6})\}"] if self.unicode else [])):
            found = re.compile(form).match(self.source, self.at)
            if found is not None:
                self.at = found.end()
                code = int(found[1], 16)
                return chr(code) if code <= 0x10FFFF else "\ufffd"
        character = self.source[self.at : self.at + 1]
        self.at += 1
        if character == "c" and self.source[self.at : self.at + 1].isalpha():
            self.at += 1
            return chr(ord(self.source[self.at - 1]) % 32)
        if character == "0":
            return "\0"
        return CONTROLS.get(character, character)

    def char_class(self) -> Node:
        """Return what stands in brackets."""
        negated = self.ahead("^")
        single: set[str] = set()
        ranges: list[tuple[str, str]] = []
        tests: list[Callable[[str], bool]] = []
        while not self.ahead("]"):
            first = self.class_atom(tests)
            if first is None or not (self.source.startswith("-", self.at) and self.source[self.at + 1 : self.at + 2] not in {"]", ""}):
                single |= {first} if first is not None else set()
                continue
            self.at += 1
            second = self.class_atom(tests)
            if second is None:
                single |= {first, "-"}
            elif second < first:
                raise UnreadableError("range out of order")
            else:
                ranges.append((first, second))
        test = self.joined(frozenset(single), ranges, tests)
        return Node("one", opposite(test) if negated else test)

    def class_atom(self, tests: list[Callable[[str], bool]]) -> str | None:
        """Return one character of a class; None for a class within it, whose test is kept."""
        if self.at >= len(self.source):
            raise UnreadableError("unterminated class")
        character = self.source[self.at]
        self.at += 1
        if character != "\\":
            return character
        if self.at >= len(self.source):
            raise UnreadableError("\\ at the end")
        if self.source[self.at] == "b":
            self.at += 1
            return "\b"
        test = self.class_escape()
        if test is not None:
            tests.append(test)
            return None
        return self.character_escape()

    def joined(self, single: frozenset[str], ranges: list[tuple[str, str]], tests: list[Callable[[str], bool]]) -> Callable[[str], bool]:
        """Return the test of a class: looked up for ASCII, worked out for the rest."""

        def slow(c: str) -> bool:
            return c in single or any(a <= c <= b for a, b in ranges) or any(test(c) for test in tests)

        whole = folding(slow) if self.ignore_case else slow
        known = frozenset(chr(code) for code in range(128) if whole(chr(code)))
        return lambda c: c in known or (c > "\x7f" and whole(c))
