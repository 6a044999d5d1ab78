"""The JSON Schema of the report, draft 2020-12, generated from the types.

https://json-schema.org/draft/2020-12/schema
"""

from __future__ import annotations

from typing import Any

import msgspec

from reports.contract.report import SCHEMA_VERSION, Report
from reports.serial import dump

SCHEMA_ID = f"urn:replatform:report:{SCHEMA_VERSION}"


def report_schema() -> dict[str, Any]:
    """The schema as data, definitions sorted by name."""
    schema = msgspec.json.schema(Report)
    definitions = schema.pop("$defs")
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": SCHEMA_ID,
        "title": f"replatform report {SCHEMA_VERSION}",
        **schema,
        "$defs": {name: definitions[name] for name in sorted(definitions)},
    }


def schema_text() -> str:
    """The schema as it is published."""
    return dump(report_schema())


if __name__ == "__main__":
    import sys
    from pathlib import Path

    Path(sys.argv[1]).write_text(schema_text(), encoding="utf-8")
