"""What all hazard rules share: which modules they look at."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from analyzer.inventory._inputs import Inputs
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


def calls_of(inputs: Inputs) -> Iterator[CallSite]:
    """Yield the calls of those modules."""
    for facts in modules_of(inputs):
        yield from facts.calls


def first_argument(call: CallSite) -> p.Expr | None:
    """Return the first argument's value."""
    return call.node.arguments[0].value if call.node.arguments else None
