"""One comment that stays: found again by a hidden mark and its author, changed in place.

https://docs.github.com/en/rest/issues/comments (a pull request is an issue; writing takes ``pull-requests: write`` or ``issues: write``)
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import msgspec

from replatform.pull_request.api import ApiError

if TYPE_CHECKING:
    from replatform.pull_request.api import Api
    from replatform.pull_request.context import When

LARGEST = 65_536
_TRIES = 3
_FAULTS = frozenset({0, 500, 502, 503, 504})
_CLEAR = "All clear: the earlier findings of this pull request are gone, and nothing else changed that concerns a migration."


class Comment(msgspec.Struct, frozen=True, kw_only=True):
    """What to say on pull request ``number`` of ``repository``; ``id`` tells several audits of it apart."""

    repository: str
    number: int
    id: str
    author: str
    body: str
    changed: bool

    @property
    def mark(self) -> str:
        """The comment's first line, which nobody sees."""
        return f"<!-- replatform:{self.id or 'default'} -->"


def publish(api: Api, comment: Comment, when: When) -> str:
    """Write, change or leave the comment, and return its address ("" where there is none); raise ApiError where that fails."""
    if when == "never":
        return ""
    for tried in range(1, _TRIES + 1):
        try:
            return _settle(api, comment, when)
        except ApiError as error:
            # Looked for anew: a POST that seemed to fail may have worked, a comment to change may have been deleted.
            if tried == _TRIES or not (isinstance(error, _GoneError) or error.status in _FAULTS):
                raise
    raise AssertionError


class _GoneError(ApiError):
    """Somebody deleted the comment after it was found."""


def _settle(api: Api, comment: Comment, when: When) -> str:
    found = _existing(api, comment)
    text = f"{comment.mark}\n{comment.body}"
    if not comment.changed and when == "on-change":
        if found is None:
            return ""
        text = f"{comment.mark}\n{_CLEAR}\n"
    if found is None:
        made = api.post(f"/repos/{comment.repository}/issues/{comment.number}/comments", {"body": text})
        return _address(made)
    if _body(found).rstrip() == text.replace("\r\n", "\n").rstrip():
        return _address(found)
    try:
        return _address(api.patch(f"/repos/{comment.repository}/issues/comments/{int(found['id'])}", {"body": text}))
    except ApiError as error:
        if error.status == 404:
            raise _GoneError(error.status, error.message) from None
        raise


def _existing(api: Api, comment: Comment) -> dict[str, Any] | None:
    for item in api.pages(f"/repos/{comment.repository}/issues/{comment.number}/comments?per_page=100"):
        if isinstance(item, dict) and _body(item).partition("\n")[0].strip() == comment.mark and _login(item) == comment.author:
            return item
    return None


def _body(item: dict[str, Any]) -> str:
    return str(item.get("body") or "").replace("\r\n", "\n")


def _login(item: dict[str, Any]) -> str:
    user = item.get("user")
    return str(user.get("login") or "") if isinstance(user, dict) else ""


def _address(item: object) -> str:
    return str(item.get("html_url") or "") if isinstance(item, dict) else ""
