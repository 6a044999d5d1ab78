"""A local stand-in for GitHub's REST API, as its documentation describes it, with faults on order.

Comments and their pages: https://docs.github.com/en/rest/issues/comments
Links: https://docs.github.com/en/rest/using-the-rest-api/using-pagination-in-the-rest-api
A 403 for lack of rights: https://docs.github.com/en/rest/using-the-rest-api/troubleshooting-the-rest-api
Merge base: https://docs.github.com/en/rest/commits/commits#compare-two-commits
"""

from __future__ import annotations

import json
import re
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, urlsplit

BOT = "github-actions[bot]"
TOO_LONG = 65_536


class Hub:
    """What the server knows, and what it was asked. ``faults`` are (method, status, headers) that the next fitting requests meet."""

    def __init__(self) -> None:
        self.comments: list[dict[str, Any]] = []
        self.pulls: dict[int, dict[str, Any]] = {}
        self.merge_base = ""
        self.faults: list[tuple[str, int, dict[str, str]]] = []
        self.asked: list[tuple[str, str]] = []
        self.tokens: set[str] = set()
        self.works_but_fails = False
        self.address = ""

    def say(self, body: str, login: str = BOT) -> dict[str, Any]:
        number = len(self.comments) + 1
        comment = {"id": number, "body": body, "user": {"login": login}, "html_url": f"https://github.example/c/{number}"}
        self.comments.append(comment)
        return comment

    def answer(self, method: str, target: str, body: Any) -> tuple[int, dict[str, str], Any]:
        self.asked.append((method, target))
        for at, (which, status, headers) in enumerate(self.faults):
            if which == method:
                del self.faults[at]
                return status, headers, {"message": f"fault {status}"}
        parts = urlsplit(target)
        if method == "GET" and re.fullmatch(r"/repos/o/r/issues/\d+/comments", parts.path):
            return self._page(parts.path, {name: int(values[0]) for name, values in parse_qs(parts.query).items()})
        if method == "POST" and re.fullmatch(r"/repos/o/r/issues/\d+/comments", parts.path):
            if len(body["body"]) > TOO_LONG:
                return 422, {}, {"message": "Body is too long (maximum is 65536 characters)"}
            made = self.say(body["body"])
            return (502, {}, {"message": "late"}) if self.works_but_fails else (201, {}, made)
        if method == "PATCH" and (found := re.fullmatch(r"/repos/o/r/issues/comments/(\d+)", parts.path)):
            for comment in self.comments:
                if comment["id"] == int(found[1]):
                    comment["body"] = body["body"]
                    return 200, {}, comment
        if found := re.fullmatch(r"/repos/o/r/pulls/(\d+)", parts.path):
            pull = self.pulls.get(int(found[1]))
            return (200, {}, pull) if pull else (404, {}, {"message": "Not Found"})
        if re.match(r"/repos/o/r/compare/", parts.path) and self.merge_base:
            return 200, {}, {"merge_base_commit": {"sha": self.merge_base}}
        return 404, {}, {"message": "Not Found"}

    def _page(self, path: str, query: dict[str, int]) -> tuple[int, dict[str, str], Any]:
        size, page = min(query.get("per_page", 30), 100), query.get("page", 1)
        shown = self.comments[(page - 1) * size : page * size]
        more = len(self.comments) > page * size
        link = f'<{self.address}{path}?per_page={size}&page={page + 1}>; rel="next", <{self.address}{path}?page=9>; rel="last"'
        return 200, {"Link": link} if more else {}, shown


@contextmanager
def serving() -> Iterator[Hub]:
    hub = Hub()

    class Handler(BaseHTTPRequestHandler):
        def _serve(self) -> None:
            length = int(self.headers.get("Content-Length") or 0)
            body = json.loads(self.rfile.read(length)) if length else None
            hub.tokens.add(self.headers.get("Authorization") or "")
            status, headers, answer = hub.answer(self.command, self.path, body)
            content = json.dumps(answer).encode()
            self.send_response(status)
            for name, value in ({"Content-Type": "application/json", "Content-Length": str(len(content))} | headers).items():
                self.send_header(name, value)
            self.end_headers()
            self.wfile.write(content)

        do_GET = do_POST = do_PATCH = _serve  # noqa: N815 - http.server's names

        def log_message(self, *_: object) -> None: ...

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
    thread.start()
    hub.address = f"http://127.0.0.1:{server.server_port}"
    try:
        yield hub
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
