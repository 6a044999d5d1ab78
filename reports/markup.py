"""Markdown that says what a repository's names say and does nothing that they ask for.

Plain names stand between backticks; a name with any character that GitHub's dialect could act on stands in a ``code`` element with
that character as an entity, since entities never open markup: https://github.github.com/gfm/#entity-and-numeric-character-references
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from reports.links import line_address
from reports.text import place, shorten, visible

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from analyzer.model.location import Location
    from reports.contract.report import SourceInfo

_PLAIN = re.compile(r"[A-Za-z0-9 /:._,;=+?{}()'\"@#$^!%-]+")
_ACTIVE = re.compile(r"[^A-Za-z0-9 /.,;=+?'%()-]")
# A word with the punctuation around it; anything else that stands between blanks is shown as code.
_WORD = re.compile(r"""([("']?)([^\W_][^\W_.,'-]*(?:[.,'-][^\W_.,'-]+)*)([).,;:!?"'%]*)""")
_PUNCTUATION = re.compile(r"""[).,;:!?%]+""")
_LIST_MARK = re.compile(r"\d+[.)]")
_TAIL = re.compile(r"[.,;:!?]$")
_CELL = 120


def code(text: str, limit: int = _CELL) -> str:
    """``text`` as inert code, nothing for nothing."""
    shown = shorten(visible(text), limit).strip()
    if not shown:
        return ""
    if _PLAIN.fullmatch(shown):
        return f"`{shown}`"
    return f"<code>{_entities(shown)}</code>"


def prose(text: str) -> str:
    """A sentence that may quote the repository, inert: what is no plain word becomes code, so no markup, mention or link comes out."""
    return " ".join(_word(word, first=not at) for at, word in enumerate(visible(text).split()))


def _word(word: str, *, first: bool) -> str:
    """A number with a full stop or a bracket begins a list only where a line begins."""
    if _WORD.fullmatch(word) and not word.lower().startswith("www.") and not (first and _LIST_MARK.fullmatch(word)):
        return word
    if _PUNCTUATION.fullmatch(word):
        return word
    tail = _TAIL.search(word)
    end = tail.group() if tail and len(word) > 1 else ""
    word = word.removesuffix(end)
    unclosed = word.count("(") - word.count(")")
    head = "(" if len(word) > 2 and word[0] == "(" and (unclosed == 1 or (unclosed == 0 and word[-1] == ")")) else ""
    last = ")" if len(word) > 2 and word[-1] == ")" and (unclosed == -1 or (unclosed == 0 and head)) else ""
    return head + code(word.removeprefix(head).removesuffix(last)) + last + end


def linked(source: SourceInfo, location: Location | None) -> str:
    """The place as a link to the audited commit, or as code where the host is unknown."""
    text = code(place(location), 90)
    address = line_address(source, location)
    return f"[{text}]({address})" if address and text else text


def table(headings: Sequence[str], rows: Iterable[Sequence[str]], numbers: Sequence[int] = ()) -> str:
    """A table of cells that are markdown already; ``numbers`` are the columns aligned to the right."""
    marks = ["---:" if at in numbers else "---" for at in range(len(headings))]
    lines = [headings, marks, *rows]
    return "\n".join("| " + " | ".join(line) + " |" for line in lines) + "\n"


def folded(summary: str, content: str) -> str:
    """``content`` behind a summary of plain words."""
    return f"<details><summary>{summary}</summary>\n\n{content}\n</details>\n"


def _entities(text: str) -> str:
    return _ACTIVE.sub(lambda match: "".join(f"&#{ord(char)};" for char in match.group()), text)
