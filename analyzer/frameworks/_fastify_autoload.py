"""@fastify/autoload: every file of a folder is a plugin, and folders are prefixes.

https://github.com/fastify/fastify-autoload (behaviour of 5.x and 6.x)
"""

from __future__ import annotations

import posixpath
import re
from typing import TYPE_CHECKING

import msgspec

from analyzer.frameworks._fastify_types import SKIP_OVERRIDE
from analyzer.interp.modules import import_javascript
from analyzer.interp.patterns import occurs
from analyzer.interp.values import HOLE, NONE, Const, FunctionValue, Instance, Invocation, Record, Unknown, Value

if TYPE_CHECKING:
    from analyzer.frameworks._fastify_types import PluginContext
    from analyzer.interp.interpreter import Interpreter

SCRIPT = re.compile(r"\.(?:[cm]?js|[cm]?ts)$", re.IGNORECASE)
DECLARATION = re.compile(r"\.d\.[cm]?ts$", re.IGNORECASE)
INDEX = re.compile(r"^index\.[cm]?[jt]s$", re.IGNORECASE)
TEST = re.compile(r"[.](?:spec|test)[.][cm]?[jt]s$", re.IGNORECASE)
"""A test beside the plugin that it tests: what is built leaves it out, and outside its runner it ends where it begins."""
AUTOHOOKS = re.compile(r"^[_.]?auto_?hooks\.[cm]?[jt]s$", re.IGNORECASE)
DEEPEST = 40


class Folder(msgspec.Struct):
    """What one folder contributes: its plugins (path and prefix) and the hooks that stand before them."""

    plugins: list[tuple[str, str]] = msgspec.field(default_factory=list)
    hooks: list[str] = msgspec.field(default_factory=list)


class Loader:
    """One call of autoload: its options read once."""

    def __init__(self, context: PluginContext, options: Value, call: Invocation, interp: Interpreter) -> None:
        self.interp = interp
        self.call = call
        self.options = options
        self.context = context
        self.start = ""
        self.folders: list[Folder] = []
        self.hooks = self.flag("autoHooks", default=False)
        self.cascade = self.flag("cascadeHooks", default=False)
        self.overwrite = self.flag("overwriteHooks", default=False)

    def option(self, name: str) -> Value:
        """Return an option."""
        return self.interp.get(self.options, name)

    def flag(self, name: str, *, default: bool) -> bool:
        """Return a yes-or-no option."""
        value = self.option(name)
        return bool(value.value) if isinstance(value, Const) and value.value is not None else default

    def given(self, name: str) -> bool:
        """Return whether an option is there."""
        value = self.option(name)
        return not (isinstance(value, Unknown) or (isinstance(value, Const) and value.value is None))

    def matches(self, name: str, path: str, *, default: bool) -> bool:
        """Return whether a filter (pattern, text or function) takes a path."""
        value = self.option(name)
        if isinstance(value, Record) and value.kind == "regexp":
            return search(self.interp.text_of(value.entries["source"]) or "", path)
        if isinstance(value, Const) and isinstance(value.value, str):
            return search(value.value, path) if name == "ignorePattern" else value.value in path
        if isinstance(value, FunctionValue):
            verdict = self.interp.invoke(value, Invocation([Const(path)], {}, self.call.site))
            return bool(verdict.value) if isinstance(verdict, Const) else default
        return default

    def pattern(self, name: str, usual: re.Pattern[str], text: str) -> bool:
        """Return whether a name fits a pattern that an option may replace."""
        value = self.option(name)
        if isinstance(value, Record) and value.kind == "regexp":
            return search(self.interp.text_of(value.entries["source"]) or "", text)
        return usual.search(text) is not None

    def visit(self, folder: str, prefix: str, hooks: list[str], depth: int) -> None:
        """Collect a folder: its index file alone, or every script, then the folders in it."""
        world = self.interp.world
        found = Folder()
        self.folders.append(found)
        names = world.listing(folder)
        own = next((name for name in names if self.pattern("autoHooksPattern", AUTOHOOKS, name)), None) if self.hooks else None
        found.hooks = ([] if self.overwrite and own else list(hooks)) + ([f"{folder}/{own}"] if own else [])
        index = next((name for name in names if self.pattern("indexPattern", INDEX, name)), None)
        if index is not None:
            self.collect(found, f"{folder}/{index}", prefix)
        for name in names:
            path = f"{folder}/{name}"
            if self.given("ignorePattern") and self.matches("ignorePattern", path.removeprefix(self.start).lstrip("/"), default=False):
                continue
            if world.is_folder(path):
                if depth < self.deepest() and name != "node_modules":
                    self.visit(path, self.breadcrumb(folder, name, prefix), found.hooks if self.hooks and self.cascade else [], depth + 1)
            elif (
                index is None
                and self.pattern("scriptPattern", SCRIPT, name)
                and not DECLARATION.search(name)
                and not TEST.search(name)
                and not AUTOHOOKS.search(name)
            ):
                self.collect(found, path, prefix)

    def deepest(self) -> int:
        """Return how deep folders are followed."""
        value = self.option("maxDepth")
        return value.value if isinstance(value, Const) and isinstance(value.value, int) else DEEPEST

    def collect(self, found: Folder, path: str, prefix: str) -> None:
        """Add a file if the filters take it."""
        shown = "/" + path.removeprefix(self.start).lstrip("/")
        if self.given("matchFilter") and not self.matches("matchFilter", shown, default=True):
            return
        if self.given("ignoreFilter") and self.matches("ignoreFilter", shown, default=False):
            return
        found.plugins.append((path, prefix))

    def breadcrumb(self, folder: str, name: str, prefix: str) -> str:
        """Return the prefix of the folder ``name`` below ``prefix``."""
        lead = f"{prefix}/" if prefix else "/"
        replace = self.option("dirNameRoutePrefix")
        if isinstance(replace, FunctionValue):
            value = self.interp.invoke(replace, Invocation([Const("/" + folder), Const(name)], {}, self.call.site))
            if isinstance(value, Const) and not value.value:
                return lead
            return lead + (self.interp.text_of(value) or "")
        return lead + name if self.flag("dirNameRoutePrefix", default=True) else lead

    def register(self) -> None:
        """Register what was collected, folder by folder, hooks in a closure around the folder's plugins."""
        for folder in self.folders:
            target = self.context
            if folder.hooks and folder.plugins:
                target = self.context.child("", self.call, self.interp)
                for path in folder.hooks:
                    hook = self.plugin_of(import_javascript(self.interp, "/" + path, self.call.site.file))
                    if isinstance(hook, FunctionValue):
                        target.enter(hook, Record(), target, self.call, self.interp)
            for path, prefix in folder.plugins:
                self.plugin(path, target, prefix)

    def plugin_of(self, module: Value) -> Value:
        """Return a file's plugin: its default export, or what it exports as a whole."""
        default = self.interp.get(module, "default")
        return default if isinstance(default, (FunctionValue, Instance, Record)) else module

    def plugin(self, path: str, context: PluginContext, prefix: str) -> None:
        """Register one file as a plugin; a file that exports one route's options is that route."""
        module = import_javascript(self.interp, "/" + path, self.call.site.file)
        plugin = self.plugin_of(module)
        switch = self.exported(module, plugin, "autoload")
        if isinstance(switch, Const) and switch.value is False:
            return
        options = self.plugin_options(self.exported(module, plugin, "autoConfig"), context)
        self.place(options, module, plugin, prefix)
        call = Invocation([plugin, options], {}, self.call.site)
        if isinstance(plugin, FunctionValue) and not self.flag("encapsulate", default=True):
            plugin.fields[SKIP_OVERRIDE] = Const(value=True)
        if isinstance(plugin, Record) and "method" in plugin.entries:
            inside = context.child(self.interp.text_of(options.entries.get("prefix")) or "", call, self.interp)
            inside.route(Invocation([plugin], {}, self.call.site), self.interp)
        else:
            context.run(plugin, options, call, self.interp)

    def place(self, options: Record, module: Value, plugin: Value, folder_prefix: str) -> None:
        """Give a plugin's options their prefix: the options' own, then ``autoPrefix`` or the folder's; ``prefixOverride`` beats all."""
        own = (self.interp.text_of(options.entries.get("prefix")) or "").removesuffix("/")
        automatic = self.exported(module, plugin, "autoPrefix")
        override = self.exported(module, plugin, "prefixOverride")
        prefix: str | None = folder_prefix
        if automatic is not NONE:
            text = self.interp.text_of(automatic) or ""
            prefix = f"{folder_prefix}/{text}" if self.flag("appendAutoPrefix", default=False) and folder_prefix else text
        full = own + re.sub(r"/+", "/", prefix) if prefix else own
        if override is not NONE:
            full = self.interp.text_of(override) or ""
        if self.flag("routeParams", default=False):
            full = full.replace("__", ":") if "__" in full else full.replace("/_", "/:")
        if full or override is not NONE:
            options.entries["prefix"] = Const(full)

    def exported(self, module: Value, plugin: Value, name: str) -> Value:
        """Return what a plugin file says about itself."""
        for holder in (plugin, module):
            value = self.interp.get(holder, name)
            if not isinstance(value, Unknown) and not (isinstance(value, Const) and value.value is None):
                return value
        return NONE

    def plugin_options(self, own: Value, context: PluginContext) -> Record:
        """Return the options that a plugin gets: the file's own, then those given to autoload."""
        if isinstance(own, FunctionValue):
            own = self.interp.invoke(own, Invocation([context.self_value()], {}, self.call.site))
        given = self.option("options")
        made = Record(open=not isinstance(given, Record) and self.given("options"))
        for source in (own, given):
            if isinstance(source, Record):
                made.entries.update(source.entries)
                made.open = made.open or source.open
        return made


def search(source: str, text: str) -> bool:
    """Return whether a simple pattern occurs in a text; one that cannot be tried takes everything."""
    return occurs(source, text) is not False


def autoload(context: PluginContext, options: Value, call: Invocation, interp: Interpreter) -> None:
    """Load a folder's plugins into ``context``."""
    loader = Loader(context, options, call, interp)
    directory = interp.text_of(loader.option("dir"))
    if directory is None or HOLE in directory:
        interp.note("autoload of a folder that is not known", "autoload", call.site)
        return
    loader.start = posixpath.normpath(directory.removeprefix("file://")).lstrip("/")
    loader.visit(loader.start, "", [], 0)
    loader.register()
