"""@fastify/autoload: every file of a folder is a plugin, and folders are prefixes.

https://github.com/fastify/fastify-autoload
"""

from __future__ import annotations

import posixpath
import re
from typing import TYPE_CHECKING

from analyzer.interp.modules import import_javascript
from analyzer.interp.values import HOLE, NONE, Const, FunctionValue, Instance, Invocation, Record, Unknown, Value

if TYPE_CHECKING:
    from analyzer.frameworks.fastify import Context
    from analyzer.interp.interpreter import Interpreter

SCRIPT = re.compile(r"\.(?:[cm]?js|ts|[cm]ts)$")
INDEX = re.compile(r"^index(?:\.ts|\.js|\.cjs|\.mjs|\.mts|\.cts)$")
IGNORED_SUFFIX = re.compile(r"\.(?:test|spec)\.|\.d\.[cm]?ts$")
AUTOHOOKS = re.compile(r"^[_.]?auto_?hooks(?:\.ts|\.js|\.cjs|\.mjs|\.mts|\.cts)$")


class Loader:
    """One call of autoload: its options read once."""

    def __init__(self, context: Context, options: Value, call: Invocation, interp: Interpreter) -> None:
        self.interp = interp
        self.call = call
        self.options = options
        self.context = context
        self.overridden = self.option("options")
        self.prefix_folders = self.flag("dirNameRoutePrefix", default=True)
        self.prefix_function = self.option("dirNameRoutePrefix")
        self.hooks = self.flag("autoHooks", default=False)
        self.cascade = self.flag("cascadeHooks", default=False)
        self.overwrite = self.flag("overwriteHooks", default=False)
        self.parameters = self.flag("routeParams", default=False)
        self.force_esm = False
        depth = self.option("maxDepth")
        self.depth = depth.value if isinstance(depth, Const) and isinstance(depth.value, int) else 40

    def option(self, name: str) -> Value:
        """Return an option."""
        return self.interp.get(self.options, name)

    def flag(self, name: str, *, default: bool) -> bool:
        """Return a yes-or-no option."""
        value = self.option(name)
        return bool(value.value) if isinstance(value, Const) and value.value is not None else default

    def matches(self, name: str, path: str, *, default: bool) -> bool:
        """Return whether a filter (pattern, text or function) takes a path."""
        value = self.option(name)
        if isinstance(value, Record) and value.kind == "regexp":
            return search(self.interp.text_of(value.entries["source"]) or "", path)
        if isinstance(value, Const) and isinstance(value.value, str):
            return value.value in path
        if isinstance(value, FunctionValue):
            verdict = self.interp.invoke(value, Invocation([Const(path)], {}, self.call.site))
            return bool(verdict.value) if isinstance(verdict, Const) else default
        return default

    def folder(self, folder: str, context: Context, prefix: str, hooks: list[Value], depth: int) -> None:
        """Load a folder: its index file alone, or every file and folder in it."""
        world = self.interp.world
        names = [name for name in world.listing(folder) if not self.ignored(name, folder)]
        own = [self.module(f"{folder}/{name}") for name in names if self.hooks and AUTOHOOKS.match(name)]
        own = [hook for hook in own if isinstance(hook, FunctionValue)]
        active = own if self.overwrite and own else [*(hooks if self.cascade else []), *own]
        target = context
        if active:
            target = context.child("", self.call, self.interp)
            for hook in active:
                target.enter(hook, self.plugin_options(NONE, ""), target, self.call, self.interp)
        index = next((name for name in names if INDEX.match(name)), None)
        wanted = self.option("indexPattern")
        if isinstance(wanted, Record) and wanted.kind == "regexp":
            index = next((name for name in names if search(self.interp.text_of(wanted.entries["source"]) or "", name)), None)
        files = [index] if index else [name for name in names if SCRIPT.search(name) and world.is_file(f"{folder}/{name}")]
        for name in files:
            if self.takes(f"{folder}/{name}") and not (self.hooks and AUTOHOOKS.match(name)):
                self.plugin(f"{folder}/{name}", target, prefix)
        if depth >= self.depth:
            return
        for name in names:
            path = f"{folder}/{name}"
            if world.is_folder(path):
                self.folder(path, target if self.cascade else context, self.folder_prefix(folder, name, prefix), active, depth + 1)

    def ignored(self, name: str, folder: str) -> bool:
        """Return whether a name is passed over."""
        if name.startswith(".") or name in {"node_modules"}:
            return True
        if not self.interp.world.is_folder(f"{folder}/{name}") and IGNORED_SUFFIX.search(name):
            return True
        return self.matches("ignorePattern", name, default=False)

    def takes(self, path: str) -> bool:
        """Return whether a file passes the filters."""
        shown = "/" + path.removeprefix(self.start).lstrip("/")
        if isinstance(self.option("matchFilter"), Const) and self.option("matchFilter") is NONE:
            passes = True
        else:
            passes = self.matches("matchFilter", shown, default=True)
        ignored = self.option("ignoreFilter")
        return passes and not (ignored is not NONE and self.matches("ignoreFilter", shown, default=False))

    def folder_prefix(self, folder: str, name: str, prefix: str) -> str:
        """Return the prefix of a folder below ``prefix``."""
        if isinstance(self.prefix_function, FunctionValue):
            arguments: list[Value] = [Const("/" + folder), Const(name)]
            value = self.interp.invoke(self.prefix_function, Invocation(arguments, {}, self.call.site))
            if isinstance(value, Const) and value.value is False:
                return prefix
            text = self.interp.text_of(value)
            return f"{prefix}/{text}" if text else prefix
        if not self.prefix_folders:
            return prefix
        if self.parameters:
            name = re.sub(r"^__", "::", name) if name.startswith("__") else (":" + name[1:] if name.startswith("_") else name)
            name = re.sub(r"^::", ":", name) if name.startswith("::") else name
        return f"{prefix}/{name}"

    def module(self, path: str) -> Value:
        """Return a file's plugin function."""
        value = import_javascript(self.interp, "/" + path, self.call.site.file)
        default = self.interp.get(value, "default")
        return default if isinstance(default, (FunctionValue, Instance)) else value

    def plugin(self, path: str, context: Context, prefix: str) -> None:
        """Register one file as a plugin."""
        value = import_javascript(self.interp, "/" + path, self.call.site.file)
        plugin = self.module(path)
        exported = self.exported(value, plugin, ("autoConfig",))
        if isinstance(self.exported(value, plugin, ("autoload",)), Const) and self.exported(value, plugin, ("autoload",)).value is False:  # type: ignore[attr-defined]
            return
        own = self.interp.text_of(self.exported(value, plugin, ("autoPrefix", "prefixOverride", "prefix"))) or ""
        override = self.interp.text_of(self.exported(value, plugin, ("prefixOverride",)))
        if override is not None and HOLE not in override:
            prefix, own = "", override
        elif own:
            own = own if own.startswith("/") else "/" + own
        if isinstance(exported, FunctionValue):
            exported = self.interp.invoke(exported, Invocation([context], {}, self.call.site))
        full = prefix + own
        options = self.plugin_options(exported, full)
        given = Invocation([plugin, options], {}, self.call.site)
        context.run(plugin, options, given, self.interp)

    def exported(self, module: Value, plugin: Value, names: tuple[str, ...]) -> Value:
        """Return what a plugin file says about itself."""
        for name in names:
            for holder in (module, plugin):
                value = self.interp.get(holder, name)
                if not isinstance(value, Unknown) and value is not NONE:
                    return value
        return NONE

    def plugin_options(self, own: Value, prefix: str) -> Record:
        """Return the options that a plugin gets: the file's own, then those given, and the prefix."""
        made = Record(open=not isinstance(self.overridden, Record) and self.overridden is not NONE)
        if isinstance(own, Record):
            made.entries.update(own.entries)
        outer = ""
        if isinstance(self.overridden, Record):
            outer = self.interp.text_of(self.overridden.entries.get("prefix")) or ""
            made.entries.update({key: value for key, value in self.overridden.entries.items() if key != "prefix"})
        own_prefix = self.interp.text_of(made.entries.get("prefix")) or ""
        full = outer.rstrip("/") + prefix if prefix else outer
        full = full + own_prefix if own_prefix and isinstance(own, Record) else full
        if full:
            made.entries["prefix"] = Const(full)
        return made

    start = ""


def search(source: str, text: str) -> bool:
    """Return whether a simple pattern occurs in a text; a pattern that Python cannot read takes everything."""
    if len(source) > 200 or len(text) > 500 or re.search(r"[+*][+*)]|\)[+*{]", source):
        return True
    try:
        return re.search(source.replace("\\/", "/"), text) is not None
    except re.error:
        return True


def autoload(context: Context, options: Value, call: Invocation, interp: Interpreter) -> None:
    """Load a folder's plugins into ``context``."""
    loader = Loader(context, options, call, interp)
    directory = interp.text_of(loader.option("dir"))
    if directory is None or HOLE in directory:
        interp.note("autoload of a folder that is not known", "autoload", call.site)
        return
    loader.start = posixpath.normpath(directory).lstrip("/")
    loader.folder(loader.start, context, "", [], 0)
