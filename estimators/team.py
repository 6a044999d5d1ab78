"""What the team works in: as stated, else as the repository's own history shows in the year before the audited commit.

History speaks of this repository only. Someone who writes no Python here may write it elsewhere; the reason says so, and a stated
answer always wins.
"""

from __future__ import annotations

from typing import Literal, NamedTuple

from analyzer.model.analysis import Analysis, AuthorYear, History
from estimators.model import Choices, Reply
from estimators.policy.rules import RecommendationRule
from estimators.words import FRAMEWORKS, counted

Origin = Literal["repository", "history", "configuration", "unknown"]
Language = Literal["python", "javascript"]
SAME = {"typescript": "javascript", "js": "javascript", "ts": "javascript", "node": "javascript", "node.js": "javascript", "py": "python"}
NAMES = {"python": "Python", "javascript": "JavaScript or TypeScript"}


class Judged(NamedTuple):
    """A reply, who gave it, and why in one sentence."""

    reply: Reply
    origin: Origin
    reason: str


UNKNOWN = Judged("unknown", "unknown", "Nobody said.")


def stated(choices: Choices, key: str) -> Judged | None:
    """Return the configured reply to ``key``; None where there is none, or it is "unknown"."""
    reply = choices.answers.get(key, "unknown")
    if reply == "yes":
        return Judged("yes", "configuration", f"Stated: {key}=yes.")
    return Judged("no", "configuration", f"Stated: {key}=no.") if reply == "no" else None


def knows(language: Language, analysis: Analysis, choices: Choices, rule: RecommendationRule) -> Judged:
    """Return whether someone on the team works in ``language``."""
    told = stated(choices, f"team.{language}")
    if told:
        return told
    languages = stated_languages(choices)
    if languages:
        return Judged(
            "yes" if language in languages else "no",
            "configuration",
            f"Stated: the team works in {', '.join(sorted(choices.team_languages))}.",
        )
    history = analysis.history
    if not history.available or not history.authors:
        return _untold(history)
    writers = sum(lines(author, language) >= rule.min_lines for author in history.authors)
    python = python_share(history)
    if not writers and python is not None:
        share = python if language == "python" else 1 - python
        if share > rule.little_share:
            reason = f"{share:.0%} of the lines changed in the year were {NAMES[language]}, but no author changed {rule.min_lines} of them."
            return Judged("unknown", "unknown", reason)
    return Judged(
        "yes" if writers else "no",
        "history",
        f"{_of_authors(writers, history)} changed {rule.min_lines} lines or more of {NAMES[language]} in this repository "
        f"from {history.since} to {history.until}.",
    )


def only_python(analysis: Analysis, choices: Choices, rule: RecommendationRule) -> Judged:
    """Return whether the backend team works in Python alone. JavaScript beside an all-Python backend is taken for a front end's."""
    languages = stated_languages(choices)
    told = stated(choices, "team.python_only")
    if told:
        return told
    if languages:
        return Judged("yes" if languages == {"python"} else "no", "configuration", f"Stated: {', '.join(sorted(choices.team_languages))}.")
    backends = sorted(
        {FRAMEWORKS.get(service.framework, service.framework) for service in analysis.services if service.language != "python"}
    )
    history = analysis.history
    if not history.available or not history.authors:
        return _untold(history)
    scripts = sum(lines(author, "javascript") >= rule.min_lines for author in history.authors)
    if backends and scripts:
        return Judged(
            "no", "history", f"{_of_authors(scripts, history)} changed the {' and '.join(backends)} backend's JavaScript or TypeScript."
        )
    if backends:
        return Judged("unknown", "unknown", f"The backend is {' and '.join(backends)}, but nobody changed it much in the year looked at.")
    beside = any(service.front_ends for service in analysis.services)
    if scripts and not beside:
        return Judged("no", "history", f"{_of_authors(scripts, history)} also changed JavaScript or TypeScript.")
    note = "; the JavaScript is the front end's" if scripts else ""
    return Judged("yes", "history", f"Every backend here is Python, by {counted(len(history.authors), 'author')}{note}.")


def full_stack_script(analysis: Analysis, choices: Choices, rule: RecommendationRule) -> Judged:
    """Return whether the team is full-stack JavaScript or TypeScript with little Python."""
    told = stated(choices, "team.fullstack_js")
    if told:
        return told
    languages = stated_languages(choices)
    if languages:
        both = "javascript" in languages and "python" not in languages
        return Judged("yes" if both else "no", "configuration", f"Stated: {', '.join(sorted(choices.team_languages))}.")
    share = python_share(analysis.history)
    if share is None:
        return _untold(analysis.history)
    return Judged(
        "yes" if share <= rule.little_share else "no",
        "history",
        f"{share:.0%} of the lines changed in the year were Python (little: at most {rule.little_share:.0%}).",
    )


def _untold(history: History) -> Judged:
    """Return why the history does not tell."""
    if not history.available:
        return UNKNOWN._replace(reason="No git history came with the code, or a shallow one, and nobody said.")
    return UNKNOWN._replace(reason="Nobody changed code in the year that was looked at, and nobody said.")


def _of_authors(some: int, history: History) -> str:
    """Return who did something, as the subject of a sentence in the past."""
    every = len(history.authors)
    if every == 1:
        return "The only author" if some else "No author"
    return f"{some:,} of {every:,} authors"


def python_share(history: History) -> float | None:
    """Return Python's share of all changed lines in Python, JavaScript and TypeScript; None without any."""
    python = sum(lines(author, "python") for author in history.authors)
    scripts = sum(lines(author, "javascript") for author in history.authors)
    return python / (python + scripts) if history.available and python + scripts else None


def lines(author: AuthorYear, language: Language) -> int:
    """Return the lines that an author changed in a language; TypeScript is JavaScript here."""
    return author.python if language == "python" else author.javascript + author.typescript


def stated_languages(choices: Choices) -> frozenset[str]:
    """Return the stated languages, lower case, TypeScript and its nicknames as JavaScript."""
    return frozenset(SAME.get(name.strip().lower(), name.strip().lower()) for name in choices.team_languages if name.strip())
