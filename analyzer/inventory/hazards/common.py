"""What all hazard rules share: which modules they look at."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from analyzer.inventory._inputs import Inputs
from analyzer.inventory._scan import REQUEST_ROOTS
from analyzer.inventory._walk_modules import is_fetched
from analyzer.inventory.facts import CallSite, ModuleFacts
from analyzer.syntax import program as p

Place = tuple[str, int]
Rule = Callable[[Inputs], Iterator[Place]]


def modules_of(inputs: Inputs) -> Iterator[ModuleFacts]:
    """Yield the modules of the service's own language that are neither a front end's nor done migrations."""
    python = inputs.framework == "fastapi"
    for facts in inputs.project.modules.values():
        if (
            facts.is_python == python
            and not inputs.browser_script(facts.file)
            and not is_revision(facts)
            and facts.file not in inputs.aside
        ):
            yield facts


def is_revision(facts: ModuleFacts) -> bool:
    """Say whether a module is a migration's revision: what it does is done."""
    return "down_revision" in facts.scope.names


def calls_of(inputs: Inputs) -> list[CallSite]:
    """Return the calls of those modules, gathered once."""
    if "all" not in inputs.gathered:
        inputs.gathered["all"] = [call for facts in modules_of(inputs) for call in facts.calls]
    return inputs.gathered["all"]


def answers_of(inputs: Inputs) -> list[CallSite]:
    """Return those that begin with a response: ``res.status(403)``."""
    if "answers" not in inputs.gathered:
        named = ((call, call.text.partition(".")[0]) for call in calls_of(inputs))
        inputs.gathered["answers"] = [
            call
            for call, root in named
            if REQUEST_ROOTS.get(root) == "res" and (call.file.endswith(".py") or not is_fetched(call.scope, root))
        ]
    return inputs.gathered["answers"]


def first_argument(call: CallSite) -> p.Expr | None:
    """Return the first argument's value."""
    return call.node.arguments[0].value if call.node.arguments else None
