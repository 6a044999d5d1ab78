"""Schedules in English: cron expressions (five or six fields, `@daily`), and intervals as people write them.

https://crontab.guru, https://github.com/Salamek/cron-descriptor
"""

from __future__ import annotations

import re
from functools import lru_cache

_FIELD = r"(?:[0-9A-Za-z*?/,\-#L]+)"
_CRON = re.compile(rf"{_FIELD}(?: +{_FIELD}){{4,6}}\Z")
_PLAIN = re.compile(r"[0-9*?/,\-#LW]+\Z")
_NAMES = re.compile(r"(?:JAN|FEB|MAR|APR|MAY|JUN|JUL|AUG|SEP|OCT|NOV|DEC|MON|TUE|WED|THU|FRI|SAT|SUN)[A-Z]*", re.IGNORECASE)
_ALIASES = {
    "@yearly": "0 0 1 1 *", "@annually": "0 0 1 1 *", "@monthly": "0 0 1 * *", "@weekly": "0 0 * * 0", "@daily": "0 0 * * *",
    "@midnight": "0 0 * * *", "@hourly": "0 * * * *",
}  # fmt: skip
_WRAPPED = re.compile(r"(cron|rate)\(([^()]{1,80})\)\Z")
_INTERVAL = re.compile(
    r"(?:every )?(\d+(?:\.\d+)? ?(?:ms|milliseconds?|s|secs?|seconds?|m|mins?|minutes?|h|hrs?|hours?|d|days?|w|weeks?|months?))\Z",
    re.IGNORECASE,
)
_ZONED = re.compile(r"(?:CRON_)?TZ=([\w+\-/]{1,60}) +")
_LONGEST = 120


def is_cron(text: str) -> bool:
    """Say whether a text is a cron expression of five to seven fields, or one of its aliases."""
    text = _ZONED.sub("", text.strip())
    if text in _ALIASES:
        return True
    if len(text) > _LONGEST or not _CRON.match(text):
        return False
    return all(_PLAIN.match(_NAMES.sub("1", field)) for field in text.split())


@lru_cache(maxsize=1024)
def words(expression: str) -> str:
    """Return a schedule in English ("Every 5 minutes", "At 02:00"), "" where it is none that we can read."""
    text = expression.strip()
    wrapped = _WRAPPED.match(text)
    if wrapped:
        return f"every {wrapped[2]}" if wrapped[1] == "rate" else words(wrapped[2])
    if text == "@reboot":
        return "when the machine starts"
    zoned = _ZONED.match(text)
    if zoned and is_cron(text):
        return f"{words(text[zoned.end() :])} ({zoned[1]})"
    if not is_cron(text):
        interval = _INTERVAL.match(text)
        return f"every {interval[1]}" if interval else ""
    from cron_descriptor import (  # type: ignore[import-untyped,unused-ignore]
        ExpressionDescriptor,
        FormatError,
        MissingFieldError,
        Options,
        WrongArgumentError,
    )

    options = Options()
    options.locale_code = "en_US"
    options.use_24hour_time_format = True
    try:
        return str(ExpressionDescriptor(_ALIASES.get(text, text), options).get_full_description())
    except (FormatError, WrongArgumentError, MissingFieldError, ValueError, IndexError, KeyError):
        return ""


def interval_words(milliseconds: float) -> str:
    """Return an interval in milliseconds as ``every 5 minutes``."""
    for size, unit in ((86_400_000, "day"), (3_600_000, "hour"), (60_000, "minute"), (1000, "second")):
        if milliseconds >= size and milliseconds % size == 0:
            count = int(milliseconds // size)
            return f"every {unit}" if count == 1 else f"every {count} {unit}s"
    return f"every {milliseconds:g} ms"
