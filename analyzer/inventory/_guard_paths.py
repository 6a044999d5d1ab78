"""The path that is asked for, as a probed body sees it: a text that notes what it is asked.

Paths that give the same answers meet the same guard, so that a body is run once for each set of answers, not once for each path.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from analyzer.interp.values import NOWHERE, Const, OneOf, Sequence, Unknown, Value

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable

    from analyzer.inventory._guard_values import Finding


class Asked(Const):
    """The path, or a text made of it by ``of``. Whoever reads ``value`` has asked for the whole text."""

    __slots__ = ("of", "path", "trace")

    def __init__(self, path: str, trace: list[Question], of: Callable[[str], Value], *, soft: bool = False) -> None:
        self.path = path
        self.trace = trace
        self.of = of
        self.soft = soft
        self.site = NOWHERE

    @property
    def value(self) -> str | int | float | bool | None:  # type: ignore[override]
        """The text for this path, noted as asked for."""
        found = self.of(self.path)
        self.trace.append((self.of, answer(found)))
        return found.value if isinstance(found, Const) else None

    def truth(self) -> bool:
        """Return whether the text is not empty."""
        found = derived([self], lambda values: Const(bool(getattr(values[0], "value", None))))
        return isinstance(found, Const) and found.value is True


Question = tuple["Callable[[str], Value]", "Hashable"]


class Answers:
    """What a body came to, by what it had asked the path. A tree: each question leads, by its answer, to the next one or to the end."""

    __slots__ = ("branches", "finding", "question")

    def __init__(self) -> None:
        self.question: Callable[[str], Value] | None = None
        self.branches: dict[Hashable, Answers] = {}
        self.finding: Finding | None = None

    def recall(self, path: str) -> Finding | None:
        """Return what the body came to for a path with the same answers, None where there was none."""
        node: Answers | None = self
        while node is not None and node.question is not None:
            node = node.branches.get(answer(node.question(path)))
        return node.finding if node is not None else None

    def learn(self, trace: list[Question], finding: Finding) -> None:
        """Remember what the body came to, and what it had asked on the way."""
        node = self
        for question, given in trace:
            if node.question is None:
                node.question = question
            node = node.branches.setdefault(given, Answers())
        node.finding = finding


def answer(value: Value) -> Hashable:
    """Return what tells one answer from another."""
    if isinstance(value, Const):
        return type(value.value).__name__, value.value, value.soft
    if isinstance(value, OneOf):
        return tuple(answer(option) for option in value.options)
    return ("unknown", value.reason) if isinstance(value, Unknown) else value


def plain(value: Value, path: str) -> Value:
    """Return a value with the path's text in place of the question."""
    if isinstance(value, Asked):
        return value.of(path)
    if isinstance(value, Sequence) and any(isinstance(item, Asked) for item in value.items):
        return Sequence([plain(item, path) for item in value.items], value.kind, value.open, value.fields)
    return value


def asked_in(values: list[Value]) -> Asked | None:
    """Return the question among some values, None where none depends on the path."""
    for value in values:
        if isinstance(value, Asked):
            return value
        if isinstance(value, Sequence):
            found = next((item for item in value.items if isinstance(item, Asked)), None)
            if found is not None:
                return found
    return None


def derived(values: list[Value], compute: Callable[[list[Value]], Value]) -> Value:
    """Return what ``compute`` makes of values of which some depend on the path: texts stay questions, all else is answered now."""
    first = asked_in(values)
    if first is None:
        return compute(values)
    trace = first.trace

    def of(path: str) -> Value:
        return compute([plain(value, path) for value in values])

    found = of(first.path)
    if isinstance(found, Const) and isinstance(found.value, str):
        trace.append((lambda path: Const(isinstance(getattr(of(path), "value", None), str)), answer(Const(value=True))))
        return Asked(first.path, trace, of, soft=found.soft)
    if isinstance(found, Sequence) and all(isinstance(item, Const) for item in found.items):
        trace.append((lambda path: shape(of(path)), answer(shape(found))))
        return Sequence(
            [Asked(first.path, trace, lambda path, at=at: item_of(of(path), at)) for at in range(len(found.items))],  # type: ignore[misc]
            found.kind,
            found.open,
        )
    trace.append((of, answer(found)))
    return found


def shape(value: Value) -> Value:
    """Return how many items a list has."""
    return Const(len(value.items) if isinstance(value, Sequence) else -1)


def item_of(value: Value, at: int) -> Value:
    """Return an item of a list."""
    return value.items[at] if isinstance(value, Sequence) and at < len(value.items) else Const(None)
