"""Who is quoted as saying what a clause states."""

from dataclasses import dataclass
from functools import cache

from spacy.tokens import Token

from pipeline.extract.statements.arguments import argument
from pipeline.extract.statements.clauses import climb, commented_verb, subjects
from pipeline.extract.statements.references import Discourse, can_speak
from pipeline.resources import load_rules

STATEMENTS = ("interview", "letter", "message", "release", "report", "speech", "statement")  # "in a statement that ..."
PRONOUNS = ("he", "she", "it")
WRITERS = ("we", "i", "it", "who", "which", "that", "one", "this")  # no source but the report itself, or not said


@dataclass(frozen=True, slots=True)
class ReportingVerb:
    lemma: str
    example: str


@cache
def reporting_verbs() -> frozenset[str]:
    """The lemmas of the verbs whose subject is a source."""
    return frozenset(r.lemma for r in load_rules("extract/statements/reporting.csv", ReportingVerb, key=("lemma",)))


def find_attribution(verb: Token | None, discourse: Discourse, index: int) -> str:
    """Who is quoted: the subject of the reporting verb above the clause, or whom it is "according to"; else "".

    `index` is the number of the sentence, for pronouns.
    """
    if verb is None:
        return ""
    content = False  # whether the way up led through "a statement that ..."
    for node in (verb, *climb(verb)):
        source = _according_to(node) or _as_reported(node)
        if source is None and commented_verb(node.head, node.head.head) == node:
            source = speaker_of(node.head.head)
        if source is None and node.head != node and node.dep_ in ("ccomp", "parataxis", "dep", "acl"):
            source = speaker_of(node.head)
        content = content or (node.dep_ in ("acl", "ccomp", "relcl") and node.head.lemma_.lower() in STATEMENTS)
        if source is None and content and node.dep_ == "prep":
            source = speaker_of(node.head)
        if source is not None:
            return source_name(source, discourse, index)
    return ""


def speaker_of(node: Token) -> Token | None:
    """The subject of a verb of reporting."""
    if node.pos_ != "VERB" or node.lemma_.lower() not in reporting_verbs():
        return None
    found = subjects(node)
    return found[-1] if found else None


def _according_to(node: Token) -> Token | None:
    for child in node.children:
        if child.lower_ == "according" or (
            child.lower_ == "to" and any(c.lower_ == "according" for c in child.children)
        ):
            for t in child.subtree:
                if t.dep_ == "pobj" and t.i > child.i:
                    return t
    return None


def _as_reported(node: Token) -> Token | None:
    """The subject of "as ... told us", ", ... said," beside the clause."""
    for child in node.children:
        if (
            child.dep_ in ("advcl", "parataxis", "ccomp")
            and child.lemma_.lower() in reporting_verbs()
            and child.pos_ == "VERB"
        ):
            marked = any(c.lower_ == "as" for c in child.children) or child.dep_ == "parataxis"
            own = [c for c in child.children if c.dep_ in ("nsubj", "nsubjpass")]
            if marked and own:
                return own[0]
    return None


def source_name(source: Token | None, discourse: Discourse, index: int) -> str:
    """The words that name the source, a pronoun's resolved; "" for the writers and where nothing says who."""
    if source is None or source.pos_ == "NUM":
        return ""
    own = argument(source, discourse.mentions).text
    if source.lower_ in PRONOUNS:
        found = discourse.resolve(source, index)
        mute = any(m.mention_id == found.mention_id and not can_speak(m) for names in discourse.names for m in names)
        return "" if mute or (found.text == own and source.lower_ in WRITERS) else found.text
    return "" if source.lower_ in WRITERS else own
