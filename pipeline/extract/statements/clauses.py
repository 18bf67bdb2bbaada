"""The clause that a phrase belongs to: its verb, and what the verb says of whom.

Dependency labels are those of ClearNLP (the spaCy models' scheme). The small model often takes a sentence's main verb for a
participle of its subject ("the mission travelled" as the noun "mission" with an `acl`); `governor` and `subjects` see through that.
"""

from collections.abc import Iterator

from spacy.tokens import Token

VERBS = ("VERB", "AUX")
SUBJECTS = ("nsubj", "nsubjpass")
RELATIVES = ("WDT", "WP", "WP$", "WRB")
FINITE = ("VBD", "VBP", "VBZ", "VBN")
MAX_DEPTH = 40  # of a climb: a parse of a well-formed sentence is less deep, a list of thousands of items may not be


def climb(token: Token) -> Iterator[Token]:
    """The token's head, the head's head, and so on to the root."""
    for _ in range(MAX_DEPTH):
        if token.head is token or token.head == token:
            return
        token = token.head
        yield token


def is_clause(token: Token) -> bool:
    """Whether the token is a verb that makes a statement (not "the following year", "a building permit")."""
    return token.pos_ in VERBS and token.dep_ not in ("amod", "aux", "auxpass", "compound", "det", "prep", "case")


def governor(token: Token) -> Token | None:
    """The verb of the clause that the token stands in; the token itself where it is one; None in a phrase without a verb."""
    if is_clause(token):
        return token
    root = token
    for head in climb(token):
        if is_clause(head):
            return head
        root = head
    return mistaken_verb(root)


def mistaken_verb(root: Token) -> Token | None:
    """The participle of a noun at the root that is the sentence's verb really, else None."""
    if root.dep_ != "ROOT" or root.pos_ in VERBS:
        return None
    for child in root.children:
        if child.dep_ in ("acl", "relcl") and child.tag_ in FINITE and child.i > root.i and not _relative(child):
            return child
    return None


def _relative(verb: Token) -> bool:
    return any(t.tag_ in RELATIVES for t in verb.subtree if t.i < verb.i)


def subjects(verb: Token) -> list[Token]:
    """The heads of the noun phrases that are the verb's subject, those of conjoined and controlling verbs included.

    The antecedent stands for a relative pronoun, the noun for the subject of its participle ("a dam completed in 1974").
    """
    for _ in range(MAX_DEPTH):
        found = [c for c in verb.children if c.dep_ in SUBJECTS]
        if found:
            # where the parse gives two, the one next to the verb is its subject
            subject = max((c for c in found if c.i < verb.i), key=lambda c: c.i, default=found[0])
            if subject.tag_ in RELATIVES and verb.dep_ == "relcl":
                return [verb.head]
            return [subject]
        if verb.dep_ in ("acl", "relcl"):
            return [verb.head]
        if verb.head == verb or verb.dep_ not in ("conj", "xcomp", "advcl", "pcomp", "dep", "ccomp", "prep"):
            return []
        verb = governor(verb.head) or verb.head
        if verb.pos_ not in VERBS:
            return []
    return []


def is_passive(verb: Token) -> bool:
    """Whether what the verb says is done to its subject: "was built", "a dam built in 1974"."""
    if any(c.dep_ in ("nsubjpass", "auxpass") for c in verb.children):
        return True
    if verb.dep_ == "conj" and verb.tag_ == "VBN" and verb.head.pos_ in VERBS:
        own = any(c.dep_ in (*SUBJECTS, "aux") for c in verb.children)
        return not own and is_passive(verb.head)
    return (
        verb.tag_ == "VBN"
        and verb.dep_ in ("acl", "advcl")
        and not any(c.dep_ in ("nsubj", "aux") for c in verb.children)
    )


def predicate(verb: Token) -> str:
    """The verb's lemma, with its particle, and with "be" where it is passive: "break out", "be found", "be high"."""
    words = [verb.lemma_.lower()]
    words += [c.lemma_.lower() for c in verb.children if c.dep_ == "prt"]
    if verb.lemma_ == "be":
        words += [c.lemma_.lower() for c in verb.children if c.dep_ == "acomp"][:1]
    elif is_passive(verb):
        words.insert(0, "be")
    return " ".join(words)


def objects(verb: Token) -> list[Token]:
    """The heads of the verb's objects: direct, predicative, the agent of a passive, then those of its prepositions."""
    direct = [c for c in verb.children if c.dep_ in ("dobj", "attr", "dative", "oprd") and c.pos_ != "ADP"]
    oblique = [
        p for c in verb.children if c.dep_ in ("agent", "prep", "dative", "prt") for p in c.children if p.dep_ == "pobj"
    ]
    complement = [o for c in verb.children if c.dep_ == "xcomp" for o in objects(c)] if not direct else []
    return direct + complement + oblique


def conjoined(verb: Token) -> list[Token]:
    """The verb and those joined to it by "and" with a clause of their own, in text order."""
    result = [verb]
    for member in result:
        result += [c for c in member.children if c.dep_ == "conj" and c.pos_ in VERBS]
    return sorted(result, key=lambda t: t.i)
