"""Endpoints against routes: methods and normalised paths compared as sets, as the practice corpus's own scorer does."""

from __future__ import annotations

import re
from typing import Any

import msgspec

PARAMETER = re.compile(r"\{[*/:]?[^{}]*\}|:[A-Za-z_]\w*(?:\((?:[^()\\]|\\.|\([^()]*\))*\))?[?*+]?|\*\w*|\((?:\.\*|\?:[^()]*)\)")
Key = tuple[str, str]


class Score(msgspec.Struct, frozen=True):
    """Routes registered, found and wrongly counted; ``conditional`` ones that the run had off are neither."""

    truth: int
    hit: int
    extra: int
    same_file: int
    judged: int
    auth_right: int

    @property
    def recall(self) -> float:
        """The share of registered routes that was found."""
        return self.hit / self.truth if self.truth else 1.0

    @property
    def precision(self) -> float:
        """The share of counted endpoints that is registered."""
        return self.hit / (self.hit + self.extra) if self.hit + self.extra else float(not self.truth)

    @property
    def f1(self) -> float:
        """The harmonic mean of both."""
        both = self.recall + self.precision
        return 2 * self.recall * self.precision / both if both else 0.0


def normal(path: str) -> str:
    """Return a path with every parameter as {}, no doubled slash, no slash at the end."""
    return re.sub(r"/{2,}", "/", "/" + PARAMETER.sub("{}", path)).rstrip("/") or "/"


def key(entry: dict[str, Any]) -> Key:
    """Return what identifies a route."""
    method = entry["method"].upper()
    return {"ANY": "ALL", "*": "ALL", "WEBSOCKET": "WS"}.get(method, method), normal(entry["path"])


def score(oracle: dict[str, Any], endpoints: list[dict[str, Any]]) -> Score:
    """Compare; endpoints in files where nothing is registered (another application of the repository) are left out."""
    truth = {key(route): route for route in oracle["routes"] if route.get("file") and not route.get("regex")}
    files = {route["file"] for route in truth.values()}
    found: dict[Key, dict[str, Any]] = {}
    for endpoint in endpoints:
        if key(endpoint) in truth or endpoint["location"]["file"] in files:
            found.setdefault(key(endpoint), endpoint)
    hit = truth.keys() & found.keys()
    extra = [item for item in found.keys() - hit if found[item]["confidence"] != "conditional"]
    judged = [item for item in hit if truth[item].get("auth") is not None]
    return Score(
        truth=len(truth),
        hit=len(hit),
        extra=len(extra),
        same_file=sum(found[item]["location"]["file"] == truth[item]["file"] for item in hit),
        judged=len(judged),
        auth_right=sum(bool(found[item]["guards"]) == truth[item]["auth"] for item in judged),
    )
