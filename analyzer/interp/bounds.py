"""What stops the interpreter."""

from __future__ import annotations

import msgspec


class Bounds(msgspec.Struct):
    """What stops the interpreter: calls and statements in all, nested calls, loop rounds, calls of one function, collection sizes.

    ``depth`` counts nested functions of the repository since the module whose code runs, and a quarter of those in all, so that a chain of
    imports leaves its last module as much as its first; ``imports`` counts nested modules, ``nesting`` calls of any kind.

    For each unit of fuel ``expressions`` may be evaluated, all in all, whatever is rationed: statements may be long, and collections large.
    A function that has used ``fruitless`` fuel and registered nothing is not called again: it is a logger, a parser, a cache. Whoever calls
    it does not answer for that fuel, nor for what a loop has used that was left.
    What is only tried has ``callback`` fuel, or ``started`` where it starts a program (a main guard: an eighth of what is left, if that
    is more), and as much again whenever it has made an application or registered something.
    ``seconds`` ends everything by the clock; 0 leaves that to the fuel.
    A loop that has used ``idle_fuel`` and registered nothing is left: it copies files, fills a table, or waits for work. One that has used
    ``fruitless`` in that way is run one round when it comes again.
    """

    fuel: int = 1_500_000
    expressions: int = 6
    depth: int = 60
    imports: int = 500
    nesting: int = 1_000
    rounds: int = 5_000
    idle_rounds: int = 64
    idle_fuel: int = 6_000
    callback: int = 15_000
    started: int = 60_000
    fruitless: int = 10_000
    calls_of_one: int = 60_000
    items: int = 20_000
    text: int = 20_000
    seconds: float = 0.0
