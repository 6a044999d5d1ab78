"""Plugins that packages of the repository declare as entry points, and the libraries that load and call them.

https://docs.python.org/3/library/importlib.metadata.html#entry-points, https://setuptools.pypa.io/en/latest/pkg_resources.html,
https://docs.openstack.org/stevedore/latest/reference/, https://pluggy.readthedocs.io/en/stable/
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from analyzer.interp.hosts import Host, HostClass, HostFunction, HostModule
from analyzer.interp.iteration import items_of, room
from analyzer.interp.modules import import_python
from analyzer.interp.optional import only_when, supposing
from analyzer.interp.values import NONE, Const, External, FunctionValue, Invocation, Record, Sequence, Unknown, Value
from analyzer.syntax import program as p

if TYPE_CHECKING:
    from analyzer.interp.interpreter import Interpreter
    from analyzer.source.entry_points import EntryPoint

DEEPEST = 20


class EntryPointHost(Host):
    """One entry point: its name, and what it names once it is loaded."""

    __slots__ = ("entry", "group")
    typeof = "object"

    def __init__(self, entry: EntryPoint, group: str) -> None:
        super().__init__()
        self.entry = entry
        self.group = group

    def get(self, name: str, interp: Interpreter) -> Value | None:
        """Return a field, or what loads it."""
        module, _, attribute = self.entry.target.partition(":")
        fields = {"name": self.entry.name, "value": self.entry.target, "group": self.group, "module": module, "attr": attribute}
        fields |= {"module_name": module}
        if name in fields:
            return Const(fields[name])
        if name in {"load", "resolve"}:
            return HostFunction(name, lambda _c, i: load(i, self.entry))
        return External("importlib", ("metadata", "EntryPoint", name))


def load(interp: Interpreter, entry: EntryPoint) -> Value:
    """Return what an entry point names; the interpreter remembers when that is installed."""
    module, _, attribute = entry.target.partition(":")
    start = f"{entry.root}/__start__.py" if entry.root != "." else "__start__.py"
    value = import_python(interp, module.strip(), 0, start)
    for part in attribute.strip().split(".")[:DEEPEST] if attribute.strip() else ():
        value = interp.get(value, part)
    return only_when(interp, value, entry.when)


class EntryPoints(Host):
    """``entry_points()``: by group, then by name."""

    __slots__ = ("groups",)
    typeof = "object"

    def get(self, name: str, interp: Interpreter) -> Value | None:
        """Return what selects a group."""
        if name in {"select", "get", "__getitem__"}:
            return HostFunction(name, entry_points)
        return Unknown(f"entry points {name}", interp.site)


def declared(interp: Interpreter, group: str) -> list[EntryPointHost]:
    """Return the entry points of one group; from now on, each is known to be there only when its package is."""
    found = [EntryPointHost(entry, group) for entry in interp.world.entry_points(group, interp.site.file)]
    for host in found:
        only_when(interp, host, host.entry.when)
    return found


def entry_points(call: Invocation, interp: Interpreter) -> Value:
    """Return ``entry_points(group=...)``, all of them, or those of one name."""
    group = interp.text_of(call.argument(0, "group"))
    if group is None:
        return EntryPoints()
    name = interp.text_of(call.argument(-1, "name"))
    hosts = [host for host in declared(interp, group) if name is None or host.entry.name == name]
    found = Sequence(list(hosts), "tuple", open=not hosts)
    return SelectedPoints(found, hosts)


class SelectedPoints(Host):
    """What ``entry_points(group=...)`` returns: a tuple that is also asked by name."""

    __slots__ = ("found", "hosts")
    typeof = "object"

    def __init__(self, found: Sequence, hosts: list[EntryPointHost]) -> None:
        super().__init__()
        self.found = found
        self.hosts = hosts

    def get(self, name: str, interp: Interpreter) -> Value | None:
        """Return the items, the names, or what selects one."""
        if name == "__iter__":
            return self.found
        if name == "names":
            return Sequence([Const(host.entry.name) for host in self.hosts], "set", open=self.found.open)
        if name == "__getitem__":
            return HostFunction(name, self.item)
        if name == "select":
            return HostFunction(name, self.select)
        return interp.get(self.found, name)

    def item(self, call: Invocation, interp: Interpreter) -> Value:
        """Return the entry point at a position or of a name."""
        key = call.argument(0)
        if isinstance(key, Const) and isinstance(key.value, int):
            return self.hosts[key.value] if -len(self.hosts) <= key.value < len(self.hosts) else Unknown("entry point", call.site)
        name = interp.text_of(key)
        return next((host for host in self.hosts if host.entry.name == name), Unknown("entry point", call.site))

    def select(self, call: Invocation, interp: Interpreter) -> Value:
        """Return those of one name."""
        name = interp.text_of(call.argument(-1, "name"))
        hosts = [host for host in self.hosts if name is None or host.entry.name == name]
        return SelectedPoints(Sequence(list(hosts), "tuple", open=not hosts), hosts)


class ExtensionManager(Host):
    """Stevedore's managers: the plugins of a namespace, each of them loaded, and called where that is asked for."""

    __slots__ = ("extensions",)
    typeof = "object"

    def __init__(self) -> None:
        super().__init__()
        self.extensions: list[Record] = []

    def initialise(self, call: Invocation, interp: Interpreter) -> None:
        """Load the plugins: all, or those that are named."""
        group = interp.text_of(call.argument(0, "namespace")) or ""
        wanted = call.argument(-1, "names", "name")
        if wanted is None and len(call.arguments) > 1:
            wanted = call.arguments[1]
        listed = [] if wanted is None else [wanted] if is_text(wanted) else items_of(interp, wanted)[0]
        names = {interp.text_of(item) for item in listed}
        called = call.argument(-1, "invoke_on_load")
        arguments = items_of(interp, call.argument(-1, "invoke_args") or Sequence([]))[0]
        options = call.argument(-1, "invoke_kwds")
        keywords = dict(options.entries) if isinstance(options, Record) else {}
        for host in declared(interp, group):
            if wanted is None or host.entry.name in names:
                plugin = load(interp, host.entry)
                made: Value = NONE
                if isinstance(called, Const) and called.value:
                    made = only_when(interp, interp.invoke(plugin, Invocation(list(arguments), keywords, call.site)), host.entry.when)
                extension = Record({"name": Const(host.entry.name), "plugin": plugin, "obj": made, "entry_point": host})
                only_when(interp, extension, host.entry.when)
                self.extensions.append(extension)

    def get(self, name: str, interp: Interpreter) -> Value | None:
        """Return the extensions, their names, a driver, or what maps over them."""
        if name in {"__iter__", "extensions"}:
            return Sequence(list(self.extensions))
        if name in {"names", "entry_points_names", "list_entry_points"}:
            return HostFunction(name, lambda _c, _i: Sequence([item.entries["name"] for item in self.extensions]))
        if name == "driver" and self.extensions:
            made, plugin = self.extensions[0].entries["obj"], self.extensions[0].entries["plugin"]
            return plugin if made is NONE else made
        if name == "__getitem__":
            return HostFunction(name, self.item)
        if name == "map":
            return HostFunction(name, self.map)
        if name == "map_method":
            return HostFunction(name, self.map_method)
        return Unknown(f"extensions {name}", interp.site)

    def item(self, call: Invocation, interp: Interpreter) -> Value:
        """Return the extension of one name."""
        name = interp.text_of(call.argument(0))
        return next((item for item in self.extensions if interp.text_of(item.entries["name"]) == name), Unknown("extension", call.site))

    def map(self, call: Invocation, interp: Interpreter) -> Value:
        """Call a function with each extension."""
        found: list[Value] = []
        for item in self.extensions:
            with supposing(interp, item):
                passed = Invocation([item, *call.arguments[1:]], call.keywords, call.site)
                found.append(interp.invoke(call.argument(0, "func") or NONE, passed))
        return Sequence(found)

    def map_method(self, call: Invocation, interp: Interpreter) -> Value:
        """Call a method of each extension's object."""
        name = interp.text_of(call.argument(0)) or ""
        found: list[Value] = []
        for item in self.extensions:
            with supposing(interp, item):
                passed = Invocation(call.arguments[1:], call.keywords, call.site)
                found.append(interp.invoke(interp.get(item.entries["obj"], name), passed))
        return Sequence(found)


class PluginManager(Host):
    """Pluggy's manager: plugins are modules or objects, a hook calls the function of its name in each, the last registered first."""

    __slots__ = ("plugins",)
    typeof = "object"

    def __init__(self) -> None:
        super().__init__()
        self.plugins: list[Value] = []

    def initialise(self, call: Invocation, interp: Interpreter) -> None:
        """The project's name changes nothing here."""

    def get(self, name: str, interp: Interpreter) -> Value | None:
        """Return what registers plugins, or the hooks."""
        if name == "hook":
            return Hooks(self)
        if name == "register":
            return HostFunction(name, self.register)
        if name == "load_setuptools_entrypoints":
            return HostFunction(name, self.load)
        if name == "get_plugins":
            return HostFunction(name, lambda _c, _i: Sequence(list(self.plugins)))
        if name in {"add_hookspecs", "check_pending", "unregister", "set_blocked"}:
            return HostFunction(name, lambda _c, _i: NONE)
        return Unknown(f"plugin manager {name}", interp.site)

    def register(self, call: Invocation, interp: Interpreter) -> Value:
        """Take a plugin."""
        plugin = call.argument(0, "plugin")
        if plugin is not None and not any(plugin is known for known in self.plugins) and room(interp, self.plugins):
            self.plugins.append(plugin)
        _ = interp
        return NONE

    def load(self, call: Invocation, interp: Interpreter) -> Value:
        """Take what the packages of the repository declare."""
        group = interp.text_of(call.argument(0, "group")) or ""
        for host in declared(interp, group):
            self.register(Invocation([load(interp, host.entry)], {}, call.site), interp)
        return NONE


class Hooks(Host):
    """``manager.hook``: each member calls the plugins' functions of that name."""

    __slots__ = ("manager",)
    typeof = "object"

    def __init__(self, manager: PluginManager) -> None:
        super().__init__()
        self.manager = manager

    def get(self, name: str, interp: Interpreter) -> Value | None:
        """Return one hook."""
        _ = interp
        return HostFunction(name, lambda call, running: self.fire(name, call, running))

    def fire(self, name: str, call: Invocation, interp: Interpreter) -> Value:
        """Return what the plugins return, each given the arguments that it names."""
        found: list[Value] = []
        for plugin in reversed(self.manager.plugins):
            function = interp.get(plugin, name)
            if isinstance(function, FunctionValue):
                with supposing(interp, plugin):
                    value = interp.invoke(function, Invocation([], named(function, call.keywords), call.site))
                if value is not NONE:
                    found.append(value)
        return Sequence(found)


def named(function: FunctionValue, keywords: dict[str, Value]) -> dict[str, Value]:
    """Return the keywords that a hook's implementation asks for."""
    names = {item.target.id for item in function.node.parameters if isinstance(item.target, p.Name)}
    return {name: value for name, value in keywords.items() if name in names}


def is_text(value: Value) -> bool:
    """Return whether a value is one text."""
    return isinstance(value, Const) and isinstance(value.value, str)


def marker(_call: Invocation, _interp: Interpreter) -> Value:
    """Return pluggy's marker: a decorator that leaves the function as it is, with or without options."""
    return HostFunction("hook marker", lambda call, _i: call.arguments[0] if call.arguments else marker(call, _i))


def plugin_modules() -> dict[str, Value]:
    """Return the host modules by import name, with the prefix ``pypi:``."""
    asked = HostFunction("entry_points", entry_points)
    resources = HostModule("pkg_resources", {"iter_entry_points": asked})
    managers = {name: HostClass(name, ExtensionManager) for name in ("ExtensionManager", "NamedExtensionManager", "DriverManager")}
    managers |= {"EnabledExtensionManager": managers["ExtensionManager"], "HookManager": managers["NamedExtensionManager"]}
    stevedore = HostModule("stevedore", dict(managers))
    for name in ("extension", "named", "driver", "hook", "enabled"):
        stevedore.members[name] = HostModule(f"stevedore.{name}", dict(managers))
    marking = HostFunction("marker", marker)
    pluggy = HostModule(
        "pluggy", {"PluginManager": HostClass("PluginManager", PluginManager), "HookimplMarker": marking, "HookspecMarker": marking}
    )
    found: dict[str, Value] = {"pkg_resources": resources, "stevedore": stevedore, "pluggy": pluggy}
    return {"pypi:" + name: value for name, value in found.items()}
