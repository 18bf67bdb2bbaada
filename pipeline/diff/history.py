"""A fact through all versions of a report: what each states, first and last seen."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from pipeline.dedupe.facts.times import write_edtf
from pipeline.dedupe.facts.wording import write_quantity
from pipeline.diff.fields import find_differences
from pipeline.diff.pair import pair_facts
from pipeline.diff.rows import stated
from pipeline.diff.said import Said, SaidFact
from pipeline.diff.wording import title
from pipeline.tables.rows import Row


@dataclass(frozen=True, slots=True)
class Track:
    """One fact: what each version states of it, in the order of the versions; it may be gone in between."""

    stated: Mapping[str, SaidFact]  # version -> the fact as that version states it

    @property
    def versions(self) -> tuple[str, ...]:
        return tuple(self.stated)

    @property
    def last(self) -> SaidFact:
        """The fact as the last version that states it has it."""
        return self.stated[self.versions[-1]]


def follow_facts(versions: Sequence[tuple[str, Sequence[SaidFact]]]) -> tuple[Track, ...]:
    """Every fact of a report through its versions (name and facts, the oldest first), in the order of the texts."""
    tracks: list[dict[str, SaidFact]] = []
    for version, facts in versions:
        # A fact that is gone may come back, so all that was ever stated is compared; of two with one identifier the newest.
        newest = {_last(t).fact_id: t for t in sorted(tracks, key=lambda t: list(t)[-1])}
        pairing = pair_facts([_last(t) for t in newest.values()], facts)
        for old, new in pairing.pairs:
            newest[old.fact_id][version] = new
        tracks += [{version: fact} for fact in pairing.added]
    return tuple(Track(t) for t in tracks)


def _last(track: Mapping[str, SaidFact]) -> SaidFact:
    return track[list(track)[-1]]


def is_steady(track: Track, n_versions: int) -> bool:
    """Whether every version states the fact, and the same of it."""
    facts = list(track.stated.values())
    return len(facts) == n_versions and not any(find_differences(a, b) for a, b in pairwise(facts))


def history_rows(report: str, tracks: Iterable[Track]) -> Iterator[Row]:
    """The rows of facts_history.csv."""
    for track in tracks:
        for version, fact in track.stated.items():
            said = fact.said[0]
            yield {
                "report": report,
                "fact_id": track.last.fact_id,
                "version": version,
                "kind": fact.kind,
                "subject": track.last.subject,
                "predicate": track.last.predicate,
                "object": track.last.object,
                "stated": _cell(said),
                "modality": fact.modality,
                "first_seen": track.versions[0],
                "last_seen": track.versions[-1],
                "text": said.sentence,
            }


def _cell(said: Said) -> str:
    if said.quantity is None:
        return stated(said)
    modifier = "" if said.quantity.modifier in ("exact", "range") else said.quantity.modifier
    return " ".join(filter(None, (modifier, stated(said), said.quantity.unit)))


def write_history(tracks: Iterable[Track], versions: Sequence[str]) -> Iterator[str]:
    """One line a fact: its values in the order of the versions, each with the first version that has it."""
    for track in tracks:
        steps: list[str] = []
        for version in versions:
            fact = track.stated.get(version)
            words = _words(fact.said[0]) + _mood(fact) if fact else "not stated"
            if not steps or steps[-1].rpartition(" (")[0] != words:
                steps.append(f"{words} ({version})")
        yield f"{title(track.last)}: {' → '.join(steps)}"


def _words(said: Said) -> str:
    return write_quantity(said.quantity) if said.quantity else write_edtf(said.edtf) or said.text


def _mood(fact: SaidFact) -> str:
    return "" if fact.modality == "actual" else f", {fact.modality}"
