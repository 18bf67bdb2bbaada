"""`datapackage.json`: the tables described as a Frictionless Data Package, and every version that shaped them.

Data Package 1.0 and Table Schema 1.0 (specs.frictionlessdata.io): a resource a table, its fields with type, meaning and
constraints, its key and foreign keys, and the digest of its bytes.
"""

import json
from collections.abc import Mapping
from hashlib import sha256
from typing import Any

from pipeline.schema import TABLES, Column, Table

# Dates go as text: years before 1 and after 9999 occur, and Table Schema's `date` has neither. So does EDTF.
_FIELD_TYPES = {
    "string": "string",
    "integer": "integer",
    "decimal": "number",
    "date": "string",
    "edtf": "string",
    "boolean": "boolean",
}


def describe(files: Mapping[str, bytes], versions: Mapping[str, str]) -> bytes:
    """The descriptor of these files (by relative path) as JSON; `versions` names what shaped them."""
    package = {
        "profile": "tabular-data-package",
        "name": "corroborate",
        "title": "What the reports say, where they agree and where they contradict",
        "versions": dict(sorted(versions.items())),
        "resources": [_resource(t, files[t.filename]) for t in TABLES if t.filename in files],
    }
    return (json.dumps(package, indent=1, ensure_ascii=False) + "\n").encode("utf-8")


def _resource(table: Table, data: bytes) -> dict[str, Any]:
    keys = [
        {"fields": c.name, "reference": {"resource": c.references[0] if c.references[0] != table.name else "",
                                         "fields": c.references[1]}}
        for c in table.columns
        if c.references
    ]  # fmt: skip
    return {
        "profile": "tabular-data-resource",
        "name": table.name,
        "path": table.filename,
        "title": f"One row per {table.row}",
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "bytes": len(data),
        "hash": f"sha256:{sha256(data).hexdigest()}",
        "dialect": {"delimiter": ",", "lineTerminator": "\n", "quoteChar": '"', "doubleQuote": True, "header": True},
        "schema": {
            "fields": [_field(c) for c in table.columns],
            "missingValues": [""],
            "primaryKey": list(table.key),
            **({"foreignKeys": keys} if keys else {}),
        },
    }


def _field(column: Column) -> dict[str, Any]:
    field: dict[str, Any] = {
        "name": column.name,
        "type": _FIELD_TYPES[column.type],
        "description": column.meaning,
    }
    constraints: dict[str, Any] = {}
    if column.required:
        constraints["required"] = True
    if column.values:
        constraints["enum"] = list(column.values)
    return field | ({"constraints": constraints} if constraints else {})
