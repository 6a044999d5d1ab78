"""Work in the web process itself: no queue, no retry, lost on restart, once per worker. Listed apart, counted as nothing.

`setInterval` outside request and socket handlers, `setTimeout` that starts itself again, FastAPI's background tasks (distinct functions),
asyncio tasks and threads whose function loops for ever.
"""

from __future__ import annotations

import re
from typing import Any

from analyzer.inventory._inputs import Inputs
from analyzer.inventory._job_reading import handler_of, lines_of, number_of
from analyzer.inventory._shapes import named_argument
from analyzer.inventory.facts import CallSite, Defined, Project, Scope, dotted
from analyzer.inventory.jobs.cron_words import interval_words
from analyzer.inventory.jobs.drafts import Draft, Drafts
from analyzer.model.location import Location
from analyzer.model.work import Trigger
from analyzer.syntax import program as p
from analyzer.syntax import walking

_REQUEST_PARAMETERS = {"req", "request", "_req", "ctx", "c", "socket", "ws", "conn", "connection", "client", "websocket", "reply", "res"}
_STOPPED = re.compile(r"running|active|alive|stop|shut|clos|exit|cancel|quit", re.IGNORECASE)
_LOOP_STARTERS = {
    "asyncio:create_task",
    "asyncio:ensure_future",
    "asyncio:get_event_loop().create_task",
    "threading:Thread",
    "asyncio:get_running_loop().create_task",
}
_ENDS = {"cancel", "join"}
_ENTERS = {"__enter__", "__aenter__"}
_WAITS = {"asyncio.gather", "asyncio.wait", "asyncio.wait_for", "gather"}
_SERVES = {"uvicorn.run", "server.serve", "hypercorn.run"}
_RUNS = {"asyncio.run", "anyio.run", "uvloop.run", "loop.run_until_complete"}


def in_process_jobs(inputs: Inputs, drafts: Drafts) -> None:
    """Add the work that runs in the web process."""
    project = inputs.project
    for call in (call for call in project.calls if call.file not in inputs.aside):
        facts = project.modules[call.file]
        if not facts.is_python and isinstance(call.node.callee, p.Name) and call.ref is None and not inputs.browser(call.file):
            _timer(project, call, drafts)
        elif facts.is_python and call.ref is not None and not call.ref.local:
            _python(project, call, drafts)


def _timer(project: Project, call: CallSite, drafts: Drafts) -> None:
    name = call.text
    if name not in {"setInterval", "setTimeout"} or _in_handler(call.scope) or (name == "setInterval" and _ends(project, call)):
        return
    handler_name, handler = handler_of(project, p.Call(call.node.callee, call.node.arguments[:1]), call.scope)
    if name == "setTimeout" and not (handler is not None and handler.qualname == call.function):
        return
    delay = call.node.arguments[1].value if len(call.node.arguments) > 1 else None
    milliseconds = number_of(project, delay, call.scope)
    trigger = Trigger(
        kind="interval",
        expression=f"{milliseconds:g}" if milliseconds else dotted(delay),
        words=interval_words(milliseconds) if milliseconds else "",
    )
    shown = handler_name if handler_name and not handler_name.startswith("<") else call.function.rsplit(".", 1)[-1] or name
    drafts.add(_draft(shown, trigger, call, handler))


def _ends(project: Project, call: CallSite) -> bool:
    """Say whether a timer ends with what it is for: by its own callback, or by the function that starts it (never a whole program's).

    ``const beat = setInterval(extend, 1000); try { await run() } finally { clearInterval(beat) }``
    """
    function = _enclosing(call.scope)
    if function is None:
        return False
    nodes = list(walking.walk(function.node.body, into_functions=False))
    names = {_held(node, call.node) for node in nodes if isinstance(node, p.Declare | p.Assign)} - {""}
    callback = call.node.arguments[0].value if call.node.arguments else None
    ending = walking.calls([*callback.body]) if isinstance(callback, p.Function) else []
    if not _is_program(project, function):
        started = next((at for at, node in enumerate(nodes) if node is call.node), len(nodes))
        ending += [node for node in nodes[started:] if isinstance(node, p.Call)]
    return any(dotted(node.callee) == "clearInterval" and node.arguments and dotted(node.arguments[0].value) in names for node in ending)


def _awaited(project: Project, call: CallSite) -> bool:
    """Say whether the function that starts a task awaits or cancels it, and so ends with it; not where that yields, serves or loops.

    ``beat = asyncio.create_task(loop()); try: await run() finally: beat.cancel()``
    """
    function = _enclosing(call.scope)
    if function is None or _is_main(project, function) or _loops(function.node):
        return False
    if function.node.name in _ENTERS:
        return True
    nodes = list(walking.walk(function.node.body, into_functions=False))
    if any(isinstance(node, p.Yield) or (isinstance(node, p.Call) and dotted(node.callee) in _SERVES) for node in nodes):
        return False
    kept = [node for node in nodes if isinstance(node, p.Declare | p.Assign) and node.value is not None]
    names = {dotted(node.target) for node in kept if any(item is call.node for item in walking.walk([node.value]))} - {""}
    calls = [node for node in nodes if isinstance(node, p.Call)]
    adds = [node for node in calls if any(argument.value is call.node for argument in node.arguments)]
    names |= {dotted(node.callee.object) for node in adds if isinstance(node.callee, p.Member) and node.callee.name == "append"}
    ended = {dotted(node.callee.object) for node in calls if isinstance(node.callee, p.Member) and node.callee.name in _ENDS}
    ended |= {dotted(node.value) for node in nodes if isinstance(node, p.Await)}
    ended |= {dotted(argument.value) for node in calls if dotted(node.callee) in _WAITS for argument in node.arguments}
    return bool(names & ended)


def _is_main(project: Project, scope: Scope) -> bool:
    """Say whether a function is a whole program: called by its module, or run by ``asyncio.run``."""
    for call in project.modules[scope.file].calls:
        run = call.node.arguments if call.text in _RUNS else []
        given = [argument.value.callee for argument in run if isinstance(argument.value, p.Call)]
        callees = [*given, *([call.node.callee] if _enclosing(call.scope) is None else [])]
        if any(isinstance(callee, p.Name) and callee.id == scope.node.name for callee in callees):
            return True
    return False


def _held(node: p.Declare | p.Assign, timer: p.Call) -> str:
    """Return the name that a timer is kept under by a declaration or an assignment."""
    return dotted(node.target) if node.value is timer else ""


def _enclosing(scope: Scope) -> Scope | None:
    current: Scope | None = scope
    while current is not None and current.kind != "function":
        current = current.parent
    return current


def _is_program(project: Project, scope: Scope) -> bool:
    """Say whether a function is called where it is written, as a whole program is: ``(async () => { ... })()``."""
    return any(call.node.callee is scope.node for call in project.modules[scope.file].calls)


def _python(project: Project, call: CallSite, drafts: Drafts) -> None:
    text = call.ref.text
    if text.startswith(("fastapi", "starlette")) and text.endswith(
        (":BackgroundTasks().add_task", ":BackgroundTask", ":background.BackgroundTask")
    ):
        handler_name, handler = handler_of(project, p.Call(call.node.callee, call.node.arguments[:1]), call.scope)
        shown = handler_name or (dotted(call.node.arguments[0].value) if call.node.arguments else "")
        if shown and not any(draft.in_process and draft.name == shown for draft in drafts.all):
            drafts.add(_draft(shown, Trigger(kind="event", expression="after the response"), call, handler))
    elif text in _LOOP_STARTERS and not _in_handler(call.scope):
        target: Any = named_argument(call.node, "target") or (call.node.arguments[0].value if call.node.arguments else None)
        if isinstance(target, p.Call):
            target = target.callee
        handler = project.defined(project.ref(target, call.scope)) if target is not None and not _awaited(project, call) else None
        if handler is not None and isinstance(handler.node, p.Function) and _loops(handler.node):
            drafts.add(_draft(handler.qualname, Trigger(kind="startup", expression="endless loop"), call, handler))


def _draft(name: str, trigger: Trigger, call: CallSite, handler: Defined | None) -> Draft:
    return Draft(
        name, None, trigger, Location(file=call.file, line=call.line), handler=handler, lines=lines_of(handler, call.node), in_process=True
    )


def _in_handler(scope: Scope) -> bool:
    current: Scope | None = scope
    while current is not None:
        if current.kind == "function":
            names = [parameter.target.id for parameter in current.node.parameters if isinstance(parameter.target, p.Name)]
            if any(name in _REQUEST_PARAMETERS for name in names):
                return True
        current = current.parent
    return False


def _loops(function: p.Function) -> bool:
    return any(isinstance(node, p.While) and _goes_on(node.test) for node in walking.walk(function.body, into_functions=False))


def _goes_on(test: Any) -> bool:  # noqa: ANN401 - any expression
    """Say whether a loop ends only where it is stopped: ``while True``, ``while self._running``, ``while not stopped.is_set()``."""
    if isinstance(test, p.Literal):
        return bool(test.value)
    asked = test.operand if isinstance(test, p.Unary) and test.operator == "not" else test
    if isinstance(asked, p.Call) and isinstance(asked.callee, p.Member):
        return asked is not test and asked.callee.name in {"is_set", "wait"}
    return isinstance(asked, p.Name | p.Member) and _STOPPED.search(dotted(asked).rpartition(".")[2]) is not None
