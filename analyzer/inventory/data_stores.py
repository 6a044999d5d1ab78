"""Stores that the service talks to: from its access libraries, connection URLs, dialects, Prisma's datasource, compose images and queues.

``call_sites`` counts here the calls on a store's own libraries, by which reach tells stores of mappers apart; how many queries there are,
`data_access` says.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

import msgspec

from analyzer.catalog.load import LibraryEntry, of_concern
from analyzer.inventory._expressions import alternatives
from analyzer.inventory._imports import Index
from analyzer.inventory._inputs import Inputs, evidence, line_of
from analyzer.inventory._shapes import named_argument
from analyzer.inventory.facts import CallSite, Project
from analyzer.model.location import Evidence
from analyzer.model.work import DataStore
from analyzer.source.yaml_text import first_document, mapping
from analyzer.syntax import program as p

_URL = re.compile(
    r"(postgres(?:ql)?|mysql|mariadb|mongodb|rediss?|valkey|sqlite|mssql|sqlserver|oracle|amqps?|cassandra|clickhouse|neo4j|cockroachdb)(?:\+\w+)?://"
)
_NAMES = {
    "postgres": "postgresql", "pg": "postgresql", "postgresql": "postgresql", "cockroachdb": "postgresql", "mysql": "mysql",
    "mysql2": "mysql", "mariadb": "mysql",
    "mongodb": "mongodb", "mongo": "mongodb", "redis": "redis", "rediss": "redis", "valkey": "redis", "sqlite": "sqlite",
    "sqlite3": "sqlite",
    "better-sqlite3": "sqlite", "mssql": "mssql", "sqlserver": "mssql", "oracle": "oracle", "amqp": "rabbitmq", "amqps": "rabbitmq",
    "rabbitmq": "rabbitmq",
    "cassandra": "cassandra", "clickhouse": "clickhouse", "neo4j": "neo4j", "elasticsearch": "elasticsearch", "opensearch": "opensearch",
    "qdrant": "qdrant",
    "weaviate": "weaviate", "chroma": "chroma", "milvus": "milvus", "minio": "s3", "memcached": "memcached", "kafka": "kafka",
    "nats": "nats", "pgvector": "postgresql",
    "timescaledb": "postgresql", "meilisearch": "meilisearch", "postgis": "postgresql", "cp-kafka": "kafka", "redpanda": "kafka",
    "arangodb": "arangodb", "influxdb": "influxdb", "keydb": "redis", "redis-stack": "redis", "percona": "mysql",
}  # fmt: skip
_PRISMA = re.compile(r"datasource +\w+ *\{[^{}]{0,2000}?provider *= *\"(\w+)\"")
_COMMENT = re.compile(r"^[ \t]*//[^\n]*", re.MULTILINE)
_MAPPERS = {"Sequelize", "DataSource", "createConnection", "knex", "default", "Kysely"}


_MAPS = {"orm", "query_builder"}
_SQL = {"postgresql", "mysql", "sqlite", "mssql", "oracle"}


class _Store(msgspec.Struct):
    """A store in the making: its libraries' calls and where it is named."""

    library: str | None = None
    calls: int = 0
    evidence: list[Evidence] = []


def find_data_stores(inputs: Inputs) -> tuple[DataStore, ...]:
    """Return the stores, by kind."""
    stores: dict[str, _Store] = {}
    _by_library(inputs, stores)
    _by_text(inputs, stores)
    _by_driver(inputs, stores)
    _by_queue(inputs, stores)
    return tuple(
        DataStore(id=kind, kind=kind, library=store.library, call_sites=store.calls, evidence=tuple(store.evidence[:6]))
        for kind, store in sorted(stores.items())
    )


def _note(stores: dict[str, _Store], kind: str, file: str, line: int, note: str, library: str | None = None) -> _Store:
    store = stores.setdefault(kind, _Store(evidence=[]))
    store.library = store.library or library
    if len(store.evidence) < 6:
        store.evidence.append(evidence(file, line, note))
    return store


def _by_library(inputs: Inputs, stores: dict[str, _Store]) -> None:
    project = inputs.project
    index = Index(lambda ecosystem: [entry for entry in of_concern("data", ecosystem) if entry.store])
    first: dict[str, LibraryEntry] = {}
    for facts in project.modules.values():
        for item in facts.imports:
            if not item.type_only and project.resolve(item.specifier, item.level, facts.file).kind in {"external", "builtin"}:
                for entry in index.of_pypi(item.specifier) if facts.is_python else index.of_npm(item.specifier):
                    if entry.id not in first:
                        first[entry.id] = entry
                        _note(stores, entry.store, facts.file, item.line, f"import of {item.specifier}", entry.id)
    for call in project.calls:
        for entry in index.of_ref(call.ref, python=project.modules[call.file].is_python):
            if entry.store in stores:
                stores[entry.store].calls += 1


def _by_text(inputs: Inputs, stores: dict[str, _Store]) -> None:
    project = inputs.project
    for facts in project.modules.values():
        for literal in facts.strings:
            found = _URL.match(str(literal.value))
            if found:
                _note(stores, _NAMES[found[1]], facts.file, literal.line, f"connection URL {found[0]}")
    for call in project.calls:
        if call.ref is not None and not call.ref.local and ((call.ref.path[-1:] and call.ref.path[-1] in _MAPPERS) or not call.ref.path):
            for text in sorted(set(_dialects(project, call))):
                _note(stores, _NAMES[text], call.file, call.line, f"{call.text} with {text}")
    for path in inputs.paths:
        name = path.rsplit("/", 1)[-1]
        if path.endswith(".prisma") and inputs.inside(path):
            text = _COMMENT.sub("", inputs.text(path))
            found = _PRISMA.search(text)
            if found and found[1] in _NAMES:
                _note(stores, _NAMES[found[1]], path, line_of(text, found.start(1)), f"datasource {found[1]}", "npm:prisma")
        elif name.startswith(("docker-compose", "compose")) and name.endswith((".yml", ".yaml")) and inputs.shared(path):
            _by_compose(inputs, path, stores)


def _dialects(project: Project, call: CallSite) -> Iterator[str]:
    """Yield the dialects that a mapper's options name: written in place, in a constant, or in either branch of a choice."""
    pending = [(argument.value, call.scope) for argument in call.node.arguments[:3]]
    direct = named_argument(call.node, "dialect", "type", "client")
    if direct is not None and (text := project.constant(direct, call.scope)) in _NAMES:
        yield str(text)
    for _ in range(12):
        if not pending:
            return
        value, where = project.value(*pending.pop(0))
        pending += [(item, where) for item in alternatives(value)]
        if isinstance(value, p.RecordDisplay):
            record = p.Call(p.Name(""), [p.Argument(value)])
            named = named_argument(record, "dialect", "type", "client")
            if named is not None and (text := project.constant(named, where)) in _NAMES:
                yield str(text)


def _by_driver(inputs: Inputs, stores: dict[str, _Store]) -> None:
    """A mapper loads its driver itself: where one is used, a driver among the dependencies is its store, or that store's library."""
    project = inputs.project
    mappers = Index(lambda ecosystem: [entry for entry in of_concern("data", ecosystem) if entry.category in _MAPS])
    used = any(mappers.of_ref(call.ref, python=project.modules[call.file].is_python) for call in project.calls)
    drivers = Index(lambda ecosystem: [entry for entry in of_concern("data", ecosystem) if entry.store in _SQL])
    for manifest in inputs.manifests if used else ():
        for requirement in manifest.dependencies:
            for entry in drivers.of_dependency(requirement.name, manifest.ecosystem) if requirement.group == "runtime" else ():
                if entry.store not in stores or stores[entry.store].library is None:
                    _note(stores, entry.store, manifest.path, requirement.line, f"driver {requirement.name}", entry.id)


def _by_queue(inputs: Inputs, stores: dict[str, _Store]) -> None:
    """A queue that lives in a store is evidence of it where nothing else is: Bull brings its own client for Redis."""
    project = inputs.project
    queues = Index(lambda ecosystem: [entry for entry in of_concern("jobs", ecosystem) if entry.store])
    for facts in project.modules.values():
        for item in facts.imports:
            if not item.type_only and project.resolve(item.specifier, item.level, facts.file).kind == "external":
                for entry in queues.of_pypi(item.specifier) if facts.is_python else queues.of_npm(item.specifier):
                    if entry.store not in stores:
                        _note(stores, entry.store, facts.file, item.line, f"import of {item.specifier}", entry.id)


def _by_compose(inputs: Inputs, path: str, stores: dict[str, _Store]) -> None:
    text = inputs.text(path)
    for service in list(mapping(first_document(text).get("services")).values())[:100]:
        image = mapping(service).get("image")
        if isinstance(image, str):
            base = image.split("@")[0].rsplit("/", 1)[-1].split(":")[0].removesuffix("-alpine").removesuffix("-server")
            if base in _NAMES:
                _note(stores, _NAMES[base], path, line_of(text, max(text.find(image), 0)), f"image {image}")
