"""Command lines: what a program's options are where nobody gives any, and the commands' actions, which are the program's start.

https://github.com/tj/commander.js, https://github.com/cacjs/cac, https://github.com/lukeed/sade, https://yargs.js.org/docs/,
https://github.com/minimistjs/minimist
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from analyzer.interp.hosts import Host, HostFunction, HostModule
from analyzer.interp.iteration import entries_of, room
from analyzer.interp.values import NONE, UNSET, Const, External, FunctionValue, Invocation, Record, Sequence, Unknown, Value

if TYPE_CHECKING:
    from analyzer.interp.interpreter import Interpreter

DECLARING = frozenset({"option", "options", "requiredOption", "positional"})
PARSING = frozenset({"parse", "parseSync", "parseAsync"})
OPTIONS = frozenset({"argv", "opts", "optsWithGlobals"})
CHAINED = frozenset({
    "addArgument", "addCommand", "addHelpCommand", "addHelpText", "addOption", "alias", "aliases", "allowExcessArguments",
    "allowUnknownOption", "argument", "arguments", "array", "boolean", "check", "choices", "coerce", "completion", "config",
    "configureHelp", "configureOutput", "conflicts", "copyInheritedSettings", "count", "demand", "demandCommand", "demandOption",
    "describe", "description", "enablePositionalOptions", "env", "epilog", "epilogue", "example", "exitOverride", "exitProcess", "fail",
    "global", "group", "help", "helpCommand", "helpOption", "hide", "hook", "implies", "locale", "middleware", "name", "nargs",
    "normalize", "number", "on", "parserConfiguration", "passThroughOptions", "pkgConf", "recommendCommands", "require", "scriptName",
    "showHelpAfterError", "showHelpOnFail", "showSuggestionAfterError", "skipValidation", "storeOptionsAsProperties", "strict",
    "strictCommands", "strictOptions", "string", "summary", "usage", "version", "wrap",
})  # fmt: skip
FLAGGED = frozenset({"commander", "cac", "sade"})
FLAG = re.compile(r"--(no-)?([\w-]+)")
PLACE = re.compile(r"[<\[][^<>\[\]]*[>\]]")


class Given(Host):
    """The options as they are where nobody gives any: their defaults, which a command line may change; others are off."""

    __slots__ = ("defaults", "package")
    typeof = "object"

    def __init__(self, package: str) -> None:
        super().__init__()
        self.package = package
        self.defaults: dict[str, Value] = {}

    def get(self, name: str, interp: Interpreter) -> Value | None:
        """Return an option."""
        return self.defaults.get(name, External(self.package, ("()", name)))

    def set(self, name: str, value: Value, interp: Interpreter) -> None:
        """Take an option that code sets."""
        self.defaults[name] = value

    def laid_over(self, target: Record, interp: Interpreter) -> None:
        """Take ``{...options}``: what it does not have by default is unset there, too, unless somebody gives it."""
        target.entries |= self.defaults
        target.keys[UNSET] = NONE

    def declare(self, names: list[str], default: Value | None) -> None:
        """Take an option's default, by each of its names."""
        if isinstance(default, Const) and default.value is not None:
            default = Const(default.value, soft=True, site=default.site)
        if default is not None and default is not NONE:
            for name in names:
                self.defaults[name] = self.defaults[camel(name)] = default


class CommandLine(Host):
    """A program's command line, or one command of it."""

    __slots__ = ("actions", "given", "places", "replaced")
    typeof = "function"

    def __init__(self, package: str, actions: list[tuple[FunctionValue, CommandLine]] | None = None, places: int = 0) -> None:
        super().__init__()
        self.given = Given(package)
        self.actions = actions if actions is not None else []
        self.places = places
        self.replaced: dict[str, Value] = {}

    def set(self, name: str, value: Value, interp: Interpreter) -> None:
        """Take a method that code puts in the place of one of the library's."""
        self.replaced[name] = value

    def get(self, name: str, interp: Interpreter) -> Value | None:
        """Return a method of the chain, the options, or one of them."""
        if name in self.replaced:
            return self.replaced[name]
        if name in OPTIONS and self.given.package == "yargs":
            self.start(interp)
            return self.given
        if name in OPTIONS:
            return HostFunction(name, lambda _c, _i: self.given)
        method = {"action": self.action, "command": self.command, "default": self.default, "argument": self.argument}.get(name)
        if name in DECLARING or name in PARSING or method is not None:
            return HostFunction(name, method or (self.option if name in DECLARING else self.parse))
        return HostFunction(name, lambda _c, _i: self) if name in CHAINED else self.given.get(name, interp)

    def call(self, call: Invocation, interp: Interpreter) -> Value:
        """Return another command line, as ``yargs(hideBin(process.argv))`` and ``new Command()`` do."""
        made = CommandLine(self.given.package)
        interp.facts.setdefault("command lines", []).append(made)
        return made

    def option(self, call: Invocation, interp: Interpreter) -> Value:
        """Take ``option("--port <n>", text, 3000)``, ``option("port", {default: 3000})``, ``options({port: {...}})``."""
        many = isinstance(call.argument(0), (Record, Sequence))
        text = interp.text_of(call.argument(0)) if not many else None
        if self.given.package in FLAGGED and text is not None:
            flags = FLAG.findall(text)
            default = next((value for value in reversed(call.arguments[2:]) if not isinstance(value, FunctionValue)), None)
            default = default.entries.get("default") if self.given.package == "cac" and isinstance(default, Record) else default
            for negated, name in flags:
                self.given.declare([name], default if not negated else Const(value=True))
        elif text is not None:
            self.describe(text, call.argument(1), interp)
        elif call.argument(0) is not None:
            for name, description in entries_of(interp, call.arguments[0])[0].items():
                self.describe(name, description, interp)
        return self

    def describe(self, name: str, description: Value | None, interp: Interpreter) -> None:
        """Take an option of yargs from what describes it."""
        if isinstance(description, Record):
            default = description.entries.get("default")
            if isinstance(default, FunctionValue):
                default = interp.invoke(default, Invocation([], {}, default.site))
            alias = description.entries.get("alias")
            names = [
                text for item in (alias.items if isinstance(alias, Sequence) else [alias]) if (text := interp.text_of(item)) is not None
            ]
            self.given.declare([name, *names], default)

    def default(self, call: Invocation, interp: Interpreter) -> Value:
        """Take ``default("port", 3000)`` or ``default({port: 3000})``."""
        first = call.argument(0)
        name = interp.text_of(first) if not isinstance(first, Record) else None
        found = {name: call.argument(1)} if name is not None else entries_of(interp, first or NONE)[0]
        for key, value in found.items():
            self.given.declare([key], value)
        return self

    def argument(self, call: Invocation, interp: Interpreter) -> Value:
        """Count an argument that comes before the options."""
        self.places += 1
        return self

    def command(self, call: Invocation, interp: Interpreter) -> Value:
        """Return a command of commander; take one of yargs, whose handler is an action."""
        text = interp.text_of(call.argument(0)) or ""
        if self.given.package in FLAGGED:
            return CommandLine(self.given.package, self.actions, len(PLACE.findall(text)))
        described = call.argument(0)
        known = described.entries if isinstance(described, Record) else {}
        builder, handler = known.get("builder", call.argument(2)), known.get("handler", call.argument(3))
        if isinstance(builder, FunctionValue):
            interp.invoke(builder, Invocation([self], {}, call.site))
        elif isinstance(builder, Record):
            self.option(Invocation([builder], {}, call.site), interp)
        return self.action(Invocation([handler] if handler is not None else [], {}, call.site), interp)

    def action(self, call: Invocation, interp: Interpreter) -> Value:
        """Remember what a command does."""
        function = call.argument(0)
        if isinstance(function, FunctionValue) and room(interp, self.actions):
            self.actions.append((function, self))
        return self

    def parse(self, call: Invocation, interp: Interpreter) -> Value:
        """Read the command line: the program starts."""
        self.start(interp)
        return self.given if self.given.package == "yargs" else self

    def start(self, interp: Interpreter) -> None:
        """Run every command's action once: which of them a user gives is not known."""
        while self.actions:
            function, command = self.actions.pop(0)
            places: list[Value] = [Unknown("argument", function.site) for _ in range(command.places)]
            with interp.ration(2 * interp.bounds.started):
                interp.invoke(function, Invocation([*places, command.given, command], {}, function.site, open=True))


class Package(HostModule):
    """A package that is a command line itself, too: ``require("yargs").argv``."""

    __slots__ = ("line",)

    def __init__(self, line: CommandLine, members: dict[str, Value]) -> None:
        super().__init__(line.given.package, members, line.call)
        self.line = line

    def get(self, name: str, interp: Interpreter) -> Value | None:
        """Return an export, or a method of the one command line that a process has."""
        if name in self.members or name in {"default", "__esModule"}:
            return super().get(name, interp)
        lines = interp.facts.setdefault("command lines", [])
        if self.line not in lines:
            lines.append(self.line)
        return self.line.get(name, interp)


def camel(name: str) -> str:
    """Return ``base-path`` as ``basePath``."""
    first, *others = name.split("-")
    return first + "".join(word[:1].upper() + word[1:] for word in others)


def minimist(call: Invocation, interp: Interpreter) -> Value:
    """Return ``minimist(argv, {default: {...}})``."""
    made = Given("minimist")
    options = call.argument(1)
    for name, value in entries_of(interp, options.entries.get("default", NONE))[0].items() if isinstance(options, Record) else ():
        made.declare([name], value)
    return made


def try_commands(interp: Interpreter) -> None:
    """Run the actions of command lines that no code which was reached reads."""
    for line in interp.facts.get("command lines", []):
        if isinstance(line, CommandLine):
            line.start(interp)


def command_line_modules() -> dict[str, Value]:
    """Return the host modules by import name, with the prefix ``npm:``."""
    yargs, program = CommandLine("yargs"), CommandLine("commander")
    cac, sade = CommandLine("cac"), CommandLine("sade")
    command = HostFunction("Command", program.call)
    return {
        "npm:yargs": Package(yargs, {"hideBin": HostFunction("hideBin", lambda _c, _i: Unknown("arguments"))}),
        "npm:yargs/yargs": Package(yargs, {}),
        "npm:commander": Package(program, {"program": program, "Command": command, "createCommand": command}),
        "npm:cac": Package(cac, {"cac": HostFunction("cac", cac.call)}),
        "npm:sade": Package(sade, {}),
        "npm:minimist": HostModule("minimist", {}, minimist),
    }
