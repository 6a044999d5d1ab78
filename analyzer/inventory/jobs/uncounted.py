"""Registrations that count nothing: what only asks, what another registration stands for, what nothing calls."""

from __future__ import annotations

from functools import cached_property

from analyzer.catalog.load import LibraryEntry
from analyzer.inventory._run_scopes import open_names
from analyzer.inventory._shapes import is_decorator
from analyzer.inventory.facts import CallSite, Decoration, Project, dotted
from analyzer.syntax import program as p

_OF_TOPICS = {"pypi:aiokafka", "pypi:kafka-python"}


class Uncounted:
    """What of a project's registrations counts nothing; receivers are remembered as they are asked for."""

    def __init__(self, project: Project) -> None:
        """Begin with no receiver."""
        self.project = project
        self._received: set[tuple[str, str, str, str]] = set()

    def is_none(self, entry: LibraryEntry, call: CallSite) -> bool:
        """Say whether a call that registers with a library is no job of its own."""
        if entry.counting == "receiver" and self._receives_again(entry, call):
            return True
        return _does_nothing(entry, call) or self._only_asks(entry, call)

    def is_page(self, entry: LibraryEntry, decoration: Decoration) -> bool:
        """Say whether another decorator makes a page of what this one registers: ``@modal.asgi_app()``."""
        beside = self._above[decoration.file, decoration.on]
        return any(is_decorator(shape, other) for shape in entry.endpoint_signals for other in beside)

    @cached_property
    def _above(self) -> dict[tuple[str, str], list[Decoration]]:
        """The decorations by file and what they stand above."""
        found: dict[tuple[str, str], list[Decoration]] = {}
        for each in self.project.decorations:
            found.setdefault((each.file, each.on), []).append(each)
        return found

    def is_spare(self, call: CallSite) -> bool:
        """Say whether what a registration receives is a parameter of a function that nothing here calls or hands on."""
        function = self.project.modules[call.file].functions.get(call.function)
        if function is None or function.scope is not call.scope or function.node.decorators:
            return False
        parameters = {item.target.id for item in function.node.parameters if isinstance(item.target, p.Name)} - {"self", "cls"}
        return bool(parameters & open_names(call)) and function.node.name not in self._mentioned

    @cached_property
    def _mentioned(self) -> set[str]:
        """The names of what is called, and of what is given to a call."""
        given = (argument.value for call in self.project.calls for argument in call.node.arguments)
        names = (value.name if isinstance(value, p.Member) else value.id for value in given if isinstance(value, p.Name | p.Member))
        return {*names, *(call.text.rpartition(".")[2] for call in self.project.calls)}

    def _only_asks(self, entry: LibraryEntry, call: CallSite) -> bool:
        """Say whether a consumer of Kafka has no topic, and no other call of its file gives it one: it asks for offsets and the like."""
        topics = any(argument.keyword in {None, "topics"} for argument in call.node.arguments)
        if entry.id not in _OF_TOPICS or topics:
            return False
        return not any(other.text.rpartition(".")[2] in {"subscribe", "assign"} for other in self.project.modules[call.file].calls)

    def _receives_again(self, entry: LibraryEntry, call: CallSite) -> bool:
        """Say whether the class (or module) has a receiver of this queue already: another one settles what that has received."""
        names = [argument.value for argument in call.node.arguments]
        queue = "/".join(self.project.constant(value, call.scope) or dotted(value) for value in names)
        key = (entry.id, call.file, call.scope.owner.qualname if call.scope.owner is not None else "", queue)
        again = key in self._received
        self._received.add(key)
        return again


def _does_nothing(entry: LibraryEntry, call: CallSite) -> bool:
    """Say whether a schedule of cron has an empty body: it is asked for its dates only."""
    handlers = [argument.value for argument in call.node.arguments if isinstance(argument.value, p.Function)]
    return entry.id == "npm:cron" and bool(handlers) and not any(handler.body for handler in handlers)
