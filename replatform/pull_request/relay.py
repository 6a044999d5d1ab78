"""The second half for forks: a ``workflow_run`` job comments what a ``pull_request`` job without rights has found.

The files come from a run that a stranger controls, so nothing of them is trusted: they are data of known types and bounded size, laid out
by our own templates; links lead to the repository that the event names; and the pull request must be at the commit that the run was for.
https://docs.github.com/en/actions/reference/workflows-and-actions/events-that-trigger-workflows#workflow_run
"""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar
from urllib.parse import quote

import msgspec

from replatform.errors import Exit, Failure
from replatform.pull_request.api import ApiError
from replatform.pull_request.commands import annotate, log, write_outputs
from replatform.pull_request.comment import Comment
from replatform.pull_request.context import is_id
from replatform.pull_request.fetching import is_commit
from replatform.pull_request.files import COMPARISON, TICKET, Ticket
from replatform.pull_request.publishing import published
from replatform.pull_request.texts import comment_body
from reports.comparison import Comparison

if TYPE_CHECKING:
    from pathlib import Path

    from replatform.pull_request.api import Api
    from replatform.pull_request.context import Context, Inputs
    from reports.contract.report import SourceInfo

_LARGEST = 20_000_000
_AUDITS = 50
T = TypeVar("T", bound=msgspec.Struct)


def relay(inputs: Inputs, context: Context, api: Api) -> int:
    """Comment every comparison found below the folder ``comparison``; return the exit code."""
    if context.event_name != "workflow_run":
        raise Failure(
            f"the input comparison is for workflow_run, and this is {context.event_name or 'none'}", "see docs/action.md for forks"
        )
    folder = context.workspace / inputs.comparison
    found = sorted(folder.rglob(TICKET))[:_AUDITS]
    if not found:
        annotate("notice", f"No comparison is in {inputs.comparison}: nothing to comment.", title="replatform")
    addresses = [_one(path, inputs, context, api) for path in found]
    write_outputs(context.outputs, {"comment-url": next((item for item in addresses if item), "")})
    return Exit.DONE


def _one(path: Path, inputs: Inputs, context: Context, api: Api) -> str:
    ticket, changes = _read(path, Ticket), _read(path.with_name(COMPARISON), Comparison)
    if ticket.number is None or ticket.number < 1 or (ticket.id and not is_id(ticket.id)):
        raise Failure(f"{path.name} names no pull request", "it is written by this action on pull_request", Exit.SOURCE)
    if not _current(ticket.number, context, api):
        log(f"Pull request {ticket.number} is closed or has moved on: nothing to comment.")
        return ""
    address = str(context.fact("workflow_run", "html_url") or "")
    run = address if address.startswith(f"{context.server}/{context.repository}/") else ""
    comment = Comment(
        repository=context.repository,
        number=ticket.number,
        id=ticket.id,
        author=inputs.comment_author,
        body=comment_body(_with_own_links(changes, context, ticket.path), ticket.held, run, ticket.id),
        changed=changes.changed,
    )
    return published(api, comment, inputs)


def _current(number: int, context: Context, api: Api) -> bool:
    """Return whether the pull request is open and still at the commit that the run was for."""
    commit = context.fact("workflow_run", "head_sha")
    try:
        found = api.get(f"/repos/{context.repository}/pulls/{number}")
    except ApiError as error:
        raise Failure(f"GitHub said {error}", "the job needs `permissions: pull-requests: write`", Exit.SOURCE) from error
    head = found.get("head") if isinstance(found, dict) else None
    return isinstance(head, dict) and bool(commit) and head.get("sha") == commit and found.get("state") == "open"


def _with_own_links(changes: Comparison, context: Context, path: str) -> Comparison:
    """Links lead to commits of this repository, or nowhere; the merge commit that was audited is one of them."""
    folder = "" if path in {"", "."} else f"{quote(path.strip('/'))}/"

    def own(source: SourceInfo) -> SourceInfo:
        address = f"{context.server}/{context.repository}/blob/{source.revision}/{folder}" if is_commit(source.revision) else ""
        return msgspec.structs.replace(source, files_url=address, line_fragment="#L{line}", url=None)

    return msgspec.structs.replace(changes, base=own(changes.base), head=own(changes.head))


def _read(path: Path, kind: type[T]) -> T:
    try:
        if path.is_symlink() or path.stat().st_size > _LARGEST:
            raise Failure(
                f"{path.name} is no file of at most {_LARGEST:,} bytes", "it is written by this action on pull_request", Exit.SOURCE
            )
        return msgspec.json.decode(path.read_bytes(), type=kind)
    except (OSError, msgspec.MsgspecError, RecursionError) as error:
        raise Failure(
            f"cannot read {path.name}: {type(error).__name__}", "it is written by this action on pull_request", Exit.SOURCE
        ) from error
