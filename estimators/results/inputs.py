"""What a user hands in: choices, answers, a calibration, and what was overridden."""

from __future__ import annotations

from typing import Any

import msgspec

from estimators.results.base import Result, Target


class Calibration(Result):
    """A team's own history fitted: ``factor`` multiplies the median, ``sigma`` replaces the spread of the shared factor.

    ``n`` migrations with mean ``mean_log`` and deviation ``sd_log`` of ln(actual / estimated weeks), shrunk to the prior by n.
    ``label`` is the only wording to print; it says "calibrated" from 5 migrations on and never below.
    """

    n: int
    mean_log: float
    sd_log: float
    factor: float
    sigma: float
    label: str


class Choices(Result):
    """What only people know. ``team_languages`` are language names ("python", "typescript", ...); empty means not stated.

    ``availability`` is the share of a working week (0 to 1] that each person gives to this work. ``weekly_rate`` is the price of one
    person for one full week. ``answers`` maps the keys of ``estimators.checklist.ANSWER_KEYS`` to yes, no or unknown.
    ``policy`` is merged over ``default.toml``. A target that the service already runs is replaced by the other stack, with a note.
    """

    target: Target | None = None
    team_size: int = 1
    availability: float = 1.0
    weekly_rate: float | None = None
    currency: str = ""
    team_languages: tuple[str, ...] = ()
    answers: dict[str, str] = msgspec.field(default_factory=dict)
    policy: dict[str, Any] = msgspec.field(default_factory=dict)
    calibration: Calibration | None = None
    seed: int = 20260101


class Override(Result):
    """A policy value that the user replaced: dotted ``path`` in the policy, both values as text."""

    path: str
    default: str
    value: str
