"""fps: a program is a tree of modules, which publish values by type, and wait for the values that they need.

https://jupyter-server.github.io/fps/guide/
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from analyzer.interp.hosts import Host, HostClass, HostFunction, HostModule, host_of
from analyzer.interp.iteration import items_of, room
from analyzer.interp.libraries.plugins import DEEPEST, load
from analyzer.interp.modules import import_python
from analyzer.interp.open_files import OpenFile
from analyzer.interp.optional import labelled
from analyzer.interp.optional import when as when_there
from analyzer.interp.values import HOLE, NONE, Const, External, FunctionValue, Instance, Invocation, Record, Sequence, Unknown, Value

if TYPE_CHECKING:
    from analyzer.interp.interpreter import Interpreter

GROUP = "fps.modules"


class Waiting(Exception):  # noqa: N818 - it is no error, it ends a step that is taken again later
    """A module waits for a value that nobody has published yet."""


class Module(Host):
    """One module: what it publishes, what was added to it, and the two phases of its start."""

    __slots__ = ("children", "context", "impatient", "modules", "name", "parent", "started", "when")
    typeof = "object"

    def __init__(self) -> None:
        super().__init__()
        self.name = ""
        self.when = ""
        self.parent: Module | None = None
        self.children: dict[str, Record] = {}
        self.modules: dict[str, Module] = {}
        self.context: dict[tuple[object, int], tuple[Value, str]] = {}
        self.impatient = False
        self.started = False

    def initialise(self, call: Invocation, interp: Interpreter) -> None:
        """Take the name."""
        self.name = interp.text_of(call.argument(0, "name")) or ""
        if not any(self is known for known in interp.facts.setdefault("fps", [])):
            interp.facts["fps"].append(self)

    def get(self, name: str, interp: Interpreter) -> Value | None:
        """Return what publishes, asks and adds; the phases that the module's class leaves out do nothing."""
        special = {"put": self.put, "get": self.borrow, "add_module": self.add, "run": self.run, "__aenter__": self.run}.get(name)
        if special is not None:
            return HostFunction(name, special)
        if name == "name":
            return Const(self.name)
        if name == "modules":
            return Record({key: module.owner or module for key, module in self.modules.items()}, kind="dict")
        if name == "parent":
            return self.parent.owner or self.parent if self.parent is not None else NONE
        if name in {"prepare", "start", "stop", "done", "exit_app", "add_teardown_callback", "drop", "drop_all", "freed", "all_freed"}:
            return HostFunction(name, lambda _c, _i: NONE)
        if name in {"context_manager", "async_context_manager"}:
            return HostFunction(name, lambda call, _i: call.argument(0) or NONE)
        return External("fps", ("Module", name))

    def put(self, call: Invocation, interp: Interpreter) -> Value:
        """Publish a value to the modules of this one and of its parent."""
        value = call.argument(0, "value") or NONE
        types = call.argument(1, "types")
        found = [kind_of(value)] if types is None or types is NONE else [key_of(item) for item in listed(interp, types)]
        for module in (self, self.parent or self):
            module.context.update({(key, id(self)): (value, self.when) for key in found})
        return NONE

    def borrow(self, call: Invocation, interp: Interpreter) -> Value:
        """Return the value of a type, that of a module that is always there before any other."""
        wanted = call.argument(0, "value_type") or NONE
        key = key_of(wanted)
        contexts = [self.context, *([self.parent.context] if self.parent is not None else [])]
        found = [entry for context in contexts for (kind, _), entry in context.items() if kind == key]
        if found:
            return next((value for value, when in found if not when), found[0][0])
        if self.impatient:
            return Unknown("a value that no module publishes", call.site)
        raise Waiting

    def add(self, call: Invocation, interp: Interpreter) -> Value:
        """Add a module: a class, or the text that names one."""
        name = interp.text_of(call.argument(1, "name")) or ""
        config = {key: value for key, value in call.keywords.items() if key not in {"module_type", "name"}}
        self.children[name] = Record({"type": call.argument(0, "module_type") or NONE, "config": Record(config, kind="dict")}, kind="dict")
        return NONE

    def run(self, call: Invocation, interp: Interpreter) -> Value:
        """Start the program whose root this is: make the modules, then let each prepare and start."""
        root = self
        if not root.started:
            root.started = True
            everything = [root]
            initialise(interp, root, {}, everything, call)
            for phase in ("prepare", "start"):
                take(interp, everything, phase, call)
        return self.owner or self


def initialise(interp: Interpreter, parent: Module, configured: dict[str, Value], everything: list[Module], call: Invocation) -> None:
    """Make the modules that were added to one, and those that the configuration adds; then theirs."""
    for name in dict.fromkeys([*parent.children, *configured]):
        added, wanted = parent.children.get(name), configured.get(name)
        told = wanted.entries if isinstance(wanted, Record) else {}
        kind = told.get("type") or (added.entries["type"] if added is not None else NONE)
        config = {**settings(added.entries if added is not None else {}), **settings(told)}
        made, when = module_of(interp, kind, name, config, call)
        if made is not None and room(interp, everything):
            made.parent, made.when = parent, when or parent.when
            parent.modules[name] = made
            everything.append(made)
            inner = told.get("modules")
            initialise(interp, made, inner.entries if isinstance(inner, Record) else {}, everything, call)


def settings(entries: dict[str, Value]) -> dict[str, Value]:
    """Return what a module is configured with."""
    config = entries.get("config")
    return config.entries if isinstance(config, Record) else {}


def module_of(interp: Interpreter, kind: Value, name: str, config: dict[str, Value], call: Invocation) -> tuple[Module | None, str]:
    """Return a module of a class (or of the text that names one), and when it is there."""
    when = when_there(interp, kind)
    named = interp.text_of(kind) if isinstance(kind, Const) else None
    if named is not None and HOLE not in named:
        kind, when = imported(interp, named)
    made = interp.invoke(kind, Invocation([Const(name)], config, call.site))
    host = host_of(made)
    return (host if isinstance(host, Module) else None), when


def imported(interp: Interpreter, text: str) -> tuple[Value, str]:
    """Return what ``package.module:Class`` or the name of an entry point means, and when it is there."""
    module, colon, attribute = text.partition(":")
    if not colon:
        found = next((entry for entry in interp.world.entry_points(GROUP, interp.site.file) if entry.name == text), None)
        return (load(interp, found), found.when) if found is not None else (Unknown("fps module"), "")
    value = import_python(interp, module, 0, interp.site.file)
    for part in attribute.split(".")[:DEEPEST]:
        value = interp.get(value, part)
    return value, when_there(interp, value)


def take(interp: Interpreter, modules: list[Module], phase: str, call: Invocation) -> None:
    """Let every module take a step; one that waits is asked again when others have gone on, and at last gets nothing."""
    pending = sorted(modules, key=lambda module: bool(module.when))
    published = -1
    while pending:
        waiting = [module for module in pending if not step(interp, module, phase, call)]
        known = sum(len(module.context) for module in modules)
        if len(waiting) == len(pending) and known == published:
            for module in waiting:
                module.impatient = True
                step(interp, module, phase, call)
            return
        pending, published = waiting, known


def step(interp: Interpreter, module: Module, phase: str, call: Invocation) -> bool:
    """Return whether a module took its step to the end."""
    body = interp.get(module.owner or module, phase)
    if not isinstance(body, (FunctionValue, Host)):
        return True
    try:
        with labelled(interp, module.when):
            interp.invoke(body, Invocation([], {}, call.site))
    except Waiting:
        return False
    return True


def kind_of(value: Value) -> object:
    """Return the type of a value, as a key."""
    if isinstance(value, Instance):
        return key_of(value.cls)
    name = getattr(value, "class_name", None)
    return ("host", name) if name is not None else (type(value).__name__, value.dotted if isinstance(value, External) else "")


def key_of(kind: Value) -> object:
    """Return a type as a key."""
    if isinstance(kind, HostClass):
        return ("host", kind.name)
    return ("External", kind.dotted) if isinstance(kind, External) else ("object", id(kind))


def listed(interp: Interpreter, types: Value) -> list[Value]:
    """Return one type or several."""
    return items_of(interp, types)[0] if isinstance(types, Sequence) else [types]


def root_module(call: Invocation, interp: Interpreter) -> Value:
    """Return ``get_root_module(config)``: the first module that is configured, with what is configured below it."""
    config = call.argument(0, "config")
    for name, info in config.entries.items() if isinstance(config, Record) else ():
        entries = info.entries if isinstance(info, Record) else {}
        made, _ = module_of(interp, entries.get("type", NONE), name, settings(entries), call)
        if made is None:
            break
        inner = entries.get("modules")
        for key, value in inner.entries.items() if isinstance(inner, Record) else ():
            told = value.entries if isinstance(value, Record) else {}
            known = made.children.setdefault(key, Record({"type": NONE}, kind="dict"))
            known.entries.update(told)
        return made.owner or made
    return Unknown("root module", call.site)


def start_program(call: Invocation, interp: Interpreter) -> Value:
    """Run fps' command with a configuration file or the name of a module."""
    module, config = call.argument(0, "module"), call.argument(-1, "config")
    name = interp.text_of(module)
    if config is None:
        told: Value = Record({"root_module": Record({"type": module or NONE}, kind="dict")}, kind="dict")
    else:
        text = config.text if isinstance(config, OpenFile) else ""
        told = interp.invoke(interp.get(interp.host_modules["pypi:json"], "loads"), Invocation([Const(text)], {}, call.site))
        if name and isinstance(told, Record):
            told = Record({key: value for key, value in told.entries.items() if key == name}, kind="dict")
    root = host_of(root_module(Invocation([told], {}, call.site), interp))
    return root.run(call, interp) if isinstance(root, Module) else NONE


def fps_modules() -> dict[str, Value]:
    """Return the host modules by import name, with the prefix ``pypi:``."""
    command = HostModule("fps", {"callback": HostFunction("callback", start_program)}, start_program)
    members: dict[str, Value] = {
        "Module": HostClass("Module", Module), "get_root_module": HostFunction("get_root_module", root_module),
        "initialize": HostFunction("initialize", lambda _c, _i: NONE),
    }  # fmt: skip
    commands = HostModule("fps.cli._cli", {"main": command})
    return {"pypi:fps": HostModule("fps", members), "pypi:fps.cli._cli": commands, "pypi:fps.cli": commands}
