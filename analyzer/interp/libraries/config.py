"""node-config: the settings of a folder named ``config``, read by dotted name; what a deployment lays over them is not known.

https://github.com/node-config/node-config/wiki/Configuration-Files: ``default.EXT``, then a file for the deployment, then the environment.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from analyzer.interp.decoded import from_plain, read_json
from analyzer.interp.hosts import Host, HostFunction, HostModule
from analyzer.interp.libraries.config_util import Utilities
from analyzer.interp.modules import import_javascript
from analyzer.interp.values import HOLE, Const, External, Invocation, ModuleValue, Record, Unknown, Value

if TYPE_CHECKING:
    from analyzer.interp.interpreter import Interpreter

CODE = ("js", "cjs", "mjs", "ts", "cts", "mts")
YAML = ("yaml", "yml")
LONGEST = 20


class Settings(Host):
    """What ``require("config")`` gives: the settings' own names, and ``get``, ``has``, ``util``."""

    __slots__ = ("read",)

    def __init__(self) -> None:
        super().__init__()
        self.read: dict[str, Value] = {}

    def get(self, name: str, interp: Interpreter) -> Value | None:
        """Return the module's own functions, or a top-level setting."""
        if name == "default":
            return self
        if name == "get":
            return HostFunction("get", self.look_up)
        if name == "has":
            return HostFunction("has", lambda call, i: self.known(self.look_up(call, i)))
        if name in {"util", "__esModule"}:
            return Utilities(self.defaults) if name == "util" else None
        found = soft(interp.get(self.defaults(interp), name))
        return External("config", (name,)) if isinstance(found, Unknown) or (isinstance(found, Const) and found.value is None) else found

    @staticmethod
    def known(value: Value) -> Value:
        """Return whether a setting is there; one that is not may be set by a deployment."""
        return Unknown("setting") if isinstance(value, External) else Const(value=True, soft=True)

    def look_up(self, call: Invocation, interp: Interpreter) -> Value:
        """Return ``config.get("a.b")``."""
        dotted = interp.text_of(call.argument(0))
        value = self.defaults(interp)
        for name in dotted.split(".")[:LONGEST] if dotted is not None and HOLE not in dotted else [HOLE]:
            value = interp.get(value, name)
        missing = isinstance(value, (Unknown, External)) or (isinstance(value, Const) and value.value is None)
        return External("config", ("get", "()"), tuple(call.arguments), {}, call.site) if missing else soft(value)

    def defaults(self, interp: Interpreter) -> Value:
        """Return the content of the package's ``config/default``, of the audited folder's where the package has none."""
        roots = dict.fromkeys((interp.world.root_of(interp.site.file), ""))
        for root in roots:
            folder = f"{root}/config" if root else "config"
            if folder not in self.read:
                self.read[folder] = load(interp, folder)
            if isinstance(self.read[folder], Record | ModuleValue):
                return self.read[folder]
        return Record()


def load(interp: Interpreter, folder: str) -> Value:
    """Return what the first of a folder's ``default`` files says."""
    names = interp.world.listing(folder)
    for suffix in (*CODE, "json", *YAML):
        name = f"default.{suffix}"
        if name not in names:
            continue
        path = f"{folder}/{name}"
        if suffix == "json":
            return read_json(interp, path)
        if suffix in YAML:
            return read_yaml(interp, path)
        value = import_javascript(interp, "/" + path, path)
        inner = interp.get(value, "default") if isinstance(value, ModuleValue) else value
        return inner if isinstance(inner, Record) else value
    return Unknown("no settings")


def read_yaml(interp: Interpreter, path: str) -> Value:
    """Return a YAML file's first document."""
    return yaml_of(interp, interp.world.text(path) or "")


def yaml_of(interp: Interpreter, text: str) -> Value:
    """Return a YAML text's first document."""
    from analyzer.source.yaml_text import load_yaml

    interp.weigh(len(text))
    documents, _ = load_yaml(text)
    return from_plain(documents[0]) if documents else Unknown("unreadable YAML")


def soft(value: Value) -> Value:
    """Return a setting as a default that a deployment may change."""
    return Const(value.value, soft=True, site=value.site) if isinstance(value, Const) and value.value is not None else value


def config_modules() -> dict[str, Value]:
    """Return the host modules by import name, with the prefix ``npm:``."""
    return {"npm:config": Settings(), "npm:rc": HostModule("rc", {}, run_control)}


def run_control(call: Invocation, interp: Interpreter) -> Value:
    """Return ``rc("name", defaults)`` as it is where no file of a user, no variable and no argument says more."""
    defaults = call.argument(1)
    return soft(defaults) if isinstance(defaults, Record) else External("rc", ("()",), tuple(call.arguments), {}, call.site)
