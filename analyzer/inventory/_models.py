"""Persisted models and schemas in code: classes, decorated classes and constructor calls that the catalog calls one model."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Literal

import msgspec

from analyzer.catalog.load import LibraryEntry, of_concern
from analyzer.inventory._imports import Index
from analyzer.inventory._job_reading import texts_of
from analyzer.inventory._runs import runs
from analyzer.inventory._shapes import is_call, is_class, is_decorator
from analyzer.inventory.facts import CallSite, Defined, ModuleFacts, Project, Ref, Scope
from analyzer.syntax import program as p
from analyzer.syntax import walking

_COLUMNS = {"Column", "mapped_column", "relationship", "column_property", "synonym", "association_proxy"}
_NO_FIELDS = {"model_config", "Config", "Meta", "__tablename__", "__table_args__", "__abstract__", "__mapper_args__"}
_MOST_BASES = 16
_BASES = {("DeclarativeBase",), ("DeclarativeBaseNoMeta",)}
_SETTINGS = {"BaseSettings"}


class Model(msgspec.Struct, frozen=True):
    """A model in code, or a migration."""

    name: str
    kind: Literal["orm", "schema", "migration"]
    library: str
    file: str
    line: int
    fields: int = 0


def models_in_code(project: Project, index: Index) -> Iterator[Model]:
    """Yield the models and schemas of all modules; ``index`` holds the data libraries."""
    for facts in project.modules.values():
        yield from _classes(project, facts, index)
        yield from _calls(project, facts, index)
        for record in facts.records:
            name = next(
                (
                    entry.value.value
                    for entry in record.entries
                    if isinstance(entry.key, p.Literal) and entry.key.value == "$id" and isinstance(entry.value, p.Literal)
                ),
                None,
            )
            if isinstance(name, str):
                yield Model(name, "schema", "json-schema", facts.file, record.line, _record_size(record, "properties"))


def _starred(project: Project, facts: ModuleFacts, defined: Defined) -> tuple[Ref, ...]:
    """Return what the bases of a class may be of the packages whose names a Python module takes all: ``from peewee import *``."""
    outer = defined.scope.parent or defined.scope
    names = [base.id for base in defined.node.bases[:8] if isinstance(base, p.Name) and project.ref(base, outer) is None]
    stars = facts.stars[:16] if facts.is_python and names else []
    packages = [specifier for specifier, level in stars if project.resolve(specifier, level, facts.file).kind == "external"]
    return tuple(Ref(package, (name,)) for package in packages for name in names)


def _kind(entry: LibraryEntry) -> Literal["orm", "schema"]:
    return "orm" if entry.category in {"orm", "odm"} else "schema"


def _classes(project: Project, facts: ModuleFacts, index: Index) -> Iterator[Model]:
    for defined in facts.classes.values():
        bases = (project.bases(defined) or _starred(project, facts, defined)) if defined.node.bases else ()
        entries = {e.id: e for base in bases for e in index.of_ref(base, python=facts.is_python)}
        for entry in entries.values():
            kind = _class_kind(project, entry, defined, bases)
            if kind:
                yield Model(defined.node.name or defined.qualname, kind, entry.id, facts.file, defined.node.line, _fields(defined))
                break
        else:
            if _is_mapped(project, defined):
                yield Model(defined.node.name, "orm", "pypi:sqlalchemy", facts.file, defined.node.line, _fields(defined))
                continue
            yield from _decorated(project, defined, index, python=facts.is_python)


def _class_kind(project: Project, entry: LibraryEntry, defined: Defined, bases: tuple[Any, ...]) -> Literal["orm", "schema", ""]:
    """Return orm, schema, or "" for a class that is a base, a setting or nothing counted."""
    if any(base.path and base.path[-1] in _SETTINGS for base in bases):
        return ""
    if entry.id == "pypi:sqlmodel":
        if any(keyword.keyword == "table" for keyword in defined.node.keywords):
            return "orm"
        return "schema" if any(base.path[-1:] == ("SQLModel",) for base in bases) and _fields(defined) else ""
    if not any(is_class(shape, defined, bases) for shape in entry.model_signals):
        return ""
    if _flag(defined, "__abstract__") or _meta_flag(defined, "abstract"):
        return ""
    if entry.id == "pypi:sqlalchemy":
        named = "__tablename__" in defined.scope.fields or "__table__" in defined.scope.fields
        return "orm" if not _is_base(project, defined) and (named or _maps_columns(project, defined)) else ""
    return _kind(entry)


def _is_base(project: Project, defined: Defined) -> bool:
    """Say whether a class is what SQLAlchemy's models derive from: on ``DeclarativeBase`` itself, whatever names its tables."""
    return any(ref is not None and not ref.local and ref.path[-1:] in _BASES for ref in project.base_refs(defined))


def _is_mapped(project: Project, defined: Defined) -> bool:
    """Say whether a class on a base of which nothing is known is SQLAlchemy's: a name of a table, and a column of its.

    The name may come from a base that is decorated: ``@as_declarative()``, ``@registry.as_declarative_base()``.
    """
    if _is_base(project, defined):
        return False
    if "__tablename__" not in defined.scope.fields and (not _has_decorated_base(project, defined) or _flag(defined, "__abstract__")):
        return False
    for values in defined.scope.fields.values():
        for value, where in values:
            ref = project.ref(value.callee, where) if isinstance(value, p.Call) and _last(value.callee) in _COLUMNS else None
            if ref is not None and not ref.local and ref.origin.split(".")[0] == "sqlalchemy":
                return True
    return False


def _has_decorated_base(project: Project, defined: Defined) -> bool:
    pending, seen = [defined], 0
    while pending and seen < _MOST_BASES:
        current = pending.pop()
        seen += 1
        bases = list(project.local_bases(current))
        refs = [decoration.ref for base in bases for decoration in base.decorators if decoration.ref is not None]
        if any(ref.origin.split(".")[0] == "sqlalchemy" and "as_declarative" in ref.path[-1] for ref in refs if ref.path):
            return True
        pending += bases
    return False


def _maps_columns(project: Project, defined: Defined) -> bool:
    """A mapped class without ``__tablename__`` of its own derives from a local base and has a column."""
    if not any(project.local_bases(defined)):
        return False
    values = [value for found in defined.scope.fields.values() for value, _ in found]
    return any(isinstance(value, p.Call) and _last(value.callee) in _COLUMNS for value in values)


def _decorated(project: Project, defined: Defined, index: Index, *, python: bool) -> Iterator[Model]:
    for decoration in defined.decorators:
        for entry in index.of_ref(decoration.ref, python=python):
            if any(is_decorator(shape, decoration) for shape in entry.model_signals):
                yield Model(defined.node.name, _kind(entry), entry.id, defined.file, defined.node.line, _fields(defined))
                return
    for member in defined.node.members:
        for decoration in project.modules[defined.file].decorations if isinstance(member, p.Field) and member.decorators else ():
            if decoration.target is member:
                for entry in index.of_ref(decoration.ref, python=python):
                    if "field@" in entry.model_signals:
                        yield Model(defined.node.name, "schema", entry.id, defined.file, defined.node.line, _fields(defined))
                        return


def _calls(project: Project, facts: ModuleFacts, index: Index) -> Iterator[Model]:
    names: dict[int, str] = {}
    inside: set[int] = set()
    for call in facts.calls:
        if id(call.node) in inside:
            continue
        entry = next(
            (e for e in index.of_ref(call.ref, python=facts.is_python) if any(is_call(shape, call) for shape in e.model_signals)), None
        )
        if entry is None and call.ref is None and call.text.endswith("sequelize.define"):
            entry = next((e for e in of_concern("data", "npm") if e.id == "npm:sequelize"), None)
        if entry is None or (entry.id == "npm:mongoose" and len(call.node.arguments) < 2):
            continue
        names = names or _names(facts)
        inside |= {id(node) for node in walking.walk([argument.value for argument in call.node.arguments]) if isinstance(node, p.Call)}
        found: set[str] = set()
        several = runs(project, call) if _kind(entry) == "orm" else [(call.scope, call, call.line)]
        for scope, site, line in several:
            text = next(iter(texts_of(project, call.node, scope)), "") if _kind(entry) == "orm" else ""
            name = text or names.get(id(call.node)) or _inner_name(names, call) or f"{entry.name} at line {call.line}"
            if name not in found:
                found.add(name)
                place = (site.file, line) if len(several) > 1 else (facts.file, call.line)
                yield Model(name, _kind(entry), entry.id, *place, _call_fields(project, call.node, scope))


def _names(facts: ModuleFacts) -> dict[int, str]:
    """Return the names under which a module keeps or exports a value, by the value's identity."""
    names = {id(value): name for name, values in facts.scope.names.items() for value, _ in values}
    return names | {id(value): name for name, (value, _) in facts.exports.items() if name not in {"=", "default"}}


def _inner_name(names: dict[int, str], call: CallSite) -> str:
    """``export const Body = z.object({...}).strict()``: the name belongs to the chain around the call; it is on the same line."""
    found = [name for key, name in names.items() if key and name]
    chain = call.scope.module.names
    for name in found:
        for value, _ in chain.get(name, ()):
            node = value
            for _ in range(8):
                if node is call.node:
                    return name
                if isinstance(node, p.Call):
                    node = node.callee
                elif isinstance(node, p.Member):
                    node = node.object
                else:
                    break
    return ""


def _call_fields(project: Project, call: p.Call, scope: Scope) -> int:
    for argument in call.arguments:
        value, where = project.value(argument.value, scope)
        if isinstance(value, p.Call) and value.arguments:
            value, where = project.value(value.arguments[0].value, where)
        if isinstance(value, p.RecordDisplay):
            return len(value.entries)
    return 0


def _record_size(record: p.RecordDisplay, key: str) -> int:
    inner = next((entry.value for entry in record.entries if isinstance(entry.key, p.Literal) and entry.key.value == key), None)
    return len(inner.entries) if isinstance(inner, p.RecordDisplay) else 0


def _fields(defined: Defined) -> int:
    methods = {member.name for member in defined.node.members if isinstance(member, p.Function)}
    return sum(1 for name in defined.scope.fields if name not in methods and name not in _NO_FIELDS and not name.startswith("_"))


def _flag(defined: Defined, name: str) -> bool:
    return any(isinstance(value, p.Literal) and value.value is True for value, _ in defined.scope.fields.get(name, ()))


def _meta_flag(defined: Defined, name: str) -> bool:
    meta = next(
        (
            member
            for member in defined.node.members
            if isinstance(member, p.Define) and isinstance(member.value, p.Class) and member.value.name in {"Meta", "Config"}
        ),
        None,
    )
    fields = meta.value.members if meta is not None and isinstance(meta.value, p.Class) else []
    return any(
        isinstance(field, p.Field)
        and isinstance(field.name, p.Name)
        and field.name.id == name
        and isinstance(field.value, p.Literal)
        and field.value.value is True
        for field in fields
    )


def _last(node: Any) -> str:  # noqa: ANN401 - any expression
    return node.name if isinstance(node, p.Member) else node.id if isinstance(node, p.Name) else ""
