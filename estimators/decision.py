"""The recommendation's rule: from the facts that matter to one option, and the reason by name.

The article decides what a new product should use; here a product exists. Its golden rule comes first (the stack that the team masters,
unless AI imposes Python structurally), and what it says of hybrids decides between hybrid and full migration.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from estimators.model import OptionId, Reply


class Situation(NamedTuple):
    """What the decision looks at. Weeks are P50 without learning; learning weeks count where the team lacks Python.

    ``told`` are the keys answered by configuration. ``entries`` are endpoints and jobs. ``moved_share`` is the share of endpoints on the
    service's side of the cut.
    """

    node: bool
    replies: Mapping[str, Reply]
    told: frozenset[str]
    structural: bool
    sibling: bool
    moved_share: float
    most: float
    full_weeks: float
    hybrid_weeks: float
    full_learning: float
    hybrid_learning: float
    framework_ended: bool
    entries: int


class Decision(NamedTuple):
    """An option and the name of the reason."""

    option: OptionId
    reason: str


def decide(situation: Situation) -> Decision:
    """Return the option that follows. The first rule that holds wins; the order is the argument's."""
    if not situation.entries:
        return Decision("stay", "nothing-to-move")
    return _from_node(situation) if situation.node else _from_python(situation)


def costs(situation: Situation) -> tuple[float, float]:
    """Return weeks of full migration and of the hybrid, learning included where Python is missing."""
    lacking = situation.replies["team.python"] == "no"
    full = situation.full_weeks + (situation.full_learning if lacking else 0.0)
    return full, situation.hybrid_weeks + (situation.hybrid_learning if lacking else 0.0)


def _from_node(situation: Situation) -> Decision:
    replies = situation.replies
    full, hybrid = costs(situation)
    if replies["roadmap.ai"] == "yes":
        if situation.sibling:
            return Decision("hybrid" if situation.structural else "stay", "hybrid-already")
        if replies["team.python_only"] == "yes":
            return Decision("full", "python-team")
        if situation.moved_share >= situation.most:
            return Decision("full", "most-endpoints")
        if replies["backend.in_production"] == "no":
            return Decision("full", "not-in-production")
        if full <= hybrid:
            return Decision("full", "small")
        return Decision("hybrid", "structural-ai" if situation.structural else "planned-ai")
    if replies["team.python_only"] == "yes":
        return Decision("full", "python-team")
    return _keep(situation)


def _from_python(situation: Situation) -> Decision:
    replies = situation.replies
    if replies["roadmap.ai"] == "yes" or replies["team.python_only"] == "yes":
        return _keep(situation)
    wanted = [key for key in ("product.realtime", "product.shared_types", "team.fullstack_js") if replies[key] == "yes"]
    if any(key in situation.told for key in wanted):
        return Decision("hybrid", "node-gateway")
    return _keep(situation)


def _keep(situation: Situation) -> Decision:
    return Decision("upgrade", "line-ended") if situation.framework_ended else Decision("stay", "mastered")
