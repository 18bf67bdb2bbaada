"""The direction that a clause gives a date without a year or week: back for the past, ahead for the future."""

from spacy.tokens import Token

FUTURE_AUX = frozenset(("will", "shall", "'ll", "’ll", "wo"))
PAST_TAGS = frozenset(("VBD", "VBN"))
PLANS = frozenset(
    "plan expect schedule intend hope aim propose set due want seek promise pledge vow prepare".split()
)  # a "to" infinitive under one of these is still to come
ATTRIBUTES = frozenset(("poss", "compound", "nmod", "amod", "nummod"))
MAX_CLIMB = 12  # heads from a word to its verb; longer ways are broken parses


def direction(token: Token) -> int:
    """-1 where the verb that governs the token is in the past, +1 where it is in the future, 0 where it says nothing.

    A date that modifies a noun ("Wednesday's ruling") or an adjective ("payable 15 December") has no tense of its own.
    """
    for _ in range(MAX_CLIMB):
        if token.pos_ in ("VERB", "AUX") and (sign := _of_verb(token)):
            return sign
        head = token.head
        if head is token or head.pos_ == "ADJ" or (head.pos_ in ("NOUN", "PROPN") and token.dep_ in ATTRIBUTES):
            return 0
        token = head
    return 0


def _of_verb(verb: Token) -> int:
    helpers = {child.lower_: child for child in verb.children if child.dep_ in ("aux", "auxpass")}
    if not FUTURE_AUX.isdisjoint(helpers):
        return 1
    if any(h.tag_ == "VBD" and h.lemma_ in ("have", "be", "do") for h in helpers.values()):
        return _going(verb) or -1
    if any(h.lemma_ == "have" for h in helpers.values()):
        return -1
    if "to" in helpers and verb.tag_ == "VB":
        return 1 if verb.head.lemma_ in PLANS or verb.head.pos_ in ("NOUN", "ADJ") else 0
    if any(h.lemma_ == "be" for h in helpers.values()):
        return _going(verb)
    return -1 if verb.tag_ in PAST_TAGS else 0


def _going(verb: Token) -> int:
    """ "is (was) scheduled to", "is going to", "is due": ahead."""
    return 1 if verb.lemma_ in PLANS or (verb.lemma_ == "go" and verb.tag_ == "VBG") else 0
