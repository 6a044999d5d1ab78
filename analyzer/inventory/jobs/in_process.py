"""Work in the web process itself: no queue, no retry, lost on restart, once per worker. Listed apart, counted as nothing.

`setInterval` outside request and socket handlers, `setTimeout` that starts itself again, FastAPI's background tasks (distinct functions),
asyncio tasks and threads whose function loops for ever.
"""

from __future__ import annotations

from typing import Any

from analyzer.inventory._inputs import Inputs
from analyzer.inventory._job_reading import handler_of, lines_of, number_of
from analyzer.inventory._shapes import named_argument
from analyzer.inventory.facts import CallSite, Defined, Project, Scope, dotted
from analyzer.inventory.jobs.cron_words import interval_words
from analyzer.inventory.jobs.drafts import Draft, Drafts
from analyzer.inventory.jobs.tasks import Tasks, enclosing, loops
from analyzer.model.location import Location
from analyzer.model.work import Trigger
from analyzer.syntax import program as p
from analyzer.syntax import walking

_REQUEST_PARAMETERS = {"req", "request", "_req", "ctx", "c", "socket", "ws", "conn", "connection", "client", "websocket", "reply", "res"}
_LOOP_STARTERS = {
    "asyncio:create_task",
    "asyncio:ensure_future",
    "asyncio:get_event_loop().create_task",
    "threading:Thread",
    "asyncio:get_running_loop().create_task",
}


def in_process_jobs(inputs: Inputs, drafts: Drafts) -> None:
    """Add the work that runs in the web process."""
    project = inputs.project
    tasks = Tasks(project)
    for call in (call for call in project.calls if call.file not in inputs.aside):
        facts = project.modules[call.file]
        if not facts.is_python and isinstance(call.node.callee, p.Name) and call.ref is None and not inputs.browser(call.file):
            _timer(project, call, drafts)
        elif facts.is_python and call.ref is not None and not call.ref.local:
            _python(project, call, drafts, tasks)


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
    function = enclosing(call.scope)
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


def _held(node: p.Declare | p.Assign, timer: p.Call) -> str:
    """Return the name that a timer is kept under by a declaration or an assignment."""
    return dotted(node.target) if node.value is timer else ""


def _is_program(project: Project, scope: Scope) -> bool:
    """Say whether a function is called where it is written, as a whole program is: ``(async () => { ... })()``."""
    return any(call.node.callee is scope.node for call in project.modules[scope.file].calls)


def _python(project: Project, call: CallSite, drafts: Drafts, tasks: Tasks) -> None:
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
        handler = project.defined(project.ref(target, call.scope)) if target is not None and not tasks.end(call) else None
        if handler is not None and isinstance(handler.node, p.Function) and loops(handler.node):
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
