"""Short forms within a document: the case table, and the doubts that are told."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

import pytest

from pipeline.dedupe.entities import resolve_entities
from pipeline.resources import load_rules


@dataclass(frozen=True)
class Case:
    text: str
    note: str
    together: str = ""


CASES = load_rules("documents.csv", Case, ("text",), Path(__file__).parent / "cases")


@pytest.mark.parametrize("case", CASES, ids=lambda c: c.note)
def test_names_of_a_document_that_are_one_entity(case: Case, resolve: Callable, names_of: Callable) -> None:
    wanted = {tuple(sorted(entity.split(" = "))) for entity in case.together.split("; ") if entity}
    assert {names for names in names_of(resolve({"report": case.text})) if len(names) > 1} == wanted


def test_an_ambiguous_surname_is_a_warning_with_its_place(resolve: Callable) -> None:
    resolved = resolve({"report": "[Carla Nunes/PERSON] met [Pedro Nunes/PERSON]. [Nunes/PERSON] won."})
    (problem,) = resolved.problems
    assert (problem.code, problem.start, problem.end) == ("ambiguous-name", 29, 34)
    assert "Carla Nunes or Pedro Nunes" in problem.message


def test_what_extraction_resolved_is_kept(read: Callable) -> None:
    document, extraction = read("report", "The [Lower Ellis Scheme/ORG] began; the [Works/ORG] go on.")
    scheme, works = extraction.entities
    resolved = resolve_entities(
        [document], [replace(extraction, entities=(scheme, replace(works, full_name="Lower Ellis Scheme")))]
    )
    assert [e.aliases for e in resolved.entities] == [("Works",)]
