"""Whether an acronym can stand for a name.

Two standards: strict initials, where nothing but the letters speaks for it, and, where the text itself puts the
acronym in brackets behind the name, the looser search of Schwartz and Hearst, "A simple algorithm for identifying
abbreviation definitions in biomedical text" (PSB 2003): its letters stand in the name in order, the first one at the
start of a word.
"""

from pipeline.dedupe.entities.lexicon import fold, lexicon
from pipeline.dedupe.entities.names import Name

FEWEST_WORDS = 2


def has_initials(acronym: str, name: Name) -> bool:
    """Whether the acronym is made of the first letters of the name's words, function words counted or not.

    >>> from pipeline.dedupe.entities.names import read_name
    >>> has_initials("gao", read_name("Government Accountability Office", "ORG"))
    True
    >>> has_initials("dod", read_name("Department of Defense", "ORG"))
    True
    """
    words = fold(name.text)
    if words[:1] == ("the",):
        words = words[1:]
    small = lexicon().function_words
    content = [w for w in words if w not in small]
    if len(content) < FEWEST_WORDS:
        return False
    initials = {"".join(w[0] for w in words), "".join(w[0] for w in content)}
    if name.core and name.legal | (set(name.words) - set(name.core)):
        initials.add("".join(w[0] for w in name.core))
    return acronym in initials


def abbreviates(acronym: str, name: Name) -> bool:
    """Whether the acronym's letters stand in the name in order, the first at the start of a word.

    >>> from pipeline.dedupe.entities.names import read_name
    >>> abbreviates("nisco", read_name("Nanjing Iron and Steel Corporation", "ORG"))
    True
    """
    words = fold(name.text)
    text = " ".join(words)
    at = len(text)
    for letter in reversed(acronym[1:]):
        at = text.rfind(letter, 0, at)
        if at < 0:
            return False
    starts = [i for i in range(min(at, len(text))) if (i == 0 or text[i - 1] == " ") and text[i] == acronym[:1]]
    return bool(starts) and len(words) >= FEWEST_WORDS
