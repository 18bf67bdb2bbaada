"""What a fact is about, in a line for people."""

SEPARATOR = " · "


def fact_title(subject: str, predicate: str, thing: str) -> str:
    """Subject, predicate and object as a label: predicates are lemmas, so they make no sentence.

    >>> fact_title("warning centre", "employ", "people"), fact_title("", "be paid out", "aid"), fact_title("It", "have", "It")
    ('warning centre · employ · people', 'be paid out · aid', 'It · have')
    """
    return SEPARATOR.join(dict.fromkeys(part for part in (subject, predicate, thing) if part))
