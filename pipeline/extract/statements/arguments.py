"""Noun phrases as arguments of statements: their words, what to match them by, the entity that they name."""

from collections.abc import Iterable

from spacy.tokens import Doc, Token

from pipeline.model import Argument, EntityMention

CONTENT = ("NOUN", "PROPN", "ADJ", "VERB")
DETERMINERS = ("DET", "PRON", "PUNCT", "SPACE", "CCONJ")
# What belongs to a noun phrase besides the words before its head; clauses and asides don't.
POSTMODIFIERS = ("prep", "nummod", "flat", "compound")
KEPT_PREPOSITIONS = ("of", "for")
NAMES = ("appos", "conj")
MAX_TERMS = 24

Mentions = dict[int, EntityMention]


def mentions_by_token(doc: Doc, entities: Iterable[EntityMention]) -> Mentions:
    """{index of a token: the entity mention that it belongs to}."""
    result: Mentions = {}
    for mention in entities:
        span = doc.char_span(mention.start, mention.end, alignment_mode="expand")
        for token in span or ():
            result[token.i] = mention
    return result


def argument(head: Token, mentions: Mentions, without: range = range(0)) -> Argument:
    """The noun phrase of this head as an argument; the tokens `without` (the figure in it) are left out of its terms."""
    tokens = phrase(head)
    mention = mentions.get(head.i)
    after = _noun_after(mention, tokens, mentions)
    if after is not None:
        head, mention = after, None
    if mention is not None:
        inside = [t for t in tokens if mentions.get(t.i) is mention]
        tokens = tokens if inside and len(tokens) > len(inside) else inside or tokens
    if mention is None and head.pos_ == "NOUN":
        mention = _name_of(head, mentions)
    while tokens and tokens[0].i != head.i and (tokens[0].pos_ in DETERMINERS or not _is_word(tokens[0])):
        tokens = tokens[1:]
    if not tokens:  # the parser may take a gap for a head
        return Argument()
    text = head.doc[tokens[0].i : tokens[-1].i + 1].text
    return Argument(
        text=" ".join(text.split()),
        head=head.lemma_.lower(),
        terms=terms(tokens, without),
        mention_id=mention.mention_id if mention else "",
    )


def _is_word(token: Token) -> bool:
    """Whether it has a letter, a digit or a currency sign: the bullet of a list has none, whatever the tagger takes it for."""
    return token.is_currency or any(c.isalnum() for c in token.text)


def _name_of(head: Token, mentions: Mentions) -> EntityMention | None:
    """The name that is put behind a noun: "the low-cost airline, Blue Wing, ..."."""
    for child in head.rights:
        if child.dep_ == "appos" and child.pos_ == "PROPN" and child.i in mentions:
            return mentions[child.i]
    return None


def _noun_after(mention: EntityMention | None, tokens: list[Token], mentions: Mentions) -> Token | None:
    """The common noun that a name stands before: the parse may make the name its head ("Friends of the Sea delegation")."""
    if mention is None:
        return None
    inside = [t.i for t in tokens if mentions.get(t.i) is mention]
    following = next((t for t in tokens if inside and t.i == inside[-1] + 1), None)
    return following if following is not None and following.pos_ == "NOUN" and following.i not in mentions else None


def phrase(head: Token) -> list[Token]:
    """The tokens of the noun phrase: the words before the head, what is "of" it, and its conjuncts."""
    left = [
        t for c in head.lefts if c.dep_ not in ("relcl", "advcl", "punct", "cc", "mark", "nsubj") for t in c.subtree
    ]
    right: list[Token] = []
    for child in head.rights:
        if child.dep_ in POSTMODIFIERS and (child.dep_ != "prep" or child.lower_ in KEPT_PREPOSITIONS):
            right += [t for t in child.subtree if not _in_clause(t, child)]
        elif child.dep_ == "conj" and child.pos_ in ("NOUN", "PROPN"):
            right += phrase(child)
    tokens = sorted({*left, head, *right}, key=lambda t: t.i)
    # behind a label: "Tue 15 Oct: the Central Hospital"
    label = max((i for i in range(tokens[0].i, head.i) if head.doc[i].text == ":"), default=-1)
    return [t for t in tokens if t.i > label and not t.is_space]


def _in_clause(token: Token, top: Token) -> bool:
    """Whether a relative or adverbial clause lies between the token and `top`."""
    while token != top:
        if token.dep_ in ("relcl", "advcl", "acl"):
            return True
        token = token.head
    return False


def terms(tokens: Iterable[Token], without: range = range(0)) -> tuple[str, ...]:
    """The lemmas of the content words, each once, in text order; numbers and determiners are none."""
    found: dict[str, None] = {}
    for t in tokens:
        if (
            t.pos_ in CONTENT
            and t.i not in without
            and t.ent_type_ not in ("CARDINAL", "PERCENT", "MONEY")
            and any(c.isalpha() for c in t.lower_)
        ):
            found.setdefault(t.lemma_.lower(), None)
    return tuple(found)[:MAX_TERMS]


def apposed(head: Token) -> list[Token]:
    """The heads of other names for the same thing: "panels, also known as mirrors", "panels (mirrors)"."""
    result = [c for c in head.children if c.dep_ == "appos" and c.pos_ in ("NOUN", "PROPN")]
    for clause in (c for c in head.children if c.dep_ == "acl" and c.lemma_ in ("know", "call", "name", "dub", "term")):
        result += [c for c in clause.children if c.dep_ in ("oprd", "attr", "dobj")]
        result += [p for c in clause.children if c.lower_ == "as" for p in c.children if p.dep_ == "pobj"]
    return result
