"""The descriptor says of every table what the schema says, and what shaped it."""

import json
from hashlib import sha256
from typing import Any

import pytest

from pipeline.schema import TABLES
from pipeline.tables.datapackage import describe
from pipeline.tables.write import table_bytes


@pytest.fixture
def files() -> dict[str, bytes]:
    return {t.filename: table_bytes(t, []) for t in TABLES}


@pytest.fixture
def package(files: dict[str, bytes]) -> dict[str, Any]:
    result: dict[str, Any] = json.loads(describe(files, {"spacy": "3.8", "corroborate": "0.1"}))
    return result


def test_every_table_is_a_resource_with_its_columns_and_meaning(package: dict[str, Any]) -> None:
    described = {
        r["name"]: [(f["name"], f["description"]) for f in r["schema"]["fields"]] for r in package["resources"]
    }
    assert described == {t.name: [(c.name, c.meaning) for c in t.columns] for t in TABLES}


def test_keys_and_references_are_declared(package: dict[str, Any]) -> None:
    mentions = next(r for r in package["resources"] if r["name"] == "entity_mentions")["schema"]
    assert mentions["primaryKey"] == ["mention_id"]
    assert {"fields": "entity_id", "reference": {"resource": "entities", "fields": "entity_id"}} in mentions[
        "foreignKeys"
    ]


def test_the_digest_is_that_of_the_file(package: dict[str, Any], files: dict[str, bytes]) -> None:
    facts = next(r for r in package["resources"] if r["name"] == "facts")
    assert facts["hash"] == f"sha256:{sha256(files['facts.csv']).hexdigest()}"


def test_versions_are_recorded_in_order(package: dict[str, Any]) -> None:
    assert list(package["versions"].items()) == [("corroborate", "0.1"), ("spacy", "3.8")]


def test_every_reference_in_the_schema_points_at_a_column() -> None:
    columns = {(t.name, c.name) for t in TABLES for c in t.columns}
    dangling = [(t.name, c.name) for t in TABLES for c in t.columns if c.references and c.references not in columns]
    assert dangling == []
