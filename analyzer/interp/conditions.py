"""The conditions under which code runs that may not run."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from analyzer.interp.wording import LEFT_OUT, describe

if TYPE_CHECKING:
    from analyzer.syntax import program


A_SETTING = "a setting"
"""What is only known to be decided by one."""


class Reason(NamedTuple):
    """One test, in words, that decides whether something is there; ``test`` tells those apart whose words leave something out."""

    text: str
    holds: bool = True
    test: int = 0

    @property
    def opposite(self) -> Reason:
        """The same test with the other outcome."""
        return self._replace(holds=not self.holds)

    def __str__(self) -> str:
        """Return the reason as a reader sees it."""
        return self.text if self.holds else f"not ({self.text})"


class Condition(NamedTuple):
    """Why the code that runs might not: text, or a test that holds or does not; ``soft`` when only a changed setting would make it run.

    ``since`` is the moment from which on it stands: what is made later is made under it.
    """

    why: str | program.Expr
    soft: bool
    holds: bool = True
    since: int = 0

    @property
    def reason(self) -> Reason:
        """The condition in words; put into words only where something is registered under it."""
        if isinstance(self.why, str):
            return Reason(self.why, self.holds)
        text = describe(self.why)
        return Reason(text, self.holds, id(self.why) if LEFT_OUT in text else 0)
