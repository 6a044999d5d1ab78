"""Behavioural differences that a migration meets, where the source side's pattern really stands.

`catalog/data/any/hazards.toml` says per hazard what to look for: a resolved call or decorator (`ref`), a callee as written (`call`), a
member of the request or response (`touch`), an `import`, a named argument (`named`), a `base` class, a `string`, a regular-expression
literal (`pattern`), a `function`'s name, an assignment to a member (`assign`), or a `rule` of `rules`. Nothing here is priced.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping

from analyzer.catalog.load import HazardEntry, compiled, hazards
from analyzer.inventory._inputs import Inputs
from analyzer.inventory._scan import REQUEST_ROOTS
from analyzer.inventory._walk_modules import is_fetched
from analyzer.inventory.facts import ModuleFacts, dotted
from analyzer.inventory.hazards.common import Place, modules_of
from analyzer.inventory.hazards.rules import RULES
from analyzer.model.location import Location
from analyzer.model.work import Hazard
from analyzer.syntax import program as p

_MOST_PLACES = 30
_SEVERITY = {"high": 0, "medium": 1, "low": 2}


def find_hazards(inputs: Inputs, shown: Mapping[str, set[Place]] | None = None) -> tuple[Hazard, ...]:
    """Return the hazards of leaving the service's stack: by severity, then by number of places, then by id; at most 30 places each.

    ``shown`` is what `shown_by_code` returns, where it is known.
    """
    python = inputs.framework == "fastapi"
    places = {hazard: set(found) for hazard, found in (shown_by_code(inputs) if shown is None else shown).items()}
    for entry, pattern in _patterns(python=python):
        kind, _, name = pattern.partition(" ")
        if kind == "rule":
            places.setdefault(entry.id, set()).update(RULES[name](inputs))
    found = [_hazard(entry, sorted(places[entry.id]), python=python) for entry in hazards() if places.get(entry.id)]
    return tuple(sorted(found, key=lambda item: (_SEVERITY[item.severity], -len(item.locations), item.id)))


def shown_by_code(inputs: Inputs) -> dict[str, set[Place]]:
    """Return the places of each hazard that the modules show, whatever the endpoints are; by the hazard's id."""
    finder = _Finder([(entry.id, pattern) for entry, pattern in _patterns(python=inputs.framework == "fastapi")])
    places: dict[str, set[Place]] = {}
    for facts in modules_of(inputs):
        for hazard, place in finder.look(facts):
            places.setdefault(hazard, set()).add(place)
    return places


def _patterns(*, python: bool) -> list[tuple[HazardEntry, str]]:
    return [(entry, pattern) for entry in hazards() for pattern in (entry.python if python else entry.node)]


def _hazard(entry: HazardEntry, places: list[Place], *, python: bool) -> Hazard:
    effect = entry.python_to_node if python else entry.node_to_python
    return Hazard(
        id=entry.id,
        rule=entry.id,
        title=entry.title,
        direction=f"{'Python to Node' if python else 'Node to Python'}: {effect}",
        advice=entry.advice,
        severity=entry.severity,
        locations=tuple(Location(file=file, line=line) for file, line in places[:_MOST_PLACES]),
        source=entry.source,
    )


class _Kind:
    """All patterns of one kind: one expression to reject by, then each; answers are remembered per text."""

    def __init__(self, patterns: list[tuple[str, str]]) -> None:
        self.each = patterns
        self.any = re.compile("|".join(f"(?:{pattern})" for _, pattern in patterns)) if patterns else None
        self.known: dict[str, tuple[str, ...]] = {}

    def match(self, text: str) -> tuple[str, ...]:
        found = self.known.get(text)
        if found is None:
            hit = self.any is not None and text != "" and len(text) <= 300 and self.any.search(text) is not None
            found = self.known[text] = tuple(hazard for hazard, pattern in self.each if compiled(pattern).search(text)) if hit else ()
        return found


class _Finder:
    def __init__(self, patterns: list[tuple[str, str]]) -> None:
        by_kind: dict[str, list[tuple[str, str]]] = {}
        for hazard, text in patterns:
            kind, _, pattern = text.partition(" ")
            by_kind.setdefault(kind, []).append((hazard, pattern))
        kinds = ("ref", "call", "touch", "import", "base", "string", "pattern", "function", "assign", "decorator")
        self.kinds = {kind: _Kind(by_kind.get(kind, [])) for kind in kinds}
        self.named: dict[str, list[tuple[str, str]]] = {}
        for hazard, pattern in by_kind.get("named", []):
            name, _, value = pattern.partition("=")
            self.named.setdefault(name, []).append((hazard, value))

    def look(self, facts: ModuleFacts) -> Iterator[tuple[str, Place]]:
        """Yield every hazard that a module shows, with its place."""
        for kind, text, line in _texts(facts):
            for hazard in self.kinds[kind].match(text):
                yield hazard, (facts.file, line)
        for call in facts.calls:
            yield from self._named(facts.file, call.node)
        for decoration in facts.decorations:
            if decoration.call is not None:
                yield from self._named(facts.file, decoration.call)

    def _named(self, file: str, call: p.Call) -> Iterator[tuple[str, Place]]:
        for argument in call.arguments:
            if argument.keyword is not None:
                yield from self._value(file, argument.keyword, argument.value, call.line)
            elif argument.value.__class__ is p.RecordDisplay and isinstance(argument.value, p.RecordDisplay):
                for entry in argument.value.entries:
                    if entry.key.__class__ is p.Literal and isinstance(entry.key, p.Literal):
                        yield from self._value(file, str(entry.key.value), entry.value, entry.line or call.line)

    def _value(self, file: str, name: str, value: p.Expr, line: int) -> Iterator[tuple[str, Place]]:
        for hazard, wanted in self.named.get(name, ()):
            if not wanted or (isinstance(value, p.Literal) and str(value.value) == wanted):
                yield hazard, (file, line)


def _texts(facts: ModuleFacts) -> Iterator[tuple[str, str, int]]:
    spell: Callable[[str], str] = normal
    for call in facts.calls:
        root = call.text.partition(".")[0] if not facts.is_python else ""
        fetched = root in REQUEST_ROOTS and is_fetched(call.scope, root)
        yield "call", call.text.removeprefix(root) if fetched else spell(call.text), call.line
        if call.ref is not None and not call.ref.local:
            yield "ref", call.ref.text, call.line
    for decoration in facts.decorations:
        if decoration.ref is not None:
            yield "decorator", decoration.ref.text if not decoration.ref.local else f".{dotted(decoration.expr)}", decoration.line
        else:
            yield "decorator", dotted(decoration.expr), decoration.line
    yield from (("touch", text, line) for text, line in facts.touches)
    yield from (("string", str(literal.value), literal.line) for literal in facts.strings)
    yield from (("pattern", pattern.source, pattern.line) for pattern in facts.patterns)
    yield from (("function", name.rsplit(".", 1)[-1], defined.node.line) for name, defined in facts.functions.items())
    for node, _ in facts.assignments:
        yield "assign", spell(dotted(node.target)), node.line
    for item in facts.imports:
        for text in (
            ([f"{item.specifier}.{name}" for name in item.names if name != "*"] or [item.specifier])
            if facts.is_python
            else [item.specifier]
        ):
            if not item.type_only:
                yield "import", text, item.line
    for defined in facts.classes.values():
        for base in defined.node.bases:
            yield "base", dotted(base), defined.node.line


def normal(text: str) -> str:
    """Spell the usual names of a request and a response ``req`` and ``res`` at the beginning of a dotted text."""
    head, dot, rest = text.partition(".")
    return f"{REQUEST_ROOTS.get(head, head)}{dot}{rest}"
