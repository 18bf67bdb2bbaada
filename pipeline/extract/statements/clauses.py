"""The clause that a phrase belongs to: its verb, and what the verb says of whom.

Dependency labels are those of ClearNLP (the spaCy models' scheme). The small model often takes a sentence's main verb for a
participle of its subject ("the mission travelled" as the noun "mission" with an `acl`); `governor` sees through it.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from spacy.tokens import Token

from pipeline.extract.figures.counted import clause_end
from pipeline.extract.statements.verbs import VERBS, coordinated, idiom_noun, is_particle_of, verb_lemma
from pipeline.resources import load_rules

NOMINALS = ("NOUN", "PROPN")
SUBJECTS = ("nsubj", "nsubjpass")
CLAUSAL_SUBJECTS = ("csubj", "csubjpass")
RELATIVES = ("WDT", "WP", "WP$", "WRB")
FINITE = ("VBD", "VBP", "VBZ", "VBN")
PRESENT = ("VBP", "VBZ")
# Those that bring in what the verb acts on or leads to; "in", "at", "on" bring in places and times.
OBJECT_PREPOSITIONS = ("to", "into", "onto", "with", "against", "of", "about", "for", "through", "round", "around")
PARTICLES = ("away", "back", "down", "off", "out", "up")
SIGNS = ("minus", "plus")  # of a number: "they expect minus 8 degrees"
TIME_NOUNS = ("beginning", "date", "end", "middle", "moment", "start", "time", "turn")
COPULAS = ("be", "prove", "remain", "seem")
UNFULFILLED = ("fail", "neglect", "unable")  # besides as cues of a negated complement in modality.csv
DASHES = ("--", "—", "–")
MAX_DEPTH = 40  # of a climb: a parse of a well-formed sentence is less deep, a list of thousands of items may not be


@dataclass(frozen=True, slots=True)
class SaidOfThings:
    lemma: str
    example: str


@cache
def _said_of_things() -> frozenset[str]:
    rows = load_rules("extract/statements/said_of_things.csv", SaidOfThings, key=("lemma",))
    return frozenset(r.lemma for r in rows)


@dataclass(frozen=True, slots=True)
class Means:
    """A noun that behind "by" says how, not who."""

    noun: str
    example: str


def climb(token: Token) -> Iterator[Token]:
    """The token's head, the head's head, and so on to the root."""
    for _ in range(MAX_DEPTH):
        if token.head is token or token.head == token:
            return
        token = token.head
        yield token


def is_clause(token: Token) -> bool:
    """Whether the token is a verb that makes a statement (not "the following year", "a building permit")."""
    if token.dep_ in ("amod", "aux", "auxpass", "compound", "det", "prep", "case"):
        return False
    return token.pos_ in VERBS and not _is_noun_at_start(token)


def _is_noun_at_start(token: Token) -> bool:
    """Whether a bare stem is a clause's subject: no infinitive is one without "to", so the tagger took a noun for it.

    "Aid worth 3 euros was promised": capitalised at the beginning, "Aid" looks like an imperative.
    """
    return (
        token.tag_ == "VB" and token.dep_ in CLAUSAL_SUBJECTS and not any(c.tag_ in ("TO", "MD") for c in token.lefts)
    )


def governor(token: Token) -> Token | None:
    """The verb of the clause that the token stands in; the token itself where it is one; None in a phrase without a verb."""
    if is_clause(token):
        return token
    root = token
    for head in (token, *climb(token)):
        if head.pos_ == "NUM" and (ended := clause_end(head)) is not None:
            return ended.nbor(-1)
        if head.pos_ == "NUM" and (behind := verb_behind(head)) is not None:
            return behind
        if (gapped := gapped_passive(head)) is not None:
            return gapped
        if is_clause(head):
            return commented_verb(root, head) or verb_before(root, head) or head
        root = head
    return mistaken_verb(root) or reduced_verb(root)


def reduced_verb(root: Token) -> Token | None:
    """The participle of a line that leaves the auxiliary out: "distributed" of "6,200 tents distributed"."""
    for noun in (root, *root.conjuncts):
        found = next((c for c in noun.rights if c.dep_ == "acl" and c.tag_ == "VBN"), None)
        if noun.pos_ in NOMINALS and root.dep_ == "ROOT" and found is not None:
            return found
    return None


def gapped_passive(counted: Token) -> Token | None:
    """The participle behind what is counted that shares the verb's auxiliary: "ten were killed and 50 injured" (gapping)."""
    above = counted.head
    if counted.dep_ != "conj" or above.pos_ not in VERBS or not any(c.dep_ == "auxpass" for c in above.children):
        return None
    return next((c for c in counted.rights if c.dep_ == "acl" and c.tag_ == "VBN"), None)


def verb_behind(number: Token) -> Token | None:
    """The verb right behind a number that the parse joined to a noun before: "they tried 40 pumps and nine failed"."""
    if number.dep_ != "conj" or number.head.pos_ not in NOMINALS or number.head.i > number.i:
        return None
    doc, i = number.doc, number.i + 1
    if number.left_edge.i == 0 or doc[number.left_edge.i - 1].dep_ != "cc":
        return None
    while i < len(doc) and doc[i].pos_ == "ADV":
        i += 1
    if i == len(doc) or doc[i].tag_ not in ("VBD", "VBP", "VBZ"):
        return None
    verb = doc[i].head if doc[i].dep_ in ("aux", "auxpass") else doc[i]
    own = [c for c in verb.children if c.dep_ in SUBJECTS and _is_said(c)]
    return verb if all(c == number.head and verb_before(c, verb) is not None for c in own) else None


def verb_before(subject: Token, verb: Token) -> Token | None:
    """The verb that the parse made a participle of `subject`, where a number with a verb of its own follows.

    "Nine men drowned and 40 were hurt": "men" is parsed as the subject of "hurt", and 40 as joined to it.
    """
    if subject.dep_ not in SUBJECTS or subject.i > verb.i:
        return None
    number = next((c for c in subject.children if c.dep_ == "conj" and c.pos_ == "NUM" and c.i < verb.i), None)
    if number is None:
        return None
    acts = (c for c in subject.children if c.dep_ == "acl" and _may_be_finite(c) and subject.i < c.i < number.i)
    return next(acts, None)


def number_before(verb: Token) -> Token | None:
    """The number that is the verb's subject though the parse joined it to a noun of the clause before."""
    doc = verb.doc
    first = min((c.i for c in verb.children if c.dep_ in ("aux", "auxpass")), default=verb.i)
    i = first - 1
    while i > 0 and doc[i].pos_ == "ADV":
        i -= 1
    return doc[i] if i >= 0 and doc[i].pos_ == "NUM" and verb_behind(doc[i]) == verb else None


def commented_verb(subject: Token, verb: Token) -> Token | None:
    """The verb that the parse made a participle of `subject`, where a comment clause behind it was made the main clause.

    "All gates jammed, as a guard told us": "gates" is parsed as a second subject of "told".
    """
    if subject.dep_ not in SUBJECTS or subject.i > verb.i:
        return None
    own = [c for c in verb.children if c.dep_ in SUBJECTS and subject.i < c.i < verb.i]
    marks = [c for c in verb.children if c.dep_ == "mark" and subject.i < c.i]
    if not own or not marks:
        return None
    return next((c for c in subject.children if c.dep_ == "acl" and _may_be_finite(c) and c.i < marks[0].i), None)


def infinitive(verb: Token) -> Token | None:
    """The verb of the infinitive in "the line is to reopen", which has the clause's subject and its adverbials."""
    if verb.lemma_.lower() != "be" or any(c.dep_ in ("attr", "acomp", "expl") for c in verb.children):
        return None
    return next((c for c in verb.children if c.dep_ == "xcomp" and any(t.tag_ == "TO" for t in c.lefts)), None)


def unfulfilled(verb: Token) -> Token | None:
    """The verb of what the subject doesn't do, as an implicative verb says: "open" of "failed to open", "was unable to open".

    Implicative verbs: Karttunen 1971, "Implicative Verbs", Language 47.
    """
    above = next((c for c in verb.children if c.dep_ == "acomp"), verb) if verb.lemma_.lower() in COPULAS else verb
    if above.lemma_.lower() not in UNFULFILLED:
        return None
    return next((c for c in above.children if c.dep_ == "xcomp" and any(t.tag_ == "TO" for t in c.lefts)), None)


def mistaken_verb(root: Token) -> Token | None:
    """The participle of a noun at the root that is the sentence's verb really, else None."""
    if root.dep_ != "ROOT" or root.pos_ in VERBS:
        return None
    for child in root.children:
        if child.dep_ in ("acl", "relcl") and _may_be_finite(child) and child.i > root.i and not _relative(child):
            return child
    return None


def _may_be_finite(clause: Token) -> bool:
    """Whether a past tense may be meant, taken for a participle or an adjective by the tagger: "all gates jammed"."""
    return clause.tag_ in FINITE or (clause.dep_ == "acl" and clause.tag_ == "JJ" and clause.lower_.endswith("ed"))


def _relative(verb: Token) -> bool:
    return any(t.tag_ in RELATIVES for t in verb.subtree if t.i < verb.i)


def subjects(verb: Token) -> list[Token]:
    """The heads of the noun phrases that are the verb's subject, those of conjoined and controlling verbs included.

    The antecedent stands for a relative pronoun, the noun for the subject of its participle ("a dam completed in 1974").
    """
    for _ in range(MAX_DEPTH):
        number = number_before(verb)
        if number is not None:
            return [number]
        version = _version_of(verb)
        if version is not None:
            return [version]
        own = [c for c in verb.children if c.dep_ in SUBJECTS and c.ent_type_ not in ("DATE", "TIME")]
        found = [c for c in own if _is_said(c)]
        if own and not found:
            return []
        found = found or [c for c in verb.children if _is_noun_at_start(c)]
        found = [c for c in found if not _grades(c)] or found
        if found:
            # where the parse gives two, the one next to the verb is its subject
            subject = max((c for c in found if c.i < verb.i), key=lambda c: c.i, default=found[0])
            if subject.tag_ in RELATIVES and verb.dep_ == "relcl":
                return [verb.head]
            return [subject]
        if verb.dep_ in ("acl", "relcl"):
            return [verb.head]
        lost = _lost_subject(verb) or _thing_before(verb)
        if lost is not None:
            return [lost]
        if verb.head == verb or verb.dep_ not in ("conj", "xcomp", "advcl", "pcomp", "dep", "ccomp", "prep"):
            return []
        verb = governor(verb.head) or verb.head
        if verb.pos_ not in VERBS:
            return []
    return []


def _grades(number: Token) -> bool:
    """Whether a number says how much of the noun right before it is meant: "an earthquake of magnitude 6.4 shook the town"."""
    return number.pos_ == "NUM" and not number.is_sent_start and number.nbor(-1).pos_ == "NOUN"


def _version_of(verb: Token) -> Token | None:
    """The noun of "the Act as amended in 2019", right before "as"."""
    mark = next((c for c in verb.children if c.lower_ == "as" and c.i == verb.i - 1 and c.i > verb.sent.start), None)
    if verb.tag_ != "VBN" or mark is None or mark.nbor(-1).pos_ not in NOMINALS:
        return None
    return mark.nbor(-1)


def _lost_subject(verb: Token) -> Token | None:
    """The noun phrase right before a finite verb that the parse joined to a noun of the clause before.

    "Rain fell on the town, and the river, which runs through it, rose": "river" is parsed as joined to "town".
    """
    if (
        verb.tag_ not in ("VBD", "VBP", "VBZ")
        or verb.dep_ not in ("conj", "advcl", "dep", "ccomp")
        or verb.head.i > verb.i
    ):
        return None
    i = verb.left_edge.i - 1
    while i > verb.head.i and verb.doc[i].is_punct:
        i -= 1
    for node in (verb.doc[i], *climb(verb.doc[i])):
        if node.i <= verb.head.i or node == verb:
            return None
        if node.dep_ == "conj" and node.pos_ in ("NOUN", "PROPN") and node.head.i > verb.head.i:
            return node if verb.doc[node.left_edge.i - 1].dep_ == "cc" else None
    return None


def _thing_before(verb: Token) -> Token | None:
    """The thing a participle behind a comma is said of, where the parse has a verb: "saw the mill, built in 1958"."""
    if verb.dep_ != "advcl" or verb.tag_ != "VBN" or verb_lemma(verb) not in _said_of_things():
        return None
    first = verb.left_edge.i
    if (
        first < verb.head.i + 2
        or verb.doc[first - 1].text != ","
        or any(c.dep_ in ("mark", "auxpass") for c in verb.children)
    ):
        return None
    thing = None
    for node in (verb.doc[first - 2], *climb(verb.doc[first - 2])):
        if node == verb.head:
            return thing
        thing = node if node.pos_ in NOMINALS else thing
    return None


def _is_said(subject: Token) -> bool:
    """Whether it belongs to the clause, not to a place and day that a dash sets off: "OSLO, May 3 (Agency) -- Nine ..."."""
    return not any(c.dep_ == "punct" and (c.text in DASHES or _is_spaced(c)) for c in subject.rights)


def _is_spaced(mark: Token) -> bool:
    """Whether a hyphen stands for a dash, between spaces."""
    return mark.text == "-" and bool(mark.whitespace_) and bool(mark.nbor(-1).whitespace_)


def is_present(verb: Token) -> bool:
    """Whether the clause is in the present tense, which "has opened" isn't."""
    finite = next((c for c in verb.children if c.dep_ in ("aux", "auxpass")), verb)
    return finite.tag_ in PRESENT and (finite == verb or finite.lemma_ != "have")


def in_subject_of(token: Token, verb: Token) -> bool:
    """Whether the token is in the verb's subject: outside the scope of its negation."""
    number = number_before(verb)
    if number is not None:
        return number in (token, *climb(token))
    return any(t.dep_ in SUBJECTS and t.head == verb for t in (token, *climb(token)))


def is_passive(verb: Token) -> bool:
    """Whether what the verb says is done to its subject: "was built", "a dam built in 1974"."""
    if any(c.dep_ in ("nsubjpass", "auxpass") for c in verb.children):
        return True
    if verb.dep_ == "conj" and verb.tag_ == "VBN" and verb.head.pos_ in VERBS:
        own = any(c.dep_ in (*SUBJECTS, "aux") for c in verb.children)
        return not own and is_passive(verb.head)
    if verb in (
        mistaken_verb(verb.head),
        commented_verb(verb.head, verb.head.head),
        verb_before(verb.head, verb.head.head),
    ):
        return False
    return (
        verb.tag_ == "VBN"
        and verb.dep_ in ("acl", "advcl")
        and not any(c.dep_ in ("nsubj", "aux") for c in verb.children)
    )


def predicate(verb: Token) -> str:
    """The verb's lemma with its particle, "be" where it is passive, and the noun of an idiom: "be found", "take place".

    Of "lived and worked" both.
    """
    idiom = idiom_noun(verb)
    words = [verb_lemma(verb)]
    words += [c.lower_ for c in verb.children if (c.dep_ == "prt" and c.lower_ not in SIGNS) or _is_particle(c, verb)]
    words += [c.lower_ for c in verb.children if c.dep_ == "acomp" or _is_state(c)][:1]
    if idiom is not None:
        words.append(idiom.lemma_.lower())
    if is_passive(verb):
        words.insert(0, "be")
    partner = coordinated(verb)
    return " ".join(words) if partner is None else f"{verb_lemma(partner)} and {' '.join(words)}"


def _is_state(word: Token) -> bool:
    """Whether it says what somebody became or is found to be: "dead" of "left 14 people dead", "were reported dead"."""
    return word.dep_ == "oprd" and (word.pos_ == "ADJ" or word.tag_ in ("VBG", "VBN"))


def _is_particle(word: Token, verb: Token) -> bool:
    """Whether an adverb belongs to the verb: "burn down", but not "up from 300"."""
    if word.dep_ in ("advmod", "prep") and is_particle_of(word, verb):
        return True
    return word.dep_ == "advmod" and word.lower_ in PARTICLES and not any(c.dep_ == "prep" for c in word.children)


@cache
def _means() -> frozenset[str]:
    return frozenset(r.noun for r in load_rules("extract/statements/means.csv", Means, key=("noun",)))


def agent(verb: Token) -> Token | None:
    """Who does what the passive verb says: "employed by the mill", not "by the end of May", "by road"."""
    return next((p for c in verb.children if c.dep_ == "agent" for p in c.children if _can_act(p)), None)


def _can_act(noun: Token) -> bool:
    if noun.dep_ != "pobj" or noun.ent_type_ in ("DATE", "TIME") or noun.lemma_.lower() in TIME_NOUNS:
        return False
    return noun.lemma_.lower() not in _means() or any(c.dep_ in ("det", "poss", "nummod") for c in noun.lefts)


def objects(verb: Token) -> list[Token]:
    """The heads of the verb's objects: direct and predicative ones, then the agent of a passive and the goals and topics."""
    idiom = idiom_noun(verb)
    direct = [c for c in verb.children if c.dep_ in ("dobj", "attr", "dative", "oprd") and c.pos_ != "ADP"]
    oblique = [p for c in verb.children if _introduces_object(c) for p in c.children if p.dep_ == "pobj"]
    complement = [o for c in verb.children if c.dep_ == "xcomp" for o in objects(c)] if not direct else []
    return [o for o in direct + complement + oblique if o != idiom]


def _introduces_object(preposition: Token) -> bool:
    if preposition.dep_ == "agent":
        return is_passive(preposition.head) and any(_can_act(c) for c in preposition.children)
    return preposition.dep_ in ("prep", "dative") and preposition.lower_ in OBJECT_PREPOSITIONS


def conjoined(verb: Token) -> list[Token]:
    """The verb and those joined to it by "and" with a clause of their own, in text order."""
    result = [verb]
    for member in result:
        result += [c for c in member.children if c.dep_ == "conj" and c.pos_ in VERBS]
    return sorted(result, key=lambda t: t.i)
