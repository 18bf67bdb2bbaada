"""Runs the spaCy model over documents: tokens, tags, parse, named entities, sentences.

One `Doc` a document, whose text is the document's, so that `token.idx` is a document offset. Sentences never run across a
block (a heading, a caption, a list item): block starts are sentence starts before the parser runs. A document longer than
PIECE_CHARS is parsed in pieces that end with a block, so memory doesn't grow with its length.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache

from spacy.language import Language
from spacy.tokens import Doc, DocBin, Span, Token
from spacy.vocab import Vocab

from pipeline import ids
from pipeline.errors import CorroborateError
from pipeline.extract.numbering import block_markers
from pipeline.model import Block, Document, Sentence
from pipeline.resources import load_rules

PIECE_CHARS = 10_000  # the model's layers see a few words around a token: larger pieces change nothing but memory
SENTENCE_FINAL = ".!?…"
UNIT_LETTERS = frozenset(
    {"g.", "h.", "l.", "m.", "s.", "t."}
)  # one token with their full stop, as the initials of names are
CLOSING = frozenset({"'", '"', "''", "’", "”", ")", "]", "»"})
# Parts of speech that say what a sentence is about.
CONTENT_POS = frozenset(("NOUN", "PROPN", "VERB", "ADJ", "ADV"))
LONG, ENDLESS = 400, 800  # tokens: hardly a sentence has as many; cut at a comma, and at any word
LEAST_BEHIND_LABEL = 4  # words: fewer are a value ("Needs: 40 tents")
_CACHED = ["ORTH", "TAG", "POS", "MORPH", "LEMMA", "HEAD", "DEP", "ENT_IOB", "ENT_TYPE", "SENT_START", "SPACY"]


@dataclass(frozen=True, slots=True)
class RunInLabel:
    label: str
    example: str


@cache
def _run_in_labels() -> frozenset[str]:
    return frozenset(r.label for r in load_rules("extract/run_in_labels.csv", RunInLabel, key=("label",)))


@dataclass(frozen=True, slots=True)
class Parsed:
    """A document with its parse; `sentences[i]` is made of the tokens `spans[i]`. Furniture has no sentences."""

    document: Document
    doc: Doc
    sentences: tuple[Sentence, ...]
    spans: tuple[Span, ...]

    def __iter__(self) -> Iterator[tuple[Sentence, Span]]:
        return iter(zip(self.sentences, self.spans, strict=True))

    def mention_id(self, letter: str, start: int, end: int) -> str:
        return ids.mention_id(self.document.document_id, letter, start, end)


def load_model(name: str) -> Language:
    """The spaCy model of that name (an installed package or a folder). Raises ModelError."""
    import spacy

    try:
        return spacy.load(name)
    except (OSError, ImportError, ValueError) as error:
        raise ModelError(f"the spaCy model {name!r} can't be loaded: {error}") from error


class ModelError(CorroborateError):
    """The language model isn't there or isn't one."""


def parse_document(document: Document, nlp: Language) -> Parsed:
    """A document with its parse. It is a batch of its own, so that its parse can't depend on what else is read."""
    markers = block_markers(document)
    pieces = [
        _tokenise(nlp, text, start, blocks, [markers[b.start] for b in blocks if b.start in markers])
        for start, blocks, text in _pieces(document)
    ]
    return _with_sentences(document, _join(list(nlp.pipe(pieces)), nlp.vocab))


def to_bytes(parsed: Parsed) -> bytes:
    """The parse without the text's document, for the cache."""
    return DocBin(attrs=_CACHED, docs=[parsed.doc]).to_bytes()


def from_bytes(document: Document, data: bytes, vocab: Vocab) -> Parsed:
    """The parse that `to_bytes` wrote, for the same document. Raises ValueError where it isn't one."""
    docs = list(DocBin().from_bytes(data).get_docs(vocab))
    if len(docs) != 1 or docs[0].text != document.text:
        raise ValueError(f"the cached parse of {document.document_id} is of another text")
    return _with_sentences(document, docs[0])


def _join(pieces: list[Doc], vocab: Vocab) -> Doc:
    if len(pieces) == 1:
        return pieces[0]
    return Doc.from_docs(pieces, ensure_whitespace=False) or Doc(vocab)


def _with_sentences(document: Document, doc: Doc) -> Parsed:
    found = list(_sentences(document, doc))
    return Parsed(document, doc, tuple(s for s, _ in found), tuple(span for _, span in found))


def _pieces(document: Document) -> Iterator[tuple[int, tuple[Block, ...], str]]:
    """(start, blocks, text) of stretches that end with a block, together the whole text."""
    start, inside = 0, []
    for i, block in enumerate(document.blocks):
        inside.append(block)
        last = i + 1 == len(document.blocks)
        end = len(document.text) if last else document.blocks[i + 1].start
        if last or end - start >= PIECE_CHARS:
            yield start, tuple(inside), document.text[start:end]
            start, inside = end, []


def _tokenise(nlp: Language, text: str, offset: int, blocks: tuple[Block, ...], behind: Iterable[int]) -> Doc:
    """The tokens, with what is known of sentence starts before the parser sees them.

    A block start is one. A word behind neither sentence-final punctuation nor the quotes and brackets that close it is
    none ("1987 | saw a renewed wave"): left alone, the small model ends a sentence there about once in 100 sentences. Nor
    is a lower-case word behind a full stop: that is an abbreviation's ("tons p.a. in 2024"). A capitalised one behind a
    number and a unit of one letter is one ("640 m. The cause is not known"): the model takes "m." for an abbreviation.
    What stands behind the marker of a list's item or the number of a paragraph (at the offsets `behind`), or behind a label
    that opens a paragraph, begins a sentence too: the model takes a bullet for a verb and "2.1" for a subject, and "Needs: 900
    families need tents" for a phrase. A list without end is cut at its commas: what is found out about a sentence may take as
    long as the square of its length.
    """
    doc = nlp.make_doc(text)
    starts = {at - offset for at in (*(block.start for block in blocks), *behind)}
    ended = stopped = labelled = listing = False
    begun = 0  # the token that the sentence begins with, as far as can be seen before it is parsed
    for token in doc:
        word = token.text
        if word.isspace():
            continue
        measured = word[0].isupper() and _is_measure_at_stop(token)
        endless = token.i - begun >= (LONG if listing else ENDLESS)
        if token.idx in starts or labelled or measured or endless:
            token.is_sent_start = True
            begun = token.i
        elif not ended or (stopped and word[0].islower()):
            token.is_sent_start = False
        labelled = _closes_label(token)
        stopped = word[-1] == "."
        ended = word[-1] in SENTENCE_FINAL or (ended and word in CLOSING)
        listing = word[-1] in ",;"
        begun = token.i + 1 if ended else begun
    return doc


def _closes_label(token: Token) -> bool:
    """Whether it is the colon of a label that opens a sentence and has one of its own behind it."""
    if token.text != ":" or token.i == 0 or token.i + LEAST_BEHIND_LABEL >= len(token.doc):
        return False
    label = token.nbor(-1)
    if not label.is_sent_start or label.lower_ not in _run_in_labels():
        return False
    behind = token.doc[token.i + 1 : token.i + 1 + LEAST_BEHIND_LABEL]
    return all(t.is_alpha or t.like_num for t in behind)


def _is_measure_at_stop(token: Token) -> bool:
    """Whether a number with a unit of one letter and a full stop stands right before the token."""
    return token.i > 1 and token.nbor(-1).text in UNIT_LETTERS and token.nbor(-2).like_num


def _sentences(document: Document, doc: Doc) -> Iterator[tuple[Sentence, Span]]:
    """Sentences as the parser and the blocks have them, without the white space around; repeats marked."""
    blocks, markers = iter(document.blocks), block_markers(document)
    block: Block | None = next(blocks, None)
    first: dict[str, str] = {}
    for sent in doc.sents if len(doc) else ():
        left, right = sent.start, sent.end
        while left < right and doc[left].is_space:
            left += 1
        while left < right and doc[right - 1].is_space:
            right -= 1
        if left == right:
            continue
        span = doc[left:right]
        start, end = span.start_char, span.end_char
        while block and block.end <= start:
            block = next(blocks, None)
        if block is None or block.kind == "furniture" or end <= markers.get(block.start, 0):
            continue
        sentence_id = ids.sentence_id(document.document_id, start)
        repeats = first.setdefault(span.text, sentence_id)
        yield (
            Sentence(
                sentence_id=sentence_id,
                start=start,
                end=end,
                section=block.section,
                repeats=repeats if repeats != sentence_id else "",
                text=document.text[start:end],
                terms=_content_lemmas(span),
            ),
            span,
        )


def _content_lemmas(span: Span) -> tuple[str, ...]:
    found = {t.lemma_.lower() for t in span if t.pos_ in CONTENT_POS and t.is_alpha and not t.is_stop}
    return tuple(sorted(found))
