"""Why two names are, or are not, one entity; what one name stands for."""

from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from pipeline.errors import CorroborateError
from pipeline.explain.links import Links
from pipeline.schema import ENTITIES, ENTITY_LINKS, ENTITY_MENTIONS
from pipeline.tables.load import read_rows


class UnknownError(CorroborateError, LookupError):
    """A name or identifier that is in no table."""


def explain_names(folder: Path, name: str, other: str = "") -> Iterator[str]:
    """The explanation, line by line. Raises UnknownError where a name isn't mentioned, or LoadError."""
    mentions = list(read_rows(ENTITY_MENTIONS, folder / ENTITY_MENTIONS.filename))
    entities = {e["entity_id"]: e for e in read_rows(ENTITIES, folder / ENTITIES.filename)}
    links = Links(read_rows(ENTITY_LINKS, folder / ENTITY_LINKS.filename), "name")
    found = {}
    for wanted in filter(None, (name, other)):
        found[wanted] = Counter(m["entity_id"] for m in mentions if m["text"] == wanted)
        if not found[wanted]:
            raise UnknownError(f"{wanted!r} is no name in {folder}; write it just as a report does")
    for wanted, counted in found.items():
        for entity_id, n in sorted(counted.items()):
            entity = entities[entity_id]
            yield f"{wanted}: {n} times for {entity['name']} ({entity['type']}, {entity_id})"
            if entity["aliases"]:
                yield f"  also {entity['aliases']}"
    if not other:
        yield from (f"  {line}" for line in links.write(links.of(name)))
        return
    one = found[name].keys() & found[other].keys()
    yield f"{name} and {other} are {'one entity' if one else 'two entities'}"
    direct = links.between(name, other)
    yield from (f"  {line}" for line in links.write(direct))
    if one and not any(row["verdict"] == "match" for row in direct):
        yield from (f"  {line}" for line in links.write(links.chain(name, other)))
    if not one and not direct:
        yield "  the two were never compared: they have nothing in common that makes a pair worth judging"
