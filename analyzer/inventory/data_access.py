"""Call sites of data access: one for each query, however many calls its chain has, on a driver, a mapper or one of its models.

What is called outside functions describes data and asks for none, and what opens, settles or ends a connection is no query. Migrations are
counted by themselves. Of a mapper that the code is handed under a name alone (``db.query(User)``, ``trx("users")``), the model or the table
says that it is one.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Any

import msgspec

from analyzer.catalog.load import LibraryEntry, snake_case
from analyzer.inventory._imports import Index
from analyzer.inventory._inputs import Inputs
from analyzer.inventory._reach_uses import derived
from analyzer.inventory.facts import CallSite, Project, Ref
from analyzer.model.work import DataModel, DataStore
from analyzer.syntax import program as p
from analyzer.syntax import walking

SQL = ("postgresql", "mysql", "sqlite", "mssql", "oracle")
MAPPERS = frozenset({"odm", "orm"})
ANY_CALL = frozenset({"cache", "driver", "query_builder"})
_ASKS = re.compile(
    r"(?:add|aggregate|all|bulk|count|create|decrement|delete|destroy|distinct|exec|execute|exists|fetch|find|first|get|increment|insert|"
    r"last|merge|one|paginate|persist|query|raw|remove|replace|restore|save|scalar|scalars|search|select|soft|stream|truncate|update|"
    r"upsert)(?:_|$)"
)
_MAKES = re.compile(
    r"(?:create|get)_(?:(?:custom_|tree_)?repository|connection|entity_manager|query_builder|query_runner|session)$|create_client$"
)
_SETTLES = re.compile(
    r"(?:begin|catch|client|close|collection|commit|connect|cursor|database|define|disconnect|duplicate|end|exit|expire_all|expunge|"
    r"fetch(?:all|many|one)|finally|flush|init|initialize|listen|model|multi|off|on|once|pipeline|promise|quit|ref|refresh|release|"
    r"resource|rollback|session|subscribe|sync|table|then|transaction|unsubscribe)$"
)
_BUILDS = frozenset({"col", "fn", "func", "inspect", "literal", "op", "sql"})
"""Parts of mappers that make a piece of a query, or tell about the database: ``func.count()``, ``sequelize.fn(...)``."""
_SESSION = re.compile(r"(?:^|_)(?:conn|connection|cursor|database|db|session)$|^(?:em|entity_manager|manager|trx|tx)$")
_OF_SESSION = re.compile(r"(?:add|add_all|delete|exec|execute|merge|scalar|scalars|stream)$")
_TABLE = re.compile(r"(?:^|_)(?:db|knex|trx|tx)$")
_OF_DOCUMENT = re.compile(r"(?:decrement|delete_one|destroy|increment|reload|remove|save|soft_delete|update|update_one)$")
"""What asks of an object that a mapper has found."""
_HOLDER = re.compile(r"(?:Model|Repo|Repository)$")
_MIGRATES = re.compile(r"(?:\A|/)(?:alembic|migrations?|seed(?:er)?s?)/")


class _Reader:
    """Says which store a call asks. ``models`` are those with a table, by place and by name."""

    def __init__(self, project: Project, index: Index, stores: Sequence[DataStore], models: Sequence[DataModel]) -> None:
        self.project = project
        self.index = index
        self.kinds = [store.kind for store in stores]
        self.sql = next((kind for kind in SQL if kind in self.kinds), "")
        self.models = {(item.location.file, item.location.line): item for item in models if item.kind == "orm"}
        self.names = {item.name: item for item in self.models.values()}
        self.lower = {name.lower().removesuffix("s"): item for name, item in self.names.items()}
        self.delegates = {item.name.lower(): item for item in self.models.values() if "prisma" in (item.library or "")}
        imports = ((item.specifier, facts.is_python) for facts in project.modules.values() for item in facts.imports)
        found = (of_data(self.index.of_pypi(name) if python else self.index.of_npm(name)) for name, python in imports)
        self.builds = any(entry.category == "query_builder" for entry in found if entry is not None)

    def store_of(self, call: CallSite) -> str:
        """Return the kind of the store that a call asks, empty for none."""
        callee = call.node.callee
        name = snake_case(_last(callee)).lstrip("$_")
        if _SETTLES.match(name) or _MAKES.match(name):
            return ""
        asks = bool(_ASKS.match(name))
        ref = derived(self.project, call.ref) if asks else call.ref
        entry = of_data(self.index.of_ref(ref, python=self.project.modules[call.file].is_python))
        if entry is not None and ref is not None:
            return self._of_library(entry, ref, name)
        if not asks or not isinstance(callee, p.Member):
            return self.sql if self.builds and len(call.node.arguments) == 1 and _TABLE.search(name) else ""
        if isinstance(callee.object, p.Call) and _last(callee.object.callee) == "collection":
            return "mongodb" if "mongodb" in self.kinds else ""
        own = call.ref is not None and call.ref.local and "." in call.ref.path[0]
        model = None if own else self._of_model(call) or self._of_name(call, callee) or self._given(call, callee)
        if model is not None:
            return self._kept_in(of_data(self.index.of_dependency(*_named(model.library))) if model.library else None)
        unknown = call.ref is None and bool(_OF_SESSION.match(name)) and bool(_SESSION.search(snake_case(_last(callee.object))))
        return self.sql if unknown and self.models else ""

    def _of_library(self, entry: LibraryEntry, ref: Ref, name: str) -> str:
        """Return the store of a library's call: any of a driver, of a mapper what asks; not what is called on an answer."""
        mapper = entry.category in MAPPERS
        before = [snake_case(part.removesuffix("()")) for part in ref.path[1:-1] if part.endswith("()") and not part[:1].isupper()]
        answers = [part for part in before if not _MAKES.match(part) and not _SETTLES.match(part) and (not mapper or _ASKS.match(part))]
        if answers and not (mapper and len(answers) == 1 and _OF_DOCUMENT.match(name) and ref.path[-2].endswith("()")):
            return ""
        if len(ref.path) < 2:
            return self._kept_in(entry) if entry.category == "query_builder" and not name[:1].isupper() else ""
        asks = bool(_ASKS.match(name)) and ref.path[0] not in _BUILDS if mapper else entry.category in ANY_CALL or bool(entry.store)
        return self._kept_in(entry) if asks else ""

    def _kept_in(self, entry: LibraryEntry | None) -> str:
        kind = entry.store if entry is not None and entry.store else self.sql
        return kind if kind in self.kinds else ""

    def _of_model(self, call: CallSite) -> DataModel | None:
        """Return the model whose class, or an object of whose class, is asked; not by a method of its own."""
        ref = call.ref
        if ref is None or not ref.local or len(ref.path) < 2:
            return None
        defined = self.project.defined(Ref(ref.origin, (ref.path[0].removesuffix("()"),), local=True))
        model = self.models.get((defined.file, defined.node.line)) if defined is not None else None
        own = defined is not None and isinstance(defined.node, p.Class) and ref.path[1].removesuffix("()") in _members(defined.node)
        return None if own else model

    def _of_name(self, call: CallSite, callee: p.Member) -> DataModel | None:
        """Return the model whose name what is asked bears.

        ``db.User.findAll()``, ``request.server.prisma.user.findMany()``, ``this.userModel.create()``.
        """
        last = _last(callee.object)
        if _HOLDER.search(last) and self.project.defined(call.ref) is None:
            return self.lower.get(_HOLDER.sub("", last).lower().removesuffix("s"))
        through = callee.object.object if isinstance(callee.object, p.Member) else None
        of_client = through is not None and bool(re.search(r"prisma|^db$|^tx$|client", _last(through), re.IGNORECASE))
        return self.names.get(last) or (self.delegates.get(last.lower()) if of_client else None)

    def _given(self, call: CallSite, callee: p.Member) -> DataModel | None:
        """Return the model that a session of which nothing else is known is handed first: ``db.query(User)``."""
        if call.ref is not None or not call.node.arguments or not _SESSION.search(snake_case(_last(callee.object))):
            return None
        first: Any = call.node.arguments[0].value
        first = first.object if isinstance(first, p.Member) else first
        return self.names.get(first.id) if isinstance(first, p.Name) else None


def with_call_sites(inputs: Inputs, stores: Sequence[DataStore], models: Sequence[DataModel]) -> tuple[DataStore, ...]:
    """Return the stores, each with the number of call sites that ask it."""
    reader = _Reader(inputs.project, inputs.index, stores, models)
    moved = {item.location.file for item in models if item.kind == "migration"}
    asked: dict[int, tuple[CallSite, str]] = {}
    for call in inputs.project.calls:
        if call.scope.function and call.file not in moved and not _MIGRATES.search(call.file) and (kind := reader.store_of(call)):
            asked[id(call.node)] = (call, kind)
    inside = {id(part) for call, _ in asked.values() for part in _within(call.node)}
    counts = Counter(kind for key, (_, kind) in asked.items() if key not in inside)
    return tuple(msgspec.structs.replace(store, call_sites=counts[store.kind]) for store in stores)


def of_data(entries: Sequence[LibraryEntry]) -> LibraryEntry | None:
    """Return the first of some libraries that is about data."""
    return next((entry for entry in entries if entry.concern == "data"), None)


def _within(node: p.Call) -> Iterator[p.Call]:
    """Yield the calls that are part of a call: of its chain, and of what it is given, but not of callbacks."""
    parts = [node.callee, *(argument.value for argument in node.arguments)]
    return (part for part in walking.walk(parts, into_functions=False) if isinstance(part, p.Call))


def _last(node: p.Expr) -> str:
    return node.name if isinstance(node, p.Member) else node.id if isinstance(node, p.Name) else ""


def _members(node: p.Class) -> set[str]:
    return {member.name for member in node.members if isinstance(member, p.Function)}


def _named(library: str) -> tuple[str, str]:
    """Return a library's name and its ecosystem."""
    ecosystem, _, name = library.partition(":")
    return name, ecosystem
