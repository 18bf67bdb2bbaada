"""Named entities: the model's, and rules for what it misses."""

from collections.abc import Iterable, Sequence

from pipeline.extract.entities.acronyms import Definition, bare_acronyms, bracketed, definitions
from pipeline.extract.entities.agree import agree
from pipeline.extract.entities.beside import places_told
from pipeline.extract.entities.exclude import exclude
from pipeline.extract.entities.heads import head_names
from pipeline.extract.entities.model_names import model_names
from pipeline.extract.entities.names import Name, lay
from pipeline.extract.entities.parts import part
from pipeline.extract.entities.persons import titled_persons
from pipeline.extract.entities.places import listed_names
from pipeline.extract.entities.recur import bare_heads, recurring_names
from pipeline.extract.entities.runs import complete
from pipeline.extract.entities.short_forms import resolve_short_forms
from pipeline.extract.entities.words import Words, read_words
from pipeline.extract.parse import Parsed
from pipeline.model import EntityMention


def find_entities(parsed: Parsed) -> list[EntityMention]:
    """The named entities of a document, in text order, none overlapping another."""
    words = read_words(parsed)
    model = part(words, list(model_names(parsed, words)))
    listed = list(listed_names(words))
    defined = list(definitions(words))
    names = lay(head_names(words, model), model)
    names = lay(defined_names(words, defined, names), names)
    names = lay(
        lay(complete(words, names, listed), listed),
        (*titled_persons(words), *places_told(words), *bare_acronyms(words)),
    )
    names = recurring_names(words, agree(words, names))
    names = lay(names, bare_heads(words, names))
    names = agree(words, names)
    acronyms = bracketed(words, names) | long_forms(words, defined)
    names = with_type_of_long_form(words, names, acronyms)
    full = resolve_short_forms([(words.text(n.start, n.end), n.type) for n in names], acronyms)
    return [_mention(parsed, words, name, full) for name in exclude(words, names, full, defined)]


def defined_names(words: Words, defined: Iterable[Definition], names: Sequence[Name]) -> Iterable[Name]:
    """The short and long forms of the definitions as names; the long form's type is that of the name it is or holds."""
    for d in defined:
        if not d.proper:
            continue
        inside = [name for name in names if name.start < d.long[1] and d.long[0] < name.end]
        exact = next((name for name in inside if name.end == d.long[1]), None)
        long = (
            exact.between(min(exact.start, d.long[0]), d.long[1])
            if exact
            else Name(d.sentence, *d.long, "ORG", "acronym")
        )
        yield long
        yield Name(d.sentence, *d.short, long.type, "acronym")


def long_forms(words: Words, defined: Iterable[Definition]) -> dict[str, str]:
    """{short form: long form} of the names that a document defines."""
    return {words.text(*d.short): words.text(*d.long) for d in defined if d.proper}


def with_type_of_long_form(words: Words, names: Sequence[Name], acronyms: dict[str, str]) -> list[Name]:
    """The names, a defined short form with the type of what it is short for."""
    kinds = {words.text(name.start, name.end): name.type for name in names}
    typed = []
    for name in names:
        long = acronyms.get(words.text(name.start, name.end))
        typed.append(name.typed(kinds[long]) if long in kinds else name)
    return typed


def _mention(parsed: Parsed, words: Words, name: Name, full: dict[str, str]) -> EntityMention:
    start, end = words.offsets(name.start, name.end)
    return EntityMention(
        mention_id=parsed.mention_id("e", start, end),
        sentence_id=parsed.sentences[name.sentence].sentence_id,
        start=start,
        end=end,
        text=parsed.document.text[start:end],
        type=name.type,
        full_name=full.get(words.text(name.start, name.end), ""),
    )
