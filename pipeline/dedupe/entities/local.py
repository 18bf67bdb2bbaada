"""Short forms within a document: which of its names are one entity there ("Okafor" and "Ada Okafor", "FAO" and its name).

Nothing of another document is looked at, so adding a report changes none of this. What is ambiguous stays apart and
is said so.
"""

from pipeline.dedupe.entities.document import Forbidden, Groups, Join, LocalEntity, Read, collect_names
from pipeline.dedupe.entities.names import read_name
from pipeline.dedupe.entities.shortforms import STEPS, Candidates
from pipeline.model import Document, Extraction


def find_local_entities(
    document: Document,
    extraction: Extraction,
    read: Read = read_name,
    forbidden: Forbidden = lambda a, b: "",
) -> tuple[list[LocalEntity], list[Join]]:
    """The entities of one document, and the joins that were not made because a short form fits several names."""
    names = collect_names(document, extraction, read)
    groups = Groups(names, forbidden)
    doubtful: list[Join] = []
    for step in STEPS:
        for candidates in step(document, names, read, groups):
            _join(groups, candidates, doubtful)
    return list(groups.entities(document)), doubtful


def _join(groups: Groups, candidates: Candidates, doubtful: list[Join]) -> None:
    """Joins a short form with the one entity that the candidates are names of; where they are several, with none."""
    candidates = [c for c in candidates if not groups.same(c[0], c[1]) and not groups.against(c[0], c[1])]
    targets = {id(groups.group[full]) for _, full, _, _, _ in candidates}
    if not targets:
        return
    by = groups.names.by_words
    if len(targets) > 1:
        named = sorted({groups.full(full).text for _, full, _, _, _ in candidates})
        for short, full, _, score, _ in candidates:
            reason = f"can be {' or '.join(named)} here"
            doubtful.append(Join(by[short], by[full], reason, score))
        return
    short, full, reason, score, explicit = candidates[0]
    groups.join(full, short, Join(by[short], by[full], reason, score, explicit))
