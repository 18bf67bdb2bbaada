"""Who speaks in a quotation that runs over several sentences: its speaker is named in one of them only."""

from spacy.tokens import Span, Token

from pipeline.extract.parse import Parsed
from pipeline.extract.statements.attribution import source_name, speaker_of
from pipeline.extract.statements.references import Discourse

OPENING, CLOSING, STRAIGHT = "“", "”", '"'
MARKS = (OPENING, CLOSING, STRAIGHT)


def quoted_speakers(parsed: Parsed, discourse: Discourse) -> dict[str, str]:
    """{sentence_id: the speaker} of the sentences that are quoted and don't say by themselves by whom.

    A quotation ends with its paragraph; one that follows in the same paragraph has the same speaker.
    """
    text = parsed.document.text
    if not any(mark in text for mark in MARKS):
        return {}
    result: dict[str, str] = {}
    waiting: list[str] = []  # sentences of the quotation whose speaker is still to come
    inside, speaker, end = False, "", 0
    for index, (sentence, span) in enumerate(parsed):
        if "\n" in text[end : sentence.start]:
            inside, speaker, waiting = False, "", []
        end = sentence.end
        quoted = inside or sentence.text.lstrip()[:1] in MARKS
        outside, inside = _outside(span, inside)
        verb = next((t for t in outside if speaker_of(t) is not None), None)
        if verb is not None:
            speaker = source_name(speaker_of(verb), discourse, index)
            if quoted:
                result.update(dict.fromkeys(waiting, speaker))
                waiting = []
        elif quoted and speaker:
            result[sentence.sentence_id] = speaker
        elif quoted:
            waiting.append(sentence.sentence_id)
        if not inside:
            waiting = []
    return result


def _outside(span: Span, inside: bool) -> tuple[list[Token], bool]:
    """The tokens outside quotation marks, and whether a quotation is open behind the last one."""
    outside: list[Token] = []
    for token in span:
        if token.text in (OPENING, CLOSING, STRAIGHT, "``", "''"):
            inside = token.text == OPENING or (token.text in (STRAIGHT, "``", "''") and not inside)
        elif not inside:
            outside.append(token)
    return outside, inside
