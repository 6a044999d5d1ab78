"""Axes: a limit and ticks that people read easily, and positions in percent of a plot's width.

Plots are drawn in percent, so that bars stretch with the page while their text keeps its size.
"""

from __future__ import annotations

import msgspec

from reports.text import shorten

LABEL = 72
_SHORT_LABEL = 34
_STEPS = (1, 2, 5)
_TICKS = 6
_LARGEST = 12
_EDGE = 12


class Tick(msgspec.Struct, frozen=True):
    """A mark of an axis: position in percent, its figure, and how its text is anchored so that it stays inside."""

    x: float
    label: str
    anchor: str


class Scale(msgspec.Struct, frozen=True):
    """From 0 to ``limit``."""

    limit: float
    step: float

    @classmethod
    def reaching(cls, highest: float, *, whole: bool = False) -> Scale:
        """The smallest scale with round ticks, at most six, that ends at or above ``highest``; whole figures for what is counted."""
        for exponent in range(0 if whole else -1, _LARGEST):
            for factor in _STEPS:
                step = factor * 10.0**exponent
                if step * _TICKS >= highest:
                    steps = max(1, -(-highest // step))
                    return cls(steps * step, step)
        return cls(10.0**_LARGEST, 10.0**_LARGEST)

    def at(self, value: float) -> float:
        """``value`` in percent of the scale, within 0 and 100."""
        return round(min(max(100 * value / self.limit, 0), 100), 2)

    def width(self, low: float, high: float) -> float:
        """The distance between two values in percent."""
        return round(max(self.at(high) - self.at(low), 0), 2)

    def ticks(self) -> tuple[Tick, ...]:
        """From 0 to the limit."""
        count = round(self.limit / self.step)
        return tuple(self._tick(index * self.step) for index in range(count + 1))

    def _tick(self, value: float) -> Tick:
        position = self.at(value)
        return Tick(position, f"{value:,.0f}" if self.step >= 1 else f"{value:.1f}", anchor(position))


def short(label: str) -> str:
    """``label`` for a narrow page: without what stands in brackets, and cut."""
    return shorten(label.partition(" (")[0], _SHORT_LABEL)


def anchor(position: float) -> str:
    """How text at ``position`` percent stays inside the plot."""
    if position < _EDGE:
        return "start"
    return "end" if position > 100 - _EDGE else "middle"
