"""Command lines that fill records, an object of a class with its defaults or flags, and gunicorn, which asks a class for the application.

https://brentyi.github.io/tyro/, https://huggingface.co/docs/transformers/internal/trainer_utils#transformers.HfArgumentParser,
https://github.com/lebrice/SimpleParsing, https://github.com/eladrich/pyrallis, https://abseil.io/docs/python/guides/flags,
https://docs.gunicorn.org/en/stable/custom.html
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from analyzer.interp.calls import run_callbacks
from analyzer.interp.command_options import changeable
from analyzer.interp.hosts import Host, HostClass, HostFunction, HostModule
from analyzer.interp.values import NONE, ClassValue, External, FunctionValue, Instance, Invocation, Sequence, Unknown, Value

if TYPE_CHECKING:
    from analyzer.interp.interpreter import Interpreter

PARSE = {"tyro": ("cli",), "simple_parsing": ("parse",), "pyrallis": ("parse",), "draccus": ("parse",)}
PARSERS = {"transformers": "HfArgumentParser", "trl": "TrlParser"}
INTO_RECORDS = frozenset({"parse_args_into_dataclasses", "parse_args_and_config", "parse_dict", "parse_json_file", "parse_yaml_file"})
DEFINING = "DEFINE_"


def filled(cls: Value, interp: Interpreter) -> Value:
    """Return an object of a class with its defaults, each of which a command line may change."""
    if not isinstance(cls, ClassValue):
        return Unknown("options of the command line", interp.site)
    made = interp.invoke(cls, Invocation([], {}, interp.site, open=True))
    if isinstance(made, Instance):
        made.fields.update({name: changeable(value) for name, value in made.fields.items()})
    return made


def parse(call: Invocation, interp: Interpreter) -> Value:
    """Return ``tyro.cli(Options)``; run the function of ``tyro.cli(main)``."""
    kind = call.argument(0, "config_class") or NONE
    if isinstance(kind, FunctionValue):
        run_callbacks(interp, Invocation([kind], {}, call.site))
    return filled(kind, interp)


class RecordParser(Host):
    """``HfArgumentParser((Options, More))``."""

    __slots__ = ("classes",)
    typeof = "object"

    def __init__(self) -> None:
        super().__init__()
        self.classes: list[Value] = []

    def initialise(self, call: Invocation, interp: Interpreter) -> None:
        """Take the classes."""
        kinds = call.argument(0, "dataclass_types") or NONE
        self.classes = list(kinds.items) if isinstance(kinds, Sequence) else [kinds]

    def get(self, name: str, interp: Interpreter) -> Value | None:
        """Return what fills an object of each class."""
        if name in INTO_RECORDS:
            return HostFunction(name, lambda _c, running: Sequence([filled(item, running) for item in self.classes], "tuple", open=True))
        return External("transformers", ("HfArgumentParser", "()", name))


class Flags(Host):
    """absl's ``FLAGS``: what the modules define, where nobody gives it."""

    __slots__ = ("defaults",)
    typeof = "object"

    def __init__(self) -> None:
        super().__init__()
        self.defaults: dict[str, Value] = {}

    def get(self, name: str, interp: Interpreter) -> Value | None:
        """Return a flag."""
        return self.defaults.get(name, External("absl", ("flags", "FLAGS", name)))

    def define(self, call: Invocation, interp: Interpreter) -> Value:
        """Take ``DEFINE_string("name", default, help)``, and return what holds the value."""
        name, default = interp.text_of(call.argument(0, "name")), call.argument(1, "default")
        value = changeable(default) if default is not None else Unknown("flag", call.site)
        if name is not None:
            self.defaults[name] = value
        return HostModule("absl.flags.FlagHolder", {"value": value, "default": value})


class FlagsModule(HostModule):
    """``absl.flags``."""

    __slots__ = ("flags",)

    def __init__(self, flags: Flags) -> None:
        super().__init__("absl.flags", {"FLAGS": flags})
        self.flags = flags

    def get(self, name: str, interp: Interpreter) -> Value | None:
        """Return what defines a flag, or the flags."""
        return HostFunction(name, self.flags.define) if name.startswith(DEFINING) else super().get(name, interp)


def run_main(call: Invocation, interp: Interpreter) -> Value:
    """Run what ``app.run(main)`` is given."""
    run_callbacks(interp, call)
    return NONE


class ServedByGunicorn(Host):
    """``BaseApplication``: ``run`` asks a class of the repository for the application."""

    __slots__ = ()
    typeof = "object"

    def get(self, name: str, interp: Interpreter) -> Value | None:
        """Return what starts it."""
        return HostFunction(name, self.run) if name == "run" else External("gunicorn", ("app", "base", "BaseApplication", "()", name))

    def run(self, call: Invocation, interp: Interpreter) -> Value:
        """Load the application."""
        load = interp.get(self.owner, "load") if self.owner is not None else NONE
        if isinstance(load, FunctionValue):
            interp.invoke(load, Invocation([], {}, call.site))
        return NONE


def command_record_modules() -> dict[str, Value]:
    """Return the host modules by import name, with the prefix ``pypi:``."""
    flags = FlagsModule(Flags())
    started = HostModule("absl.app", {"run": HostFunction("run", run_main)})
    served = {name: HostClass(name, ServedByGunicorn) for name in ("BaseApplication", "Application", "WSGIApplication")}
    return {
        **{f"pypi:{package}": HostModule(package, {name: HostFunction(name, parse) for name in names}) for package, names in PARSE.items()},
        **{f"pypi:{package}": HostModule(package, {name: HostClass(name, RecordParser)}) for package, name in PARSERS.items()},
        "pypi:absl": HostModule("absl", {"flags": flags, "app": started}),
        "pypi:absl.flags": flags,
        "pypi:absl.app": started,
        **{f"pypi:gunicorn.app.{name}": HostModule(f"gunicorn.app.{name}", dict(served)) for name in ("base", "wsgiapp")},
    }
