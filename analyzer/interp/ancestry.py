"""A class and what it derives from."""

from __future__ import annotations

from analyzer.interp.values import ClassValue, Value


def lineage(cls: ClassValue) -> list[Value]:
    """Return the class and its bases, depth first, without repetition; host and external bases too."""
    if not cls.bases:
        return [cls]
    found: list[Value] = []
    stack: list[Value] = [cls]
    for _ in range(500):  # classes that extend each other in a circle end here
        if not stack:
            break
        value = stack.pop(0)
        if value in found:
            found.remove(value)
        found.append(value)
        if isinstance(value, ClassValue):
            stack = [*value.bases, *stack]
    return found
