"""What one run was asked for: the command line's values laid over the configuration's."""

from __future__ import annotations

import datetime
import os
import re
from pathlib import Path
from typing import TYPE_CHECKING, Literal

import msgspec

from replatform import gates
from replatform.errors import Failure

if TYPE_CHECKING:
    from collections.abc import Iterable

    from analyzer.analyze import Settings
    from estimators.model import Choices
    from replatform.config import Config

_MONEY = re.compile(r"(?P<before>[^\d\s.,+-]{0,8})\s*(?P<amount>\d[\d,_']*(?:\.\d+)?)\s*(?P<after>[^\d\s.,+-]{0,8})\Z")
_JOBS = 8
_REPLIES = {"yes": "yes", "true": "yes", "no": "no", "false": "no", "unknown": "unknown"}


class Request(msgspec.Struct, frozen=True, kw_only=True):
    """An audit as asked for on the command line. None and empty mean: as configured, or the default."""

    source: str = "."
    ref: str | None = None
    config: Path | None = None
    target: Literal["fastapi", "fastify"] | None = None
    team_size: int | None = None
    availability: float | None = None
    weekly_rate: str | None = None
    answers: tuple[str, ...] = ()
    fail_on: tuple[str, ...] = ()
    today: str | None = None
    jobs: int | None = None
    cache: bool = True
    prefilter: bool = True
    timings: bool = False
    quiet: bool = False
    service: str | None = None
    contract: bool = False


def validate(request: Request) -> None:
    """Raise Failure for what can be seen to be wrong before anything is read."""
    gates.parse(request.fail_on)
    today(request.today)
    replies(request.answers)
    if request.weekly_rate is not None:
        money(request.weekly_rate)
    if request.availability is not None and not 0 < request.availability <= 1:
        raise Failure(f"availability is {request.availability:g}", "it is a share of a week, above 0 and up to 1")
    if request.config and not request.config.is_file():
        raise Failure(f"cannot read the configuration {str(request.config)!r}", "check --config")


def today(text: str | None) -> str:
    """Return the day that end-of-life phases are computed for, as an ISO date; the clock's where none was given."""
    if text is None:
        return datetime.datetime.now(tz=datetime.UTC).date().isoformat()
    try:
        return datetime.date.fromisoformat(text).isoformat()
    except ValueError:
        raise Failure(f"{text!r} is no date", "write --today as 2026-03-31") from None


def money(text: str) -> tuple[float, str]:
    """Return amount and currency of ``4000``, ``4,000 EUR`` or ``$4000``."""
    found = _MONEY.match(text.strip())
    amount = float(re.sub(r"[,_']", "", found["amount"])) if found else 0.0
    if not found or amount <= 0 or (found["before"] and found["after"]):
        raise Failure(f"{text!r} is no weekly rate", "write it as 4000, 4000 EUR or $4000")
    return amount, found["before"] or found["after"]


def replies(texts: Iterable[str]) -> dict[str, str]:
    """Return ``KEY=VALUE`` pairs as a mapping of answer keys to yes, no or unknown."""
    found = {}
    for text in texts:
        key, sign, value = (part.strip() for part in text.partition("="))
        if not sign or not key or value.lower() not in _REPLIES:
            raise Failure(f"{text!r} is no answer", "write it as roadmap.ai=yes (or no, or unknown)")
        found[key] = _REPLIES[value.lower()]
    return found


def settings(request: Request, config: Config) -> Settings:
    """Return what the analysis is told."""
    from analyzer.analyze import Settings
    from analyzer.model.library import OwnLibrary

    bounds = {name: value for name, value in msgspec.structs.asdict(config.bounds).items() if value is not None}
    libraries = ({"id": key, **msgspec.structs.asdict(entry)} for key, entry in sorted(config.libraries.items()))
    return Settings(
        today=today(request.today),
        include=config.include,
        exclude=config.exclude,
        jobs=request.jobs or min(os.cpu_count() or 1, _JOBS),
        cache=request.cache,
        prefilter=request.prefilter,
        timings=request.timings,
        own_guards=config.guards,
        not_guards=config.not_guards,
        own_jobs=config.jobs,
        own_libraries=tuple(msgspec.convert(entry, OwnLibrary) for entry in libraries),
        **bounds,
    )


def choices(request: Request, config: Config) -> Choices:
    """Return what the user chose: flags first, then the configuration, then the defaults; raise Failure for what cannot be used."""
    from estimators.model import Choices
    from estimators.policy.load import load_policy
    from estimators.replies import check

    rate, currency = config.rates.weekly, config.rates.currency
    if request.weekly_rate is not None:
        rate, stated = money(request.weekly_rate)
        currency = stated or currency
    chosen = {
        "target": request.target or config.target,
        "team_size": request.team_size if request.team_size is not None else config.team.size,
        "availability": request.availability if request.availability is not None else config.team.availability,
        "weekly_rate": rate,
        "currency": currency,
        "team_languages": tuple(sorted(language.lower() for language in config.team.languages)),
        "answers": _answers(request, config),
        "policy": config.policy,
        "calibration": msgspec.to_builtins(config.calibration),
    }
    try:
        result = msgspec.convert({name: value for name, value in chosen.items() if value is not None}, Choices)
        check(result)
        load_policy(result.policy)
    except ValueError as error:
        raise Failure(str(error), "see docs/configuration.md") from error
    return result


def _answers(request: Request, config: Config) -> dict[str, str]:
    configured = {f"roadmap.{key}": value for key, value in config.roadmap.items()} | config.answers
    merged = {key: _REPLIES[str(value).lower()] for key, value in configured.items()} | replies(request.answers)
    return dict(sorted(merged.items()))
