"""Settings in INI files, as ``configparser`` reads them: the committed file, or the sample from which it is made.

https://docs.python.org/3/library/configparser.html
"""

from __future__ import annotations

import configparser
from typing import TYPE_CHECKING

from analyzer.interp.hosts import Host, HostClass, HostFunction, HostModule
from analyzer.interp.iteration import items_of
from analyzer.interp.open_files import OpenFile
from analyzer.interp.places import placed
from analyzer.interp.samples import sample_of
from analyzer.interp.values import HOLE, NONE, Const, Invocation, Record, Sequence, Unknown, Value

if TYPE_CHECKING:
    from analyzer.interp.interpreter import Interpreter

LARGEST = 200_000
BOOLEANS = configparser.ConfigParser.BOOLEAN_STATES


class Parser(Host):
    """``ConfigParser()``: what its files say is how a setting stands until somebody changes it."""

    __slots__ = ("known", "parser")
    typeof = "object"

    def __init__(self) -> None:
        super().__init__()
        self.parser = configparser.RawConfigParser(allow_no_value=True, strict=False)
        self.known = True

    def get(self, name: str, interp: Interpreter) -> Value | None:
        """Return a method."""
        own = {
            "read": self.read, "read_string": self.read_text, "read_file": self.read_text, "get": self.option, "getint": self.option,
            "getboolean": self.option, "getfloat": self.option, "__getitem__": self.section, "sections": self.sections,
            "options": self.options, "items": self.items, "has_section": self.has, "has_option": self.has,
        }.get(name)  # fmt: skip
        return HostFunction(name, own) if own is not None else Unknown(f"settings {name}", interp.site)

    def read(self, call: Invocation, interp: Interpreter) -> Value:
        """Read files; where one is not committed, its sample."""
        given = call.argument(0, "filenames") or NONE
        for item in items_of(interp, given)[0] if isinstance(given, Sequence) else [given]:
            path = interp.text_of(item)
            self.take(interp.world.text(sample_of(placed(interp, path), interp)) if path is not None and HOLE not in path else None, interp)
        return Sequence([], open=True)

    def read_text(self, call: Invocation, interp: Interpreter) -> Value:
        """Read a text, or an open file."""
        given = call.argument(0)
        self.take(given.text if isinstance(given, OpenFile) else interp.text_of(given), interp)
        return NONE

    def take(self, text: str | None, interp: Interpreter) -> None:
        """Take what a file says; what cannot be read leaves all open."""
        if text is None or len(text) > LARGEST or HOLE in text:
            self.known = False
            return
        interp.weigh(len(text))
        try:
            self.parser.read_string(text)
        except (configparser.Error, ValueError):
            self.known = False

    def value(self, section: str, name: str) -> Value | None:
        """Return an option as a setting, None where no file has it."""
        if not self.parser.has_option(section, name):
            return None
        return Const(self.parser.get(section, name), soft=True)

    def option(self, call: Invocation, interp: Interpreter) -> Value:
        """Return ``get(section, option, fallback=x)``."""
        section, name = interp.text_of(call.argument(0, "section")), interp.text_of(call.argument(1, "option"))
        found = self.value(section, name) if section is not None and name is not None else None
        if isinstance(found, Const) and str(found.value).lower() in BOOLEANS and not str(found.value).isdigit():
            return Const(BOOLEANS[str(found.value).lower()], soft=True)
        return found or call.keywords.get("fallback") or Unknown(f"setting {name}", call.site)

    def section(self, call: Invocation, interp: Interpreter) -> Value:
        """Return a section, which may hold more than the files say."""
        name = interp.text_of(call.argument(0))
        options = self.parser.options(name) if name is not None and self.parser.has_section(name) else []
        return Record({key: self.value(name or "", key) or NONE for key in options}, open=True, kind="dict")

    def sections(self, _call: Invocation, _interp: Interpreter) -> Value:
        """Return the names of the sections."""
        return Sequence([Const(name) for name in self.parser.sections()], open=not self.known)

    def options(self, call: Invocation, interp: Interpreter) -> Value:
        """Return the names of a section's options."""
        name = interp.text_of(call.argument(0, "section")) or ""
        found = self.parser.options(name) if self.parser.has_section(name) else []
        return Sequence([Const(key) for key in found], open=not self.known)

    def items(self, call: Invocation, interp: Interpreter) -> Value:
        """Return the options of a section with what they say."""
        name = interp.text_of(call.argument(0, "section")) or ""
        found = self.parser.options(name) if self.parser.has_section(name) else []
        return Sequence([Sequence([Const(key), self.value(name, key) or NONE], "tuple") for key in found], open=not self.known)

    def has(self, call: Invocation, interp: Interpreter) -> Value:
        """Return whether there is such a section or option."""
        section, name = interp.text_of(call.argument(0)) or "", interp.text_of(call.argument(1))
        there = self.parser.has_section(section) if name is None else self.parser.has_option(section, name)
        return Const(there, soft=True) if there or self.known else Unknown("a setting's presence", call.site)


def configparser_modules() -> dict[str, Value]:
    """Return the host modules by import name, with the prefix ``pypi:``."""
    names = ("ConfigParser", "RawConfigParser", "SafeConfigParser")
    return {"pypi:configparser": HostModule("configparser", {name: HostClass(name, Parser) for name in names})}
