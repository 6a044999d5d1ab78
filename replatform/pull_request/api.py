"""GitHub's REST API: as much of it as a comment needs, with patience for a server's bad moments and none for anything else.

Retries: https://docs.github.com/en/rest/using-the-rest-api/best-practices-for-using-the-rest-api#handle-rate-limit-errors-appropriately
Pages: https://docs.github.com/en/rest/using-the-rest-api/using-pagination-in-the-rest-api
"""

from __future__ import annotations

import json
import re
import time
import urllib.error
import urllib.request
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from replatform import __version__

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from email.message import Message

_VERSION = "2022-11-28"
_TIMEOUT = 20.0
_LARGEST = 20_000_000
_ATTEMPTS = 4
_LONGEST_WAIT = 60.0
_PAGES = 100
_FAULTS = frozenset({500, 502, 503, 504})
_NEXT = re.compile(r'<([^<>]+)>;\s*rel="next"')


class ApiError(Exception):
    """A request that failed for good. ``status`` is 0 where no answer came; ``accepted`` names the permissions that would have done."""

    def __init__(self, status: int, message: str, accepted: str = "") -> None:
        """Keep what the caller decides on."""
        super().__init__(f"{status or 'no answer'}: {message}")
        self.status = status
        self.message = message
        self.accepted = accepted


class _NoRedirect(urllib.request.HTTPRedirectHandler):
    """urllib would carry the token along to wherever it is sent."""

    def redirect_request(self, *_: Any) -> None:  # noqa: ANN401 - the base class's signature
        return None


class Api:
    """Requests below one address with one token. GET and PATCH are repeated after a fault; POST never, since it may have worked."""

    def __init__(self, address: str, token: str, *, sleep: Callable[[float], None] | None = None) -> None:
        """``address`` is the run's GITHUB_API_URL."""
        self.address = address.rstrip("/")
        self._token = token
        self._sleep = sleep or time.sleep
        self._opener = urllib.request.build_opener(_NoRedirect)

    def get(self, path: str) -> Any:  # noqa: ANN401 - JSON
        """Return the JSON of an answer."""
        return self._patiently("GET", f"{self.address}{path}")[0]

    def patch(self, path: str, body: dict[str, Any]) -> Any:  # noqa: ANN401 - JSON
        """Change something, and return what it became."""
        return self._patiently("PATCH", f"{self.address}{path}", body)[0]

    def post(self, path: str, body: dict[str, Any]) -> Any:  # noqa: ANN401 - JSON
        """Make something, and return it; tried once."""
        return self._once("POST", f"{self.address}{path}", body)[0]

    def pages(self, path: str) -> Iterator[Any]:
        """Yield the items of all pages, at most a hundred pages; a next page elsewhere than at the API is not followed."""
        address = f"{self.address}{path}"
        for _ in range(_PAGES):
            items, headers = self._patiently("GET", address)
            yield from items if isinstance(items, list) else ()
            following = _NEXT.search(headers.get("link") or "")
            if not following or urlsplit(following[1])[:2] != urlsplit(self.address)[:2]:
                return
            address = following[1]

    def _patiently(self, method: str, address: str, body: dict[str, Any] | None = None) -> tuple[Any, Message]:
        for attempt in range(1, _ATTEMPTS + 1):
            try:
                return self._once(method, address, body)
            except _PassingError as fault:
                if attempt == _ATTEMPTS or fault.wait > _LONGEST_WAIT:
                    raise
                self._sleep(fault.wait or float(2 ** (attempt - 1)))
        raise AssertionError

    def _once(self, method: str, address: str, body: dict[str, Any] | None = None) -> tuple[Any, Message]:
        request = urllib.request.Request(address, method=method, headers=self._headers())  # noqa: S310 - the runner's own API address
        if body is not None:
            request.data = json.dumps(body).encode("utf-8", "backslashreplace")
            request.add_header("Content-Type", "application/json")
        try:
            with self._opener.open(request, timeout=_TIMEOUT) as answer:
                content = answer.read(_LARGEST)
                return json.loads(content) if content else None, answer.headers
        except urllib.error.HTTPError as error:
            with error:
                raise _refusal(error) from None
        except (OSError, ValueError) as error:
            raise _PassingError(0, str(error) or type(error).__name__) from None

    def _headers(self) -> dict[str, str]:
        told = {"Accept": "application/vnd.github+json", "X-GitHub-Api-Version": _VERSION, "User-Agent": f"replatform/{__version__}"}
        return told | ({"Authorization": f"Bearer {self._token}"} if self._token else {})


class _PassingError(ApiError):
    """A failure that may pass; ``wait`` are the seconds that the server asked for, 0 where it did not."""

    wait = 0.0


def _refusal(error: urllib.error.HTTPError) -> ApiError:
    headers = error.headers
    limited = error.code in {403, 429} and (headers.get("retry-after") is not None or headers.get("x-ratelimit-remaining") == "0")
    message = _message(error)
    if error.code not in _FAULTS and not limited:
        return ApiError(error.code, message, headers.get("x-accepted-github-permissions") or "")
    fault = _PassingError(error.code, message)
    fault.wait = _asked_wait(headers)
    return fault


def _asked_wait(headers: Message) -> float:
    after, reset = headers.get("retry-after") or "", headers.get("x-ratelimit-reset") or ""
    if after.isdigit():
        return float(after)
    if headers.get("x-ratelimit-remaining") == "0" and reset.isdigit():
        return max(1.0, float(reset) - time.time())
    return 0.0


def _message(error: urllib.error.HTTPError) -> str:
    try:
        told = json.loads(error.read(100_000))
        return str(told["message"])[:300]
    except (OSError, ValueError, KeyError, TypeError):
        return str(error.reason)[:300]
