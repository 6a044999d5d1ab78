"""Publishing the comment, and what to say where GitHub does not let us."""

from __future__ import annotations

from typing import TYPE_CHECKING

from replatform.pull_request.api import ApiError
from replatform.pull_request.commands import annotate
from replatform.pull_request.comment import publish

if TYPE_CHECKING:
    from replatform.pull_request.api import Api
    from replatform.pull_request.comment import Comment
    from replatform.pull_request.context import Inputs

_FORKS = "for pull requests from forks see docs/action.md"


def published(api: Api, comment: Comment, inputs: Inputs) -> str:
    """Publish and return the comment's address; where GitHub refuses, warn with the permission that is missing, and return ""."""
    if inputs.comment == "never":
        return ""
    if not inputs.token:
        annotate("warning", "No comment: the input token is empty.", title="replatform")
        return ""
    try:
        return publish(api, comment, inputs.comment)
    except ApiError as error:
        annotate("warning", f"No comment: {_why(error)}", title="replatform")
        return ""


def _why(error: ApiError) -> str:
    if error.status in {401, 403, 404}:
        accepted = f" (GitHub would accept {error.accepted})" if error.accepted else ""
        return f"GitHub said {error}; the job needs `permissions: pull-requests: write`{accepted}; {_FORKS}."
    return f"GitHub said {error}; the summary of this job holds the same."
