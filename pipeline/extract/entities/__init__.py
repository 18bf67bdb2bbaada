"""Named entities: the model's, and rules for what it misses."""

from pipeline.extract.entities.agree import agree
from pipeline.extract.entities.heads import head_names
from pipeline.extract.entities.model_names import model_names
from pipeline.extract.entities.names import Name, lay
from pipeline.extract.entities.places import listed_names
from pipeline.extract.entities.recur import recurring_names
from pipeline.extract.entities.words import Words, read_words
from pipeline.extract.parse import Parsed
from pipeline.model import EntityMention


def find_entities(parsed: Parsed) -> list[EntityMention]:
    """The named entities of a document, in text order, none overlapping another."""
    words = read_words(parsed)
    model = list(model_names(parsed, words))
    names = lay(lay(head_names(words, model), model), listed_names(words))
    names = recurring_names(words, agree(words, names))
    names = agree(words, names)
    return [_mention(parsed, words, name) for name in names]


def _mention(parsed: Parsed, words: Words, name: Name) -> EntityMention:
    start, end = words.offsets(name.start, name.end)
    return EntityMention(
        mention_id=parsed.mention_id("e", start, end),
        sentence_id=parsed.sentences[name.sentence].sentence_id,
        start=start,
        end=end,
        text=parsed.document.text[start:end],
        type=name.type,
    )
