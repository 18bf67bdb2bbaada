"""What a fact is about, in a line for people."""

from pipeline.dedupe.facts.nameless import names_something

SEPARATOR = " · "


def fact_title(subject: str, predicate: str, thing: str) -> str:
    """Subject, predicate and object as a label: predicates are lemmas, so they make no sentence.

    A pronoun or a bare number is left out where subject or object names something.

    >>> fact_title("warning centre", "employ", "people"), fact_title("", "be paid out", "aid"), fact_title("It", "have", "It")
    ('warning centre · employ · people', 'be paid out · aid', 'It · have')
    >>> fact_title("It", "affect", "people in provinces"), fact_title("ferry", "carry", "them"), fact_title("40", "miss", "")
    ('affect · people in provinces', 'ferry · carry', '40 · miss')
    """
    named = [part for part in (subject, thing) if names_something(part.lower())]
    parts = (subject, predicate, thing)
    kept = [p for p in parts if p == predicate or p in named] if any(named) else parts
    return SEPARATOR.join(dict.fromkeys(part for part in kept if part))
