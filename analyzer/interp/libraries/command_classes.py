"""Command lines whose commands are classes or records, and options that a call reads at once: their defaults, and what the commands do.

https://mael.dev/clipanion/docs/, https://oclif.io/docs/flags/, https://citty.unjs.io, https://nodejs.org/api/util.html#utilparseargsconfig,
https://github.com/75lb/command-line-args
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from analyzer.interp.hosts import Host, HostClass, HostFunction, HostModule
from analyzer.interp.iteration import entries_of, room
from analyzer.interp.libraries.command_line import Given
from analyzer.interp.values import NONE, ClassValue, Const, External, FunctionValue, Invocation, Record, Sequence, Unknown, Value

if TYPE_CHECKING:
    from collections.abc import Callable

    from analyzer.interp.interpreter import Interpreter

KINDS = frozenset({"String", "Boolean", "Counter", "Array"})
RUNNING = frozenset({"run", "runExit", "process"})
FLAGS = ("boolean", "custom", "directory", "file", "integer", "option", "string", "url")
OF_CLIPANION = External("clipanion", ("()", "option"))


def classes_of(call: Invocation) -> list[ClassValue]:
    """Return the classes that a call is given, by themselves or in a list."""
    given = [item for argument in call.arguments for item in (argument.items if isinstance(argument, Sequence) else [argument])]
    return [item for item in given if isinstance(item, ClassValue)]


def run_class(cls: ClassValue, method: str, interp: Interpreter) -> None:
    """Make a command's object, and do what the command does."""
    with interp.ration(2 * interp.bounds.started):
        made = interp.invoke(cls, Invocation([], {}, cls.site, open=True))
        function = interp.get(made, method)
        if isinstance(function, FunctionValue):
            interp.invoke(function, Invocation([], {}, cls.site, made, open=True))


class Cli(Host):
    """``new Cli()`` of clipanion, with the commands that were registered."""

    __slots__ = ("commands",)
    typeof = "object"

    def __init__(self) -> None:
        super().__init__()
        self.commands: list[ClassValue] = []

    def get(self, name: str, interp: Interpreter) -> Value | None:
        """Return ``register`` or what runs the commands."""
        if name in RUNNING:
            return HostFunction(name, self.run)
        return HostFunction(name, self.register) if name == "register" else External("clipanion", ("Cli", "()", name))

    def register(self, call: Invocation, interp: Interpreter) -> Value:
        """Take a command."""
        if room(interp, self.commands):
            self.commands.extend(classes_of(call))
        return NONE

    def run(self, call: Invocation, interp: Interpreter) -> Value:
        """Run every command once: which of them a user gives is not known."""
        while self.commands:
            run_class(self.commands.pop(0), "execute", interp)
        return Const(0)

    @staticmethod
    def run_given(call: Invocation, interp: Interpreter) -> Value:
        """Run the commands of ``runExit([One, Other])``."""
        return Cli.made_of(call).run(call, interp)

    @staticmethod
    def made_of(call: Invocation) -> Cli:
        """Return ``Cli.from([One, Other])``."""
        cli = Cli()
        cli.commands = classes_of(call)
        return cli


def option(call: Invocation, interp: Interpreter) -> Value:
    """Return the default of ``Option.String("--base", "/api")``; an argument by its place is not known."""
    if not (interp.text_of(call.argument(0)) or "").startswith("-"):
        return Unknown("argument", call.site)
    default = call.argument(1)
    if isinstance(default, Const) and default.value is not None:
        return Const(default.value, soft=True, site=default.site)
    return default if isinstance(default, Sequence) else OF_CLIPANION


class OclifCommand(Host):
    """A command of oclif, which parses its options itself."""

    __slots__ = ()
    typeof = "object"

    def get(self, name: str, interp: Interpreter) -> Value | None:
        """Return ``parse``, or what the library has besides."""
        return HostFunction(name, parse_flags) if name == "parse" else External("@oclif/core", ("Command", "()", name))


def parse_flags(call: Invocation, interp: Interpreter) -> Value:
    """Return ``{flags, args}`` of ``this.parse(Serve)``, the flags at their defaults."""
    command, made = call.argument(0), Given("@oclif/core")
    for holder in ("baseFlags", "flags"):
        kept = command.entries.get(holder) if isinstance(command, Record) else None
        declare_all(made, interp.get(command, holder) if isinstance(command, ClassValue) else kept, interp)
    return Record({"flags": made, "args": Unknown("arguments", call.site), "argv": Unknown("arguments", call.site)})


def declare_all(made: Given, described: Value | None, interp: Interpreter) -> None:
    """Take the defaults of ``{base: {default: "/api"}}``."""
    for name, description in entries_of(interp, described or NONE)[0].items():
        if isinstance(description, Record):
            made.declare([name], description.entries.get("default"))


def described(call: Invocation, _interp: Interpreter) -> Value:
    """Return what describes a flag of oclif, as it was given."""
    return call.argument(0) or Record({})


def run_main(call: Invocation, interp: Interpreter) -> Value:
    """Run a command of citty, and those below it."""
    waiting, seen = [call.argument(0)], 0
    while waiting and seen < interp.bounds.items:
        command, seen = waiting.pop(), seen + 1
        if isinstance(command, FunctionValue):
            command = interp.invoke(command, Invocation([], {}, command.site))
        if not isinstance(command, Record):
            continue
        waiting.extend(entries_of(interp, command.entries.get("subCommands", NONE))[0].values())
        made = Given("citty")
        declare_all(made, command.entries.get("args"), interp)
        for name in ("setup", "run"):
            function = command.entries.get(name)
            if isinstance(function, FunctionValue):
                with interp.ration(2 * interp.bounds.started):
                    interp.invoke(function, Invocation([Record({"args": made, "cmd": command})], {}, function.site, open=True))
    return NONE


def parse_args(call: Invocation, interp: Interpreter) -> Value:
    """Return ``parseArgs({options: {base: {default: "/api"}}})``."""
    made, config = Given("parseArgs"), call.argument(0)
    declare_all(made, config.entries.get("options") if isinstance(config, Record) else None, interp)
    return Record({"values": made, "positionals": Unknown("arguments", call.site)})


def command_line_args(call: Invocation, interp: Interpreter) -> Value:
    """Return ``commandLineArgs([{name: "base", defaultValue: "/api"}])``."""
    made, definitions = Given("command-line-args"), call.argument(0)
    for item in definitions.items if isinstance(definitions, Sequence) else ():
        name = interp.text_of(item.entries.get("name")) if isinstance(item, Record) else None
        if isinstance(item, Record) and name is not None:
            made.declare([name], item.entries.get("defaultValue"))
    return made


def host_functions(found: dict[str, Callable[[Invocation, Interpreter], Value]]) -> dict[str, Value]:
    """Return functions as a program finds them."""
    return {name: HostFunction(name, body) for name, body in found.items()}


def command_class_modules() -> dict[str, Value]:
    """Return the host modules by import name, with the prefix ``npm:``."""
    made = HostFunction("from", lambda call, _i: Cli.made_of(call))
    run = host_functions({"run": Cli.run_given, "runExit": Cli.run_given})
    options = HostModule("clipanion.Option", host_functions(dict.fromkeys(KINDS, option)))
    flags = HostModule("@oclif/core", host_functions(dict.fromkeys(FLAGS, described)))
    command = HostClass("Command", OclifCommand)
    main = {"defineCommand": HostFunction("defineCommand", described), **host_functions({"runMain": run_main, "runCommand": run_main})}
    return {
        "npm:clipanion": HostModule("clipanion", {"Cli": HostClass("Cli", Cli, {"from": made}), "Option": options, **run}),
        "npm:@oclif/core": HostModule("@oclif/core", {"Command": command, "Flags": flags}),
        "npm:@oclif/command": HostModule("@oclif/command", {"Command": command, "flags": flags}),
        "npm:citty": HostModule("citty", main),
        "npm:command-line-args": HostModule("command-line-args", {}, command_line_args),
    }
