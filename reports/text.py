"""Words and figures: how a number, a range or a stranger's name is written, once for all formats.

Names come from repositories that may be hostile. What a terminal, a browser or an editor would act on instead of show
(control characters, line separators, bidirectional overrides) is spelled out: https://www.unicode.org/reports/tr36/
"""

from __future__ import annotations

import unicodedata

from analyzer.model.location import Location

_ELLIPSIS = "…"
_TENTHS_BELOW = 10
_INVISIBLE = frozenset({"Cc", "Cf", "Cs", "Zl", "Zp", "Co", "Cn"})


def visible(text: str) -> str:
    r"""``text`` on one line, with every character that is not shown as itself spelled as ``\u202e``.

    >>> visible("a\x1b[31m")
    'a\\u001b[31m'
    """
    if text.isascii() and text.isprintable():
        return text
    return "".join(_spelled(char) if unicodedata.category(char) in _INVISIBLE else char for char in text)


def visible_lines(text: str) -> str:
    """As ``visible``, for snippets: line ends stay, tabs become four spaces."""
    return "\n".join(visible(line.replace("\t", "    ")) for line in text.replace("\r\n", "\n").split("\n"))


def shorten(text: str, limit: int) -> str:
    """At most ``limit`` characters of ``text``, the cut marked by an ellipsis."""
    return text if len(text) <= limit else text[: max(limit - 1, 0)] + _ELLIPSIS


def shorten_path(path: str, limit: int) -> str:
    """As ``shorten``, cutting in the middle, because both ends of a path tell most."""
    if len(path) <= limit:
        return path
    head = max((limit - 1) // 3, 0)
    tail = max(limit - 1 - head, 0)
    return path[:head] + _ELLIPSIS + (path[-tail:] if tail else "")


def called(name: str, location: Location | None) -> str:
    """The name of a function as a reader finds it again: one without a name is called after its place."""
    if not name.startswith("(anonymous)"):
        return name
    return f"unnamed, {location.file.rpartition('/')[2]}:{location.line}" if location else "unnamed"


def place(location: Location | None) -> str:
    """``file:line``, or nothing."""
    return "" if location is None else f"{location.file}:{location.line}"


def plural(count: int, one: str, many: str = "") -> str:
    """``1 job``, ``2 jobs``, ``1,204 endpoints``."""
    return f"{count:,} {one if count == 1 else many or _plural(one)}"


def quantity(value: float, unit: str) -> str:
    """``45 endpoints``, ``1.5 stores``."""
    return f"{rate(value)} {unit if value == 1 else _plural(unit)}"


def rate(value: float) -> str:
    """A unit cost as it is set, to three decimals at most: ``0.08``, ``1.5``, ``1,500``."""
    return f"{value:,.3f}".rstrip("0").rstrip(".")


def number(value: float) -> str:
    """A figure with the digits that an estimate can bear: one decimal below ten, none above, none where it is whole."""
    rounded = round(value, 1)
    if rounded >= _TENTHS_BELOW or rounded == int(rounded):
        return f"{round(value):,}"
    return f"{rounded:.1f}"


def span(low: float, high: float, unit: str = "") -> str:
    """``4 to 8 weeks``; one figure where both ends round to the same."""
    left, right = number(low), number(high)
    text = left if left == right else f"{left} to {right}"
    return f"{text} {unit}".rstrip()


def share(part: int, whole: int) -> str:
    """A percentage without decimals; never 0 % or 100 % unless it is exactly that. Nothing to share is ``none``."""
    if whole <= 0:
        return "none"
    percent = round(100 * part / whole)
    if 0 < part < whole:
        percent = min(max(percent, 1), 99)
    return f"{percent} %"


def listing(words: list[str] | tuple[str, ...], limit: int = 0) -> str:
    """``a, b and c``; beyond ``limit``, ``a, b and 4 more``."""
    if limit and len(words) > limit:
        return ", ".join(words[:limit]) + f" and {len(words) - limit:,} more"
    if len(words) < 2:
        return "".join(words)
    return ", ".join(words[:-1]) + " and " + words[-1]


def sentence(text: str) -> str:
    """``text`` with a capital at its start and a full stop at its end."""
    stripped = text.strip()
    if not stripped:
        return ""
    return stripped[0].upper() + stripped[1:] + ("" if stripped[-1] in ".!?" else ".")


def _plural(word: str) -> str:
    if word.endswith("y") and word[-2:-1] not in "aeiou":
        return word[:-1] + "ies"
    if word == "middleware":
        return word
    return word + ("es" if word.endswith(("s", "x", "ch", "sh")) else "s")


def _spelled(char: str) -> str:
    code = ord(char)
    return f"\\u{code:04x}" if code <= 0xFFFF else f"\\U{code:08x}"
