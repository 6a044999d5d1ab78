"""Which two commits an event is about.

On ``pull_request`` the run's commit is the merge of the pull request into its base, so that the merge's first parent and the merge differ
by exactly what the pull request would change: https://docs.github.com/en/actions/reference/workflows-and-actions/events-that-trigger-workflows
"""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import quote

import msgspec

from replatform.errors import Failure
from replatform.pull_request.api import ApiError
from replatform.pull_request.fetching import bring, is_commit

if TYPE_CHECKING:
    from pathlib import Path

    from replatform.pull_request.api import Api
    from replatform.pull_request.context import Context, Inputs

_PULL_REQUEST = "pull_request"


class Revisions(msgspec.Struct, frozen=True, kw_only=True):
    """Base and head; ``number`` of the pull request, None where the event is about none; ``note`` is worth a warning."""

    base: str
    head: str
    number: int | None = None
    note: str = ""


def revisions(inputs: Inputs, context: Context, api: Api, folder: Path) -> Revisions | None:
    """Return the commits to compare, both there to be read; None where nothing went before (the first push of a branch).

    Raise Failure for an event that says nothing about two commits, or that must not be answered here.
    """
    refuse(context)
    number = context.fact(_PULL_REQUEST, "number") if context.event_name.startswith(_PULL_REQUEST) else None
    head = inputs.head or _commit(context.fact("merge_group", "head_sha")) or context.sha
    if not head:
        raise Failure("no commit to look at: GITHUB_SHA is not set", "give the input head")
    bring(context, folder, head, inputs.token)
    base, note = (inputs.base, "") if inputs.base else _base(context, api, folder, head)
    if not base:
        return None
    bring(context, folder, base, inputs.token)
    return Revisions(base=base, head=head, number=number if isinstance(number, int) else None, note=note)


def refuse(context: Context) -> None:
    """Raise Failure for ``pull_request_target``, whose token is too strong for what a stranger proposes."""
    if context.event_name == "pull_request_target":
        raise Failure(
            "pull_request_target is not supported: it hands a stranger's change a token that can write", "see docs/action.md for forks"
        )


def _base(context: Context, api: Api, folder: Path, head: str) -> tuple[str, str]:
    name = context.event_name
    if name == _PULL_REQUEST or name.startswith("pull_request_review"):
        return _base_of_pull_request(context, api, folder, head)
    if name == "merge_group":
        return _known(_commit(context.fact("merge_group", "base_sha")), name), ""
    if name == "push":
        before = _commit(context.fact("before"))
        return ("" if set(before) == {"0"} else before), ""
    raise Failure(
        f"the event {name or 'of this run'} names no base", "give the inputs base and head, or run on pull_request, merge_group or push"
    )


def _base_of_pull_request(context: Context, api: Api, folder: Path, head: str) -> tuple[str, str]:
    from analyzer.analyze import SourceError
    from analyzer.revisions import parents

    tip = _known(_commit(context.fact(_PULL_REQUEST, "base", "sha")), _PULL_REQUEST)
    proposed = _commit(context.fact(_PULL_REQUEST, "head", "sha"))
    try:
        above = parents(folder, head)
    except SourceError as error:
        raise Failure(error.message, error.hint) from error
    if len(above) == 2 and above[1] == proposed:
        return above[0], ""
    # The proposed commit itself was asked for: the base branch has moved on since, so ask where the two parted.
    try:
        found = api.get(f"/repos/{context.repository}/compare/{quote(tip)}...{quote(head)}?per_page=1")
        return _known(_commit(found["merge_base_commit"]["sha"]), "compare"), ""
    except (ApiError, Failure, KeyError, TypeError):
        return tip, "where the branch left its base is not known, so the tip of the base is compared: what it gained since shows as removed"


def _commit(value: object) -> str:
    return str(value) if is_commit(value) else ""


def _known(commit: str, event: str) -> str:
    if not commit:
        raise Failure(f"the payload of {event} names no base commit", "give the input base")
    return commit
