"""Why two names are, or are not, one entity: what a run decided, and what the rules say of the names afresh."""

from collections.abc import Iterable, Mapping, Sequence

from pipeline.dedupe.entities.compare import compare_names
from pipeline.dedupe.entities.lexicon import fold
from pipeline.model import EntityType, Verdict

Row = Mapping[str, str]
ALIAS_SEPARATOR = " | "  # of `aliases` in entities.csv
SAID: dict[Verdict, str] = {"match": "one entity", "no_match": "two entities", "unsure": "unsure, kept apart"}
DEFAULT_TYPE: EntityType = "ORG"  # read for a name that no table has


def explain_names(a: str, b: str = "", *, entities: Iterable[Row] = (), links: Iterable[Row] = ()) -> list[str]:
    """The reasons, one a line, why `a` and `b` are one entity or two; of `a` alone, its entity and every judgement on its name.

    `entities` and `links` are the rows of entities.csv and entity_links.csv; without them the names are judged afresh.

    >>> explain_names("1st Air Division", "7th Air Division")
    ['By their names alone: two entities (different numbers: 1 and 7).']
    """
    rows, judged = list(entities), list(links)
    if not b:
        return _homes(a, rows) + _told(a, judged)
    return _together(a, b, rows) + _path(a, b, judged) + [_afresh(a, b, rows)]


def _names(row: Row) -> set[tuple[str, ...]]:
    return {fold(row["name"]), *(fold(alias) for alias in row.get("aliases", "").split(ALIAS_SEPARATOR) if alias)}


def _homes(name: str, rows: Sequence[Row]) -> list[str]:
    found = [row for row in rows if fold(name) in _names(row)]
    if rows and not found:
        return [f"No entity has the name “{name}”."]
    return [f"“{name}” names {row['name']} ({row['type']}, {row['entity_id']})." for row in found]


def _told(name: str, links: Sequence[Row]) -> list[str]:
    lines = []
    for link in links:
        if fold(name) in (fold(link["name_a"]), fold(link["name_b"])):
            other = link["name_b"] if fold(link["name_a"]) == fold(name) else link["name_a"]
            lines.append(f"With “{other}”: {SAID[_verdict(link)]} ({link['reason']}).")
    return lines


def _verdict(link: Row) -> Verdict:
    return "match" if link["verdict"] == "match" else "no_match" if link["verdict"] == "no_match" else "unsure"


def _together(a: str, b: str, rows: Sequence[Row]) -> list[str]:
    if not rows:
        return []
    homes = {name: [row for row in rows if fold(name) in _names(row)] for name in (a, b)}
    missing = [f"No entity has the name “{name}”." for name, found in homes.items() if not found]
    both = [row for row in homes[a] if row in homes[b]]
    if missing:
        return missing
    if both:
        return [f"In this run both name {row['name']} ({row['entity_id']})." for row in both]
    return [f"In this run “{name}” names {', '.join(row['name'] for row in found)}." for name, found in homes.items()]


def _path(a: str, b: str, links: Sequence[Row]) -> list[str]:
    """The judgements on the two names, or the shortest chain of matches from the one to the other."""
    start, goal = fold(a), fold(b)
    direct = [link for link in links if {fold(link["name_a"]), fold(link["name_b"])} == {start, goal}]
    if direct:
        return [f"{SAID[_verdict(link)].capitalize()}: {link['reason']} (score {link['score']})." for link in direct]
    reached: dict[tuple[str, ...], list[str]] = {start: []}
    frontier = [start]
    while frontier and goal not in reached:
        following = []
        for link in links:
            if link["verdict"] != "match":
                continue
            for here, there in ((link["name_a"], link["name_b"]), (link["name_b"], link["name_a"])):
                if fold(here) in frontier and fold(there) not in reached:
                    reached[fold(there)] = [*reached[fold(here)], f"“{here}” and “{there}”: {link['reason']}."]
                    following.append(fold(there))
        frontier = following
    return reached.get(goal, [])


def _afresh(a: str, b: str, rows: Sequence[Row]) -> str:
    kinds = [row["type"] for name in (a, b) for row in rows if fold(name) in _names(row)]
    kind: EntityType = kinds[0] if kinds else DEFAULT_TYPE  # type: ignore[assignment]
    link = compare_names(a, b, kind)
    return f"By their names alone: {SAID[link.verdict]} ({link.reason})."
