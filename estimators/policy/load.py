"""The default policy, a user's values merged over it, and the list of what was replaced."""

from __future__ import annotations

import difflib
from collections.abc import Mapping
from functools import lru_cache
from importlib import resources
from typing import Any

import msgspec
import tomli

from estimators.model import Override
from estimators.policy.rules import Policy, Rate

USER = "the user's policy"


class PolicyError(ValueError):
    """A policy that cannot be used; the message names the key and what is wrong with it."""


def load_policy(overrides: Mapping[str, Any] | None = None) -> tuple[Policy, tuple[Override, ...]]:
    """Return the policy with ``overrides`` merged in, and every replaced value. Raises PolicyError for unknown keys and bad values."""
    merged, replaced = _merge(_defaults(), overrides or {}, ())
    try:
        policy = msgspec.convert(merged, Policy)
    except msgspec.ValidationError as problem:
        raise PolicyError(f"policy: {problem}") from problem
    for name, rate in policy.rates.items():
        _check_rate(name, rate)
    return policy, tuple(sorted(replaced, key=lambda item: item.path))


@lru_cache(maxsize=1)
def _defaults() -> dict[str, Any]:
    text = resources.files("estimators.policy").joinpath("default.toml").read_text(encoding="utf-8")
    return tomli.loads(text)


def _merge(default: Mapping[str, Any], over: Mapping[str, Any], path: tuple[str, ...]) -> tuple[dict[str, Any], list[Override]]:
    merged = dict(default)
    replaced: list[Override] = []
    for key, value in over.items():
        here = (*path, str(key))
        if key not in default:
            raise PolicyError(_unknown(here, default))
        old = default[key]
        if isinstance(old, Mapping):
            if not isinstance(value, Mapping):
                raise PolicyError(f"policy: {'.'.join(here)} is a table")
            merged[key], inner = _merge(old, value, here)
            replaced += inner
        elif old != value:
            merged[key] = value
            replaced.append(Override(path=".".join(here), default=_text(old), value=_text(value)))
    if "source" in default and "source" not in over and any(item.path.count(".") == len(path) for item in replaced):
        merged |= {"source": USER} | ({"judgement": False} if "optimistic" in default else {})
    return merged, replaced


def _text(value: object) -> str:
    return value if isinstance(value, str) else msgspec.json.encode(value).decode()


def _unknown(path: tuple[str, ...], known: Mapping[str, Any]) -> str:
    close = difflib.get_close_matches(path[-1], list(known), n=1)
    hint = f"; did you mean {close[0]}?" if close else f"; known: {', '.join(sorted(known))}"
    return f"policy: unknown key {'.'.join(path)}{hint}"


def _check_rate(name: str, rate: Rate) -> None:
    if not rate.optimistic <= rate.likely <= rate.pessimistic:
        raise PolicyError(f"policy: rates.{name} must rise from optimistic to likely to pessimistic")
