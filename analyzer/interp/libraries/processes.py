"""Node's child processes: a module that the program starts beside itself is part of what is deployed.

https://nodejs.org/api/child_process.html#child_processforkmodulepath-args-options, https://nodejs.org/api/cluster.html#clustersetupprimarysettings
"""

from __future__ import annotations

import posixpath
from typing import TYPE_CHECKING

from analyzer.interp.hosts import HostFunction, HostModule
from analyzer.interp.iteration import room
from analyzer.interp.values import HOLE, NONE, External, Invocation, Sequence, Value

if TYPE_CHECKING:
    from collections.abc import Callable

    from analyzer.interp.interpreter import Interpreter

SCRIPTS = (".js", ".cjs", ".mjs", ".ts")
RUNTIMES = frozenset({"node", "nodejs", "bun", "tsx", "ts-node"})


def start(value: Value | None, interp: Interpreter) -> None:
    """Run a module of the repository as a program of its own, once."""
    path = interp.text_of(value)
    if path is None or HOLE in path:
        return
    base = "/" + interp.world.root_of(interp.site.file)
    place = posixpath.normpath(posixpath.join(base, path.removeprefix("file://"))).lstrip("/")
    found = interp.world.javascript("./" + place, "index.js")
    if found.kind != "file" or found.path in interp.started or not room(interp, interp.started):
        return
    entry = interp.entry
    try:
        interp.start(found.path)
    finally:
        interp.entry = entry


def fork(call: Invocation, interp: Interpreter) -> Value:
    """Take ``fork(module, args, options)``."""
    start(call.argument(0), interp)
    return External("child_process", ("fork", "()"), tuple(call.arguments), {}, call.site)


def spawn(name: str) -> Callable[[Invocation, Interpreter], Value]:
    """Return ``spawn(command, args)``, where the command is Node itself and the first argument a script."""

    def run(call: Invocation, interp: Interpreter) -> Value:
        command, given = interp.text_of(call.argument(0)), call.argument(1)
        named = command is not None and HOLE not in command
        if isinstance(given, Sequence) and (not named or posixpath.basename(command or "") in RUNTIMES):
            texts = [(item, interp.text_of(item) or "") for item in given.items]
            script = next((item for item, text in texts if not text.startswith("-")), NONE)
            if (interp.text_of(script) or "").endswith(SCRIPTS):
                start(script, interp)
        return External("child_process", (name, "()"), tuple(call.arguments), {}, call.site)

    return run


def setup_primary(call: Invocation, interp: Interpreter) -> Value:
    """Take ``cluster.setupPrimary({exec})``: the workers' program."""
    start(interp.get(call.argument(0) or NONE, "exec"), interp)
    return NONE


def process_modules() -> dict[str, Value]:
    """Return the host modules by import name, with the prefix ``npm:``."""
    members: dict[str, Value] = {"fork": HostFunction("fork", fork)}
    members |= {name: HostFunction(name, spawn(name)) for name in ("spawn", "execFile")}
    return {"npm:child_process": HostModule("child_process", members)}
