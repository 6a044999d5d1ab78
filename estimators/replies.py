"""The keys under which a user may answer, and which answers are none."""

from __future__ import annotations

import difflib
import math

from estimators.model import Choices

ANSWER_KEYS = {
    "roadmap.ai": "Does the product integrate RAG, ML or dataframe processing within 6 months?",
    "team.python_only": "Is the team exclusively Python on the backend?",
    "product.realtime": "Does it need WebSockets or persistent real-time connections?",
    "product.shared_types": "Does it share TypeScript types with a React, Vue or Next.js front end?",
    "team.fullstack_js": "Is the team full-stack JavaScript or TypeScript with little Python?",
    "backend.in_production": "Is the existing backend in production and working well?",
    "team.python": "Does someone on the team work in Python?",
    "team.javascript": "Does someone on the team work in JavaScript or TypeScript?",
}
REPLIES = ("yes", "no", "unknown")


class ChoiceError(ValueError):
    """A choice that cannot be used; the message names it and says what is allowed."""


def check(choices: Choices) -> None:
    """Raise ChoiceError for an answer, a team or a rate that means nothing."""
    for key, reply in sorted(choices.answers.items()):
        if key not in ANSWER_KEYS:
            close = difflib.get_close_matches(key, ANSWER_KEYS, n=1)
            raise ChoiceError(f"unknown answer {key}; " + (f"did you mean {close[0]}?" if close else f"known: {', '.join(ANSWER_KEYS)}"))
        if reply not in REPLIES:
            raise ChoiceError(f"answer {key} is yes, no or unknown, not {reply}")
    if choices.team_size < 1:
        raise ChoiceError(f"a team has at least one person, not {choices.team_size}")
    if not 0 < choices.availability <= 1:
        raise ChoiceError(f"availability is a share above 0 and up to 1, not {choices.availability:g}")
    if choices.weekly_rate is not None and not (choices.weekly_rate >= 0 and math.isfinite(choices.weekly_rate)):
        raise ChoiceError(f"a weekly rate is 0 or more, not {choices.weekly_rate:g}")
    if choices.calibration and not (choices.calibration.factor > 0 and choices.calibration.sigma >= 0):
        raise ChoiceError("a calibration has a factor above 0 and a deviation of at least 0")
