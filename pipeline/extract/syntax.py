"""Questions about the dependency parse that figures and statements share: heads, noun phrases, subjects, conjuncts.

All take tokens and return tokens or token ranges (half-open, document indices). Labels are ClearNLP's, as spaCy's English
models emit them.
"""

from collections.abc import Container, Iterator

from spacy.tokens import Doc, Token

SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj", "csubjpass", "expl"})
VERBAL = frozenset({"VERB", "AUX"})
# what ends a noun phrase on its right: clauses and appositions that only comment on it
LOOSE_DEPS = frozenset({"relcl", "appos", "acl", "advcl", "punct", "cc", "conj", "parataxis", "ccomp", "dep"})
RELATIVE_TAGS = frozenset({"WDT", "WP", "WP$"})
JOINERS = frozenset({",", "-", "–", "/", "‐", "‑", "&"})
TIME_ENTITIES = frozenset({"DATE", "TIME"})
THIRD_PERSON = frozenset({"he", "she", "it", "they"})
QUANTIFIERS = frozenset({"each", "all", "both", "those", "some", "many", "most", "half"})
MAX_BACK = 30  # tokens before a figure in which what it is of still stands, where the parse gives nothing
MAX_PHRASE = 60  # tokens of a noun phrase; a longer one is a table or a list that the parser took for one
MAX_CLIMB = 12  # a chain of heads longer than this is a parser's loop of noise; the parse itself has no cycles


def tokens_ahead(doc: Doc, first: int, most: int) -> Iterator[Token]:
    """The tokens from `first` on, at most `most`, that belong to the sentence of the token before it."""
    for i in range(first, min(first + most, len(doc))):
        if doc[i].is_sent_start:
            return
        yield doc[i]


def subject(verb: Token) -> Token | None:
    """The head of a verb's subject: its own, else the one it shares as a conjunct, as a participle or an infinitive.

    "The plant was built and produces steel": the subject of "produces" is "plant".
    """
    node = verb
    for _ in range(MAX_CLIMB):
        for child in node.lefts:
            if child.dep_ in SUBJECTS and child.dep_ != "expl":
                return child
        for child in node.rights:
            if child.dep_ in ("nsubj", "nsubjpass"):
                return child
        if node.dep_ in ("conj", "xcomp", "advcl", "ccomp") and node.head is not node:
            node = node.head
            continue
        if node.dep_ == "acl" and any(
            c.tag_ == "TO" for c in node.lefts
        ):  # "it announced plans to hire": who plans hires
            above = verb_above(node.head)
            if above is None:
                return node.head
            node = above
            continue
        return node.head if node.dep_ in ("acl", "relcl") else None
    return None


def governor(token: Token) -> Token:
    """The verb that a token depends on, through nouns and prepositions; the root of its sentence where there is none."""
    node = token
    for _ in range(MAX_CLIMB):
        if node.head is node:
            return node
        node = node.head
        if node.pos_ in VERBAL:
            return node
    return node


def verb_above(token: Token, without: range = range(0)) -> Token | None:
    """The nearest verb that a token depends on, itself included, that isn't among the tokens `without`."""
    node = token
    for _ in range(MAX_CLIMB):
        if node.pos_ in VERBAL and node.i not in without:
            return node
        if node.head is node:
            return None
        node = node.head
    return None


def clause_subject(verb: Token, without: range) -> Token | None:
    """The noun that a verb's clause is about: its subject; of a relative clause the antecedent.

    A pronoun of the third person stands for the subject of the clause above ("the firm said it has"); one that points at
    nothing in the sentence gives None. `without` are tokens that can't be it (a figure's own).
    """
    node = verb
    for _ in range(MAX_CLIMB):
        found = subject(node)
        if found is None or found.i in without:
            return None
        if found.tag_ in RELATIVE_TAGS:
            clause = _relative_clause(found)
            return clause.head if clause is not None else None
        if found.pos_ != "PRON" or found.lower_ in QUANTIFIERS:
            return found
        while node.dep_ in ("conj", "xcomp", "aux") and node.head is not node:
            node = node.head
        if found.lower_ not in THIRD_PERSON or node.dep_ not in ("ccomp", "advcl") or node.head is node:
            return None
        node = node.head
    return None


def _relative_clause(pronoun: Token) -> Token | None:
    """The verb of the relative clause that a relative pronoun belongs to."""
    node = pronoun
    for _ in range(MAX_CLIMB):
        node = node.head
        if node.dep_ == "relcl":
            return node
        if node.head is node:
            return None
    return None


def noun_before(token: Token, without: range) -> Token | None:
    """The head of the nearest noun phrase before a token in its sentence, None where there is none."""
    for i in range(token.i - 1, max(0, token.i - MAX_BACK) - 1, -1):
        if token.doc[i + 1].is_sent_start:
            return None
        node = token.doc[i]
        if node.pos_ in ("NOUN", "PROPN") and node.i not in without and node.ent_type_ not in TIME_ENTITIES:
            while (
                node.dep_ in ("compound", "nmod", "poss")
                and node.head.i < token.i
                and node.head.pos_ in ("NOUN", "PROPN")
            ):
                node = node.head
            return node
    return None


def complement(token: Token, prepositions: tuple[str, ...], without: range = range(0)) -> Token | None:
    """The noun behind one of these prepositions right of a token: of "share" in "a share of the profit" it is "profit"."""
    for child in token.rights:
        if child.dep_ == "prep" and child.lower_ in prepositions:
            for noun in child.rights:
                if noun.dep_ == "pobj" and noun.pos_ in ("NOUN", "PROPN") and noun.i not in without:
                    return noun
    return None


def phrase_tokens(
    head: Token, without: Container[int] = (), clauses: Container[str] = (), max_clause: int = 0
) -> list[Token]:
    """The tokens of a noun phrase with its modifiers and prepositional phrases, in text order.

    Relative clauses, appositions and the head's own conjuncts are left out: they comment on it; those whose label is in
    `clauses` and that have at most `max_clause` tokens stay. `without` are token indices to leave out, with the preposition
    before them; so are phrases of time.
    """
    kept = {head.i}
    stack = [head]
    while stack and len(kept) < MAX_PHRASE:
        node = stack.pop()
        for child in node.children:
            if child.is_space or child.i in without:
                continue
            inner = node is not head and child.dep_ in ("conj", "cc")  # "sales in Kiel and Bonn"
            if (
                child.dep_ in LOOSE_DEPS
                and not inner
                and not (child.dep_ in clauses and _size(child) <= max_clause and _free_of(child, without))
            ):
                continue
            if child.dep_ == "prep" and any(c.i in without or c.ent_type_ in TIME_ENTITIES for c in child.children):
                continue
            kept.add(child.i)
            stack.append(child)
    doc = head.doc
    joined = {i for i in range(min(kept), max(kept)) if doc[i].text in JOINERS and i - 1 in kept and i + 1 in kept}
    return [doc[i] for i in sorted(kept | joined)]


def _free_of(token: Token, without: Container[int]) -> bool:
    return not any(i in without for i in range(token.left_edge.i, token.right_edge.i + 1))


def _size(token: Token) -> int:
    return token.right_edge.i - token.left_edge.i + 1
