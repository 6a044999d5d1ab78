"""The JSON Schemas of the report and of a comparison, draft 2020-12, generated from the types.

https://json-schema.org/draft/2020-12/schema
"""

from __future__ import annotations

from inspect import cleandoc
from typing import Any

import msgspec

from reports.comparison import COMPARISON_VERSION, Comparison
from reports.contract.report import SCHEMA_VERSION, Report
from reports.serial import dump


def report_schema() -> dict[str, Any]:
    """The report's schema as data, definitions sorted by name."""
    return _schema(Report, "report", SCHEMA_VERSION)


def comparison_schema() -> dict[str, Any]:
    """The schema of ``compare --format json``."""
    return _schema(Comparison, "comparison", COMPARISON_VERSION)


def schema_text() -> str:
    """The report's schema as it is published."""
    return dump(report_schema())


def _schema(kind: type, name: str, version: str) -> dict[str, Any]:
    schema = msgspec.json.schema(kind)
    definitions = schema.pop("$defs")
    for definition in definitions.values():
        if "description" in definition:  # a docstring, which keeps its indentation before Python 3.13
            definition["description"] = cleandoc(definition["description"])
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": f"urn:replatform:{name}:{version}",
        "title": f"replatform {name} {version}",
        **schema,
        "$defs": {name: definitions[name] for name in sorted(definitions)},
    }


if __name__ == "__main__":
    import sys
    from pathlib import Path

    for given in map(Path, sys.argv[1:]):
        wanted = comparison_schema if given.name.startswith("comparison") else report_schema
        given.write_text(dump(wanted()), encoding="utf-8")
