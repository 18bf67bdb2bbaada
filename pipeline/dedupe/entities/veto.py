"""Hard vetoes: reasons, in words, why two names can't be one entity however alike they are. Asked before any score."""

from pipeline.dedupe.entities.lexicon import lexicon
from pipeline.dedupe.entities.names import Name
from pipeline.dedupe.entities.words import compare_words

PLACE_OR_THING = frozenset({"place", "thing"})


def veto(a: Name, b: Name) -> str:
    """Why `a` and `b` are two entities, "" where nothing forbids that they are one. Symmetric.

    >>> from pipeline.dedupe.entities.names import read_name
    >>> veto(read_name("1st Air Division", "ORG"), read_name("7th Air Division", "ORG"))
    'different numbers: 1 and 7'
    """
    if a.kind != b.kind and not {a.kind, b.kind} <= PLACE_OR_THING:
        return "" if _same_words(a, b) else _different_kinds(a, b)
    if a.kind == "person":
        return _persons(a, b)
    if a.kind == "group" or (a.territory and a.territory == b.territory):
        return ""
    return _numbers(a, b) or _territories(a, b) or _designators(a, b) or _legal_forms(a, b) or _extra_words(a, b)


def _same_words(a: Name, b: Name) -> bool:
    """Whether only the types differ: the type is a reading of the sentence, a name of several words says more."""
    return a.words == b.words and len(a.words) > 1


def _different_kinds(a: Name, b: Name) -> str:
    kinds = sorted({a.kind, b.kind})
    if "group" in kinds:
        thing = next(k for k in kinds if k != "group")
        return "a people and its country" if thing == "place" else f"a people or language and a {thing}"
    other = next(k for k in kinds if k != "person")
    return f"a person and a {other}" + (" named after the person" if set(a.core) & set(b.core) else "")


def _listed(words: set[str] | frozenset[str]) -> str:
    return ", ".join(sorted(words))


def _numbers(a: Name, b: Name) -> str:
    if a.numbers and b.numbers and a.numbers != b.numbers:
        return f"different numbers: {' and '.join(sorted((_listed(a.numbers), _listed(b.numbers))))}"
    return ""


def _territories(a: Name, b: Name) -> str:
    if a.territory and b.territory:
        return "" if a.territory == b.territory else "different countries"
    if a.territory or b.territory:
        country, other = (a, b) if a.territory else (b, a)
        if set(country.core) < set(other.core):
            return f"a country and something of it: {_listed(set(other.core) - set(country.core))}"
    return ""


def _designators(a: Name, b: Name) -> str:
    if a.designators and b.designators and a.designators != b.designators:
        return f"different kinds of place: {' and '.join(sorted((_listed(a.designators), _listed(b.designators))))}"
    return ""


def _legal_forms(a: Name, b: Name) -> str:
    if a.legal and b.legal and not a.legal & b.legal:
        return f"firms of different legal form: {' and '.join(sorted((_listed(a.legal), _listed(b.legal))))}"
    return ""


def _extra_words(a: Name, b: Name) -> str:
    """What the words say that only one of the names has."""
    mine, its = set(a.core) - set(b.core), set(b.core) - set(a.core)
    if not mine and not its:
        return ""
    lex = lexicon()
    if mine and its:
        here, there = mine & lex.distinguishing, its & lex.distinguishing
        if here or there:
            return f"told apart by {_listed(here | there)}"
        places = (mine & lex.territories.keys(), its & lex.territories.keys())
        if all(places):
            return f"different places: {' and '.join(sorted((_listed(places[0]), _listed(places[1]))))}"
        heads = (mine & lex.parts.keys(), its & lex.parts.keys())
        if all(heads):
            return f"different bodies: {' and '.join(sorted((_listed(heads[0]), _listed(heads[1]))))}"
        return ""
    extra = mine or its
    whole, longer = (b, a) if mine else (a, b)
    if longer.branch and longer.branch != whole.branch:
        return f"a branch of it: {longer.branch}"
    telling = {w for w, after in zip(longer.core, longer.core[1:], strict=False) if w in extra and after not in extra}
    if telling & lex.distinguishing:
        return f"told apart by {_listed(telling & lex.distinguishing)}"
    parts = {w for w in extra if w in lex.parts and not says_what_it_is(w, whole, longer)}
    if parts and not any(w in lex.parts for w in whole.core if w not in lex.distinguishing):
        return f"a {lex.parts[min(parts)]} of it: {_listed(parts)}"
    if parts and lex.parts[min(parts)] in ("part", "site", "event", "organ"):
        return f"a body and a {lex.parts[min(parts)]} of it: {_listed(parts)}"
    return ""


def says_what_it_is(word: str, whole: Name, longer: Name) -> bool:
    """Whether a word for a plant or building only repeats what the shorter name is, too: "Upper Weir Plant", "Upper Weir"."""
    generic = lexicon().generic.get(word)
    return (
        generic is not None and generic.drops == "long" and whole.type == longer.type == "FAC" and len(whole.core) > 1
    )


def _persons(a: Name, b: Name) -> str:
    if a.generation and b.generation and a.generation != b.generation:
        return f"different generations: {' and '.join(sorted((a.generation, b.generation)))}"
    if len(a.core) == 1 or len(b.core) == 1:
        return ""
    mine = [w for w in a.core if not any(compare_words(w, v, True) != "other" for v in b.core)]
    its = [w for w in b.core if not any(compare_words(w, v, True) != "other" for v in a.core)]
    if mine and its and "".join(mine) != "".join(its) and not any(_one_word(mine, its, k) for k in (1, -1)):
        return f"different names: {' and '.join(sorted((' '.join(mine), ' '.join(its))))}"
    return ""


def _one_word(mine: list[str], its: list[str], order: int) -> bool:
    """Whether what one name writes as one word is what the other writes as two: Zedong, Tse-tung."""
    one, two = (mine, its)[::order]
    return len(one) == 1 and len(two) == 2 and compare_words(one[0], "".join(two), True) != "other"
