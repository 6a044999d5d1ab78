"""The words of identifiers, and identifiers of words, as lodash makes them.

https://lodash.com/docs/4.17.15#words
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

WORDS = re.compile(r"[A-Z]+(?![a-z])|[A-Z]?[a-z]+|[0-9]+")


def words(text: str) -> list[str]:
    """Return the words of an identifier or phrase."""
    return WORDS.findall(text)


def camel(text: str) -> str:
    """Return ``userProfile`` for ``user-profile``."""
    return upper_first("".join(word.capitalize() for word in words(text)), str.lower)


def upper_first(text: str, change: Callable[[str], str] = str.upper) -> str:
    """Return a text with its first letter changed."""
    return change(text[:1]) + text[1:]


def joined(separator: str) -> Callable[[str], str]:
    """Return the change to lower-case words with a separator."""
    return lambda text: separator.join(word.lower() for word in words(text))


CASES: dict[str, Callable[[str], str]] = {
    "camelCase": camel, "kebabCase": joined("-"), "snakeCase": joined("_"), "lowerCase": joined(" "), "upperFirst": upper_first,
    "lowerFirst": lambda text: upper_first(text, str.lower), "capitalize": str.capitalize, "toLower": str.lower, "toUpper": str.upper,
    "trim": str.strip,
}  # fmt: skip
