"""What a call uses outside the code: a library of AI or realtime work, a store or one model in it, and whether it writes."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

import msgspec

from analyzer.catalog.load import LibraryEntry, snake_case
from analyzer.inventory._imports import Index
from analyzer.inventory.facts import CallSite, Defined, Project, Ref
from analyzer.model.library import Library
from analyzer.model.work import DataModel, DataStore
from analyzer.syntax import program as p

_SQL = {"postgresql", "mysql", "sqlite", "mssql", "oracle", "clickhouse", "cassandra"}
_ORMS = {"orm", "odm"}
_DATA = {"orm", "odm", "driver", "cache", "query_builder"}
_WRITES = frozenset(
    [
        "add",
        "all",
        "append",
        "bulk",
        "create",
        "decr",
        "decrby",
        "del",
        "delete",
        "destroy",
        "drop",
        "enqueue",
        "expire",
        "flushall",
        "flushdb",
        "getset",
        "hdel",
        "hincrby",
        "hmset",
        "hset",
        "hsetnx",
        "incr",
        "incrby",
        "insert",
        "lpush",
        "merge",
        "mset",
        "persist",
        "publish",
        "push",
        "put",
        "ltrim",
        "lrem",
        "remove",
        "replace",
        "reset",
        "restore",
        "rpush",
        "sadd",
        "save",
        "set",
        "setex",
        "setnx",
        "srem",
        "store",
        "truncate",
        "unlink",
        "update",
        "upsert",
        "write",
        "xadd",
        "zadd",
        "zincrby",
        "zrem",
        "psetex",
    ]
) - {"all", "append", "reset"}
_WRITING_SQL = re.compile(
    r"\s*(?:insert|update|delete|merge|replace|truncate|create|drop|alter|with\b[^;]{0,2000}\b(?:insert|update|delete))\b", re.IGNORECASE
)
_READ_LAST = {"execute", "query", "run"}


class Use(msgspec.Struct, frozen=True):
    """One thing used: the node's id, kind and name; ``reach`` is what stands for it in ``reaches``, "" for nothing."""

    id: str
    kind: str
    name: str
    reach: str = ""
    writes: bool = False


def derived(project: Project, ref: Ref | None) -> Ref | None:
    """Return a member of a class of the repository as its library's: ``Repository extends PrismaClient`` has its delegates."""
    if ref is None or not ref.local or len(ref.path) < 2:
        return ref
    defined = project.defined(Ref(ref.origin, ref.path[:1], local=True))
    base = next(iter(project.bases(defined)), None) if defined is not None else None
    return Ref(base.origin, (*base.called().path, *ref.path[1:])) if base is not None else ref


class Uses:
    """Reads the calls of a service for what they use. ``libraries``, ``stores`` and ``models`` are the service's."""

    def __init__(
        self, project: Project, index: Index, libraries: Sequence[Library], stores: Sequence[DataStore], models: Sequence[DataModel]
    ) -> None:
        self.project = project
        self.index = index
        self.libraries = {item.id: item for item in libraries if item.concern in {"ai", "realtime"}}
        self.stores = {item.kind: item for item in stores}
        self.models = {(item.location.file, item.location.line): item for item in models if item.kind == "orm"}
        self.by_name = {item.name.lower(): item for item in models if item.kind == "orm"}
        self._in_calls = any(
            item.library in {"npm:mongoose", "npm:drizzle-orm", "npm:sequelize", "npm:waterline"} for item in self.models.values()
        )
        self._known: dict[tuple[str, tuple[str, ...], bool], tuple[LibraryEntry, ...]] = {}

    def of_call(self, call: CallSite) -> list[Use]:
        """Return what a call uses; each thing once."""
        found: list[Use] = []
        entries = self._entries(derived(self.project, call.ref), call.file)
        for entry in entries:
            found += self._library(entry)
        model = self._model(call)
        writes = self._is_write(call)
        if model is not None:
            found.append(self._state_of(model, writes=writes))
        else:
            data = next((entry for entry in entries if entry.concern == "data" and entry.category in _DATA), None)
            if data is not None and not self._is_schema_part(call, data):
                found += self._stored(data, writes=writes)
        return list({use.id: use for use in found}.values())

    def of_choices(self, refs: Sequence[Ref], file: str) -> list[Use]:
        """Return the libraries that a call may use where the code chooses."""
        return [use for ref in refs for entry in self._entries(ref, file) for use in self._library(entry)]

    def of_base(self, defined: Defined) -> list[Use]:
        """Return what constructing a local class uses: the library that it derives from, or the model that it is."""
        model = self.models.get((defined.file, defined.node.line))
        if model is not None:
            return [self._state_of(model, writes=True)]
        return [use for base in self.project.bases(defined) for entry in self._entries(base, defined.file) for use in self._library(entry)]

    def of_decorator(self, ref: Ref | None, file: str) -> list[Use]:
        """Return the libraries that a decorator belongs to."""
        return [use for entry in self._entries(ref, file) for use in self._library(entry)]

    # --- libraries

    def _entries(self, ref: Ref | None, file: str) -> tuple[LibraryEntry, ...]:
        if ref is None or ref.local:
            return ()
        python = self.project.modules[file].is_python
        key = (ref.origin, ref.path[:3] if python else (), python)
        if key not in self._known:
            self._known[key] = self.index.of_ref(ref, python=python)
        return self._known[key]

    def _library(self, entry: LibraryEntry) -> list[Use]:
        item = self.libraries.get(entry.id)
        if item is None or (item.concern == "ai" and item.tier == "neutral"):
            return []
        return [Use(f"library:{item.id}", "library", item.name, item.id)]

    # --- stores and models

    def _stored(self, entry: LibraryEntry, *, writes: bool) -> list[Use]:
        store = entry.store or self._sql_store(entry.id)
        return [Use(f"state:{store}", "state", store, store if store in self.stores or store == "sql" else "", writes)] if store else []

    def _sql_store(self, library: str) -> str:
        """Return the store of an object mapper: the one named with it, else the only one that is used, else the only one; or ``sql``."""
        sql = [item for item in self.stores.values() if item.kind in _SQL]
        own = [item for item in sql if item.library == library] or [item for item in sql if item.call_sites] or sql
        return own[0].kind if len(own) == 1 else "sql" if own else "database"

    def _state_of(self, model: DataModel, *, writes: bool) -> Use:
        entry = next((item for item in self.index.of_dependency(model.library.split(":", 1)[-1], model.library.split(":", 1)[0])), None)
        store = (entry.store if entry is not None else "") or self._sql_store(model.library)
        return Use(f"state:{store}/{model.name}", "state", model.name, store if store in self.stores or store == "sql" else "", writes)

    def _model(self, call: CallSite) -> DataModel | None:
        """Return the model that a call is about: its class, its variable, the delegate of its name, or an argument."""
        if not self.models:
            return None
        ref = call.ref
        if ref is not None and ref.local and ref.path:
            found = self._of_prisma(derived(self.project, ref))
            if found is not None:
                return found
            defined = self.project.defined(Ref(ref.origin, ref.path[:1], local=True))
            found = self.models.get((defined.file, defined.node.line)) if defined is not None else None
            if found is not None and (len(ref.path) > 1 or isinstance(defined.node, p.Class)):  # type: ignore[union-attr]
                return found
        found = self._of_prisma(ref)
        if found is not None:
            return found
        root = _root(call.node.callee)
        if root is not None and self._in_calls and isinstance(call.node.callee, p.Member):
            found = self._made(root, call)
            if found is not None:
                return found
        return self._argument(call)

    def _of_prisma(self, ref: Ref | None) -> DataModel | None:
        if ref is None or ref.local or "prisma" not in ref.origin.lower() or len(ref.path) < 3:
            return None
        return self.by_name.get(ref.path[-2].lower())

    def _argument(self, call: CallSite) -> DataModel | None:
        for argument in call.node.arguments[:3]:
            value: Any = argument.value
            if isinstance(value, p.Member):
                value = value.object
            if isinstance(value, p.Name) and value.id not in {"req", "res", "request", "self", "this"}:
                ref = self.project.ref(value, call.scope)
                defined = self.project.defined(ref)
                if defined is not None and ref is not None and isinstance(defined.node, p.Class):
                    found = self.models.get((defined.file, defined.node.line))
                    if found is not None:
                        return found
                elif self._in_calls and (found := self._made(value, call)) is not None:
                    return found
        return None

    def _made(self, name: p.Name, call: CallSite) -> DataModel | None:
        value, where = self.project.value(name, call.scope)
        return self.models.get((where.file, value.line)) if isinstance(value, p.Call) else None

    def _is_schema_part(self, call: CallSite, entry: LibraryEntry) -> bool:
        """Columns and types describe a store and use none."""
        last = _last(call)
        return entry.category in _ORMS and last[:1].isupper() and call.ref is not None and len(call.ref.path) == 1

    def _is_write(self, call: CallSite) -> bool:
        last = _last(call)
        if call.ref is not None and call.ref.local and len(call.ref.path) == 1 and last[:1].isupper():
            return True
        if not _WRITES.isdisjoint(snake_case(last).split("_")):
            return True
        first = call.node.arguments[0].value if call.node.arguments and last in _READ_LAST else None
        text = self.project.constant(first, call.scope) if isinstance(first, p.Literal | p.Name) else _head(first)
        return bool(text and _WRITING_SQL.match(text))


def _root(node: Any) -> p.Name | None:  # noqa: ANN401 - any expression
    for _ in range(64):
        kind = type(node)
        if kind is p.Member or kind is p.Index:
            node = node.object
        elif kind is p.Call:
            node = node.callee
        elif kind is p.Await:
            node = node.value
        else:
            return node if kind is p.Name else None
    return None


def _last(call: CallSite) -> str:
    callee = call.node.callee
    return callee.name if isinstance(callee, p.Member) else callee.id if isinstance(callee, p.Name) else ""


def _head(value: Any) -> str:  # noqa: ANN401 - any expression
    if isinstance(value, p.Template) and value.parts and isinstance(value.parts[0], p.Literal):
        return str(value.parts[0].value)
    return ""
