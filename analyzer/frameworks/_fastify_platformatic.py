"""Platformatic, whose settings file lists the plugins, files and folders: no code of the repository makes the server.

https://docs.platformatic.dev/docs/reference/service/configuration#plugins
"""

from __future__ import annotations

import posixpath
from typing import TYPE_CHECKING

from analyzer.frameworks._fastify_types import SKIP_OVERRIDE, HostPlugin
from analyzer.interp.hosts import Host
from analyzer.interp.modules import import_javascript
from analyzer.interp.values import NONE, Const, FunctionValue, Invocation, Record, Sequence, Site, Value

if TYPE_CHECKING:
    from analyzer.frameworks._fastify_types import PluginContext
    from analyzer.interp.interpreter import Interpreter

MOST = 100


def listed(interp: Interpreter, path: str) -> HostPlugin | None:
    """Return a plugin that registers what the settings file at ``path`` lists; None where it lists nothing."""
    if not path.endswith(".json"):
        return None
    plugins = interp.get(import_javascript(interp, "/" + path, path), "plugins")
    paths = interp.get(plugins, "paths") if isinstance(plugins, Record) else None
    if not isinstance(paths, Sequence):
        return None

    def load(call: Invocation, inner: Interpreter) -> Value:
        context = call.argument(0)
        for item in paths.items[:MOST] if isinstance(context, Host) else ():
            register(context, item if isinstance(item, Record) else Record({"path": item}), Invocation([], {}, Site(path, 1)), inner)  # type: ignore[arg-type]
        return NONE

    return HostPlugin("platformatic", load)


def register(context: PluginContext, item: Record, call: Invocation, interp: Interpreter) -> None:
    """Register one file, or the folder's files as @fastify/autoload does: most keys are its options."""
    place = interp.text_of(item.entries.get("path"))
    if place is None:
        return
    where = posixpath.normpath(posixpath.join("/", posixpath.dirname(call.site.file), place))
    if interp.world.is_folder(where):
        context.run(interp.host_modules["npm:@fastify/autoload"], Record({**item.entries, "dir": Const(where)}), call, interp)
        return
    module = import_javascript(interp, where, call.site.file)
    default = interp.get(module, "default")
    plugin = default if isinstance(default, FunctionValue) else module
    encapsulate = item.entries.get("encapsulate")
    if isinstance(plugin, FunctionValue) and isinstance(encapsulate, Const) and encapsulate.value is False:
        plugin.fields[SKIP_OVERRIDE] = Const(value=True)
    context.run(plugin, item.entries.get("options"), call, interp)
