"""Data models: ORM models, API schemas and migrations, each with its library.

One ORM model is one persisted entity (a `mongoose.model`, not its schemas; a mapped class, not its bases; a `model` block of Prisma). A
nested anonymous schema belongs to the one around it. https://www.prisma.io/docs/orm/prisma-schema/data-model/models
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator

from analyzer.inventory._inputs import Inputs, line_of, unique_ids
from analyzer.inventory._models import Model, models_in_code
from analyzer.inventory.facts import ModuleFacts
from analyzer.model.location import Location
from analyzer.model.work import DataModel
from analyzer.syntax import program as p

_PRISMA_MODEL = re.compile(r"^model +(\w+) *\{", re.MULTILINE)
_PRISMA_LINES = 400
_FOLDERS = {"migrations", "migration", "versions"}
_BY_PARAMETER = {
    "knex": "npm:knex",
    "queryInterface": "npm:sequelize",
    "queryRunner": "npm:typeorm",
    "pgm": "npm:node-pg-migrate",
    "db": "npm:migrate-mongo",
}


def find_data_models(inputs: Inputs) -> tuple[DataModel, ...]:
    """Return the models, schemas and migrations of the service, by kind, file and line."""
    migrations = list(_migrations(inputs))
    moved = {item.file for item in migrations}
    models = models_in_code(inputs.project, inputs.of_concern("data"))
    left_out = moved | inputs.aside
    code = (item for item in models if item.file not in left_out and not inputs.browser_script(item.file))
    found = [*code, *_once([*_prisma(inputs), *migrations]), *_json_schemas(inputs)]
    ordered = sorted(found, key=lambda item: (item.kind, item.file, item.line, item.name))
    named = unique_ids(ordered, lambda item: f"{item.kind}:{item.name}")
    return tuple(
        DataModel(
            id=key,
            name=item.name,
            kind=item.kind,
            library=item.library,
            location=Location(file=item.file, line=item.line),
            fields=item.fields,
        )
        for key, item in named.items()
    )


def _once(models: list[Model]) -> Iterator[Model]:
    """Yield the first of each name: one model in a schema per database, one migration per database, is one."""
    seen: set[tuple[str, str, str]] = set()
    for item in models:
        if (item.kind, item.library, item.name) not in seen:
            seen.add((item.kind, item.library, item.name))
            yield item


def _prisma(inputs: Inputs) -> Iterator[Model]:
    for path in inputs.paths:
        if path.endswith(".prisma") and inputs.inside(path):
            text = inputs.text(path)
            lines = text.splitlines()
            for found in _PRISMA_MODEL.finditer(text):
                line = line_of(text, found.start())
                yield Model(found[1], "orm", "npm:prisma", path, line, _prisma_fields(lines[line : line + _PRISMA_LINES]))


def _prisma_fields(lines: list[str]) -> int:
    """Count the fields up to the brace that closes a model; comments and block attributes are none."""
    count = 0
    for line in lines:
        if line.startswith("}"):
            break
        count += bool(line.strip()) and not line.strip().startswith(("//", "@@"))
    return count


def _json_schemas(inputs: Inputs) -> Iterator[Model]:
    for path in inputs.paths:
        if path.endswith(".schema.json") and inputs.inside(path):
            yield Model(posixpath.basename(path).removesuffix(".schema.json"), "schema", "json-schema", path, 1)


def _migrations(inputs: Inputs) -> Iterator[Model]:
    for path in inputs.paths:
        folder, name = posixpath.split(path)
        if name == "migration.sql" and inputs.inside(path):
            library = "npm:drizzle-orm" if f"{folder}/snapshot.json" in inputs.roles else "npm:prisma"
            yield Model(posixpath.basename(folder), "migration", library, path, 1)
        elif name.endswith(".sql") and f"{folder}/meta/_journal.json" in inputs.roles and inputs.inside(path):
            yield Model(name.removesuffix(".sql"), "migration", "npm:drizzle-orm", path, 1)
    for facts in inputs.project.modules.values():
        library = _migration_library(facts)
        if library:
            name = posixpath.splitext(posixpath.basename(facts.file))[0]
            yield Model(name, "migration", library, facts.file, 1)


def _migration_library(facts: ModuleFacts) -> str:
    names = facts.scope.names
    if facts.is_python:
        if "revision" in names and "down_revision" in names:
            return "pypi:alembic"
        return "pypi:aerich" if _in_folder(facts.file) and {"upgrade", "downgrade"} <= names.keys() and "MODELS_STATE" in names else ""
    if not _in_folder(facts.file):
        return ""
    ups = [defined for name, defined in facts.functions.items() if name.rsplit(".", 1)[-1] == "up"]
    downs = [defined for name, defined in facts.functions.items() if name.rsplit(".", 1)[-1] == "down"]
    if not ups or not (downs or "up" in facts.exports):
        return ""
    if any(item.specifier == "kysely" for item in facts.imports):
        return "npm:kysely"
    first = next((parameter.target.id for parameter in ups[0].node.parameters if isinstance(parameter.target, p.Name)), "")
    return _BY_PARAMETER.get(first, "npm:umzug")


def _in_folder(path: str) -> bool:
    return any(part in _FOLDERS for part in path.split("/")[:-1])
