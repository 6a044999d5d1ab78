"""argparse, Python's and npm's of the same shape: what a program's options are where nobody gives any.

https://docs.python.org/3/library/argparse.html, https://github.com/nodeca/argparse
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from analyzer.interp.hosts import Host, HostClass, HostFunction, HostModule, host_of
from analyzer.interp.iteration import items_of
from analyzer.interp.values import NONE, Const, FunctionValue, Invocation, Record, Sequence, Unknown, Value, one_of

if TYPE_CHECKING:
    from analyzer.interp.interpreter import Interpreter

PARSING = frozenset({"parse_args", "parse_intermixed_args"})
PARSING_KNOWN = frozenset({"parse_known_args", "parse_known_intermixed_args"})
GROUPS = frozenset({"add_argument_group", "add_mutually_exclusive_group"})
LEAVING = frozenset({"help", "version"})
HUMP = re.compile(r"(?<=[a-z])([A-Z])")
OFF = {"store_true": False, "store_false": True}


class Parser(Host):
    """``ArgumentParser()``: the parsers of its commands share its options, since which of them a user names is not known."""

    __slots__ = ("options",)
    typeof = "object"

    def __init__(self, options: dict[str, Value] | None = None) -> None:
        super().__init__()
        self.options: dict[str, Value] = options if options is not None else {}

    def initialise(self, call: Invocation, interp: Interpreter) -> None:
        """Take the options of the parsers that this one is made from."""
        for parent in items_of(interp, call.keywords.get("parents", NONE))[0]:
            inherited = host_of(parent)
            if isinstance(inherited, Parser):
                self.options |= inherited.options

    def get(self, name: str, interp: Interpreter) -> Value | None:
        """Return a method."""
        if name in PARSING:
            return HostFunction(name, lambda call, _i: self.parsed(call))
        if name in PARSING_KNOWN:
            return HostFunction(name, lambda call, _i: Sequence([self.parsed(call), Sequence([], open=True)], "tuple"))
        if name in GROUPS:
            return HostFunction(name, lambda _c, _i: self)
        own = {
            "add_argument": self.add_argument,
            "add_subparsers": self.add_subparsers,
            "add_parser": self.add_parser,
            "set_defaults": self.set_defaults,
            "get_default": lambda call, running: self.options.get(running.text_of(call.argument(0, "dest")) or "", NONE),
        }.get(name)
        return HostFunction(name, own) if own is not None else HostFunction(name, lambda call, _i: Unknown("a parser's text", call.site))

    def add_argument(self, call: Invocation, interp: Interpreter) -> Value:
        """Take ``add_argument("-p", "--port", type=int, default=8000)``; an argument that has to be given has no default."""
        flags = [flag for item in call.arguments if (flag := interp.text_of(item))]
        long = next((flag for flag in flags if flag.startswith("--")), flags[0] if flags else "")
        name = interp.text_of(call.keywords.get("dest")) or long.lstrip("-").replace("-", "_")
        action = interp.text_of(call.keywords.get("action")) or ""
        default = call.keywords.get("default")
        if default is None:
            optional = long.startswith("-") or interp.text_of(call.keywords.get("nargs")) in {"?", "*"}
            required = call.keywords.get("required")
            given = not optional or (isinstance(required, Const) and bool(required.value))
            default = Unknown(f"argument {name}", call.site) if given else Const(OFF.get(action), site=call.site)
        kind = call.keywords.get("type")
        if isinstance(default, Const) and isinstance(default.value, str) and isinstance(kind, FunctionValue):
            default = interp.invoke(kind, Invocation([default], {}, call.site))
        if action not in LEAVING:
            self.declare(name, default)
        return Unknown("an action of a parser", call.site)

    def add_parser(self, call: Invocation, interp: Interpreter) -> Value:
        """Return the parser of a command."""
        made = Parser(self.options)
        made.initialise(call, interp)
        return made

    def declare(self, name: str, default: Value) -> None:
        """Take an option's default, which a command line may change."""
        self.options[name] = Const(default.value, soft=True, site=default.site) if isinstance(default, Const) else default

    def add_subparsers(self, call: Invocation, interp: Interpreter) -> Value:
        """Return what commands are added to; which of them is meant stands in ``dest``."""
        name = interp.text_of(call.keywords.get("dest"))
        if name is not None:
            self.options[name] = Unknown(f"command {name}", call.site)
        return self

    def set_defaults(self, call: Invocation, _interp: Interpreter) -> Value:
        """Take ``set_defaults(run=serve)``: each command names its own."""
        for name, value in call.keywords.items():
            known = self.options.get(name)
            self.declare(name, one_of([known, value]) if isinstance(known, FunctionValue) and isinstance(value, FunctionValue) else value)
        return NONE

    def parsed(self, call: Invocation) -> Value:
        """Return the options as they are where nobody gives any, in the namespace that is given or one of its own."""
        given = call.argument(1, "namespace")
        if isinstance(given, Record):
            given.entries |= {name: value for name, value in self.options.items() if name not in given.entries}
            return given
        return Record(dict(self.options), open=True)


class NodeParser(Parser):
    """npm's parser: options stand in an object at the end, and before version 2 names were in camel case, flags in a list."""

    __slots__ = ()

    def get(self, name: str, interp: Interpreter) -> Value | None:
        """Return a method, by either of its names."""
        found = super().get(HUMP.sub(r"_\1", name).lower(), interp)
        return HostFunction(name, lambda call, running: running.invoke(found, with_keywords(call, running))) if found is not None else None

    def add_parser(self, call: Invocation, interp: Interpreter) -> Value:
        """Return the parser of a command."""
        made = NodeParser(self.options)
        made.initialise(call, interp)
        return made


def with_keywords(call: Invocation, interp: Interpreter) -> Invocation:
    """Return a call with flags one by one, and its options as keywords."""
    *flags, last = call.arguments or [NONE]
    options = last.entries if isinstance(last, Record) else {}
    given = flags if isinstance(last, Record) else call.arguments
    spread = [item for value in given for item in (items_of(interp, value)[0] if isinstance(value, Sequence) else [value])]
    return Invocation(spread, {"default" if name == "defaultValue" else name: value for name, value in options.items()}, call.site)


def argparse_modules() -> dict[str, Value]:
    """Return the host modules by import name: both of argparse, and what reads the same options from files too."""
    namespace = HostFunction("Namespace", lambda call, _i: Record(dict(call.keywords), open=call.open))
    parser = HostClass("ArgumentParser", Parser)
    members: dict[str, Value] = {"ArgumentParser": parser, "Namespace": namespace}
    others = {"ArgParser": parser, "Parser": parser}
    return {
        "npm:argparse": HostModule("argparse", {"ArgumentParser": HostClass("ArgumentParser", NodeParser), "Namespace": namespace}),
        "pypi:argparse": HostModule("argparse", members),
        "pypi:configargparse": HostModule("configargparse", members | others),
    }
