"""Judges two names by themselves: match, no_match, or unsure, with the reason in words and a score from 0 to 100."""

from decimal import Decimal

from rapidfuzz.fuzz import token_sort_ratio

from pipeline.dedupe.entities.lexicon import GenericWord, lexicon
from pipeline.dedupe.entities.names import Name, read_name
from pipeline.dedupe.entities.veto import says_what_it_is, veto
from pipeline.dedupe.entities.words import SCORES, Likeness, compare_words
from pipeline.model import EntityType, Link, Verdict

Judgement = tuple[Verdict, str, int]
PLAUSIBLE = 75  # score from which a pair that stays apart is worth telling, and worth asking the documents about
LONG_PERSON = (
    11  # letters: in a person's name as long, a slip of the pen in one word leaves no doubt which name is meant
)
MANY_WORDS = 3  # distinctive ones in common: a name as long is known without its head noun
NO_HEAD = GenericWord("", head=False, drops="no", example="")
RIVER = frozenset({"river"})
LONG_THING = 9  # the same of other names: fewer of them differ by a letter


def compare_names(a: str, b: str, kind: EntityType) -> Link:
    """Whether two names of entities of that type can name one entity, from the names alone.

    >>> link = compare_names("Muammar Gaddafi", "Moammar al-Qadhafi", "PERSON")
    >>> link.verdict, link.reason
    ('match', 'gaddafi and qadhafi, muammar and moammar: one name in two spellings')
    """
    verdict, reason, score = judge(read_name(a, kind), read_name(b, kind))
    return Link(a, b, verdict, reason, Decimal(score))


def judge(a: Name, b: Name) -> Judgement:
    """Verdict, reason and score of two names. Symmetric, but for the order of words in the reason."""
    why = veto(a, b)
    if why:
        return "no_match", why, round(token_sort_ratio(" ".join(a.core), " ".join(b.core)))
    if a.words == b.words:
        return "match", "the same name" if a.text == b.text else "the same name but for spelling, accents or case", 100
    if a.territory and a.territory == b.territory:
        return "match", "two names of one country", 99
    if a.core == b.core or a.letters == b.letters:
        return "match", _dropped(a, b), 98
    if a.kind == "person":
        return _judge_persons(a, b)
    return _judge_things(a, b)


def _dropped(a: Name, b: Name) -> str:
    extra = sorted(set(a.words) ^ set(b.words))
    same = "the same name but for word breaks" if a.letters == b.letters and a.core != b.core else "the same name"
    return f"{same}; {', '.join(extra)} says only what it is" if extra and a.core == b.core else same


Pairing = list[tuple[str, str, Likeness]]


def align(a: tuple[str, ...], b: tuple[str, ...], personal: bool) -> tuple[Pairing, list[str], list[str]]:
    """The words of both names paired one to one, the likest first, and what is left over of each."""
    candidates = sorted(
        (-SCORES[likeness], abs(i - j), i, j, likeness)
        for i, v in enumerate(a)
        for j, w in enumerate(b)
        if (likeness := compare_words(v, w, personal)) != "other"
    )
    taken_a: set[int] = set()
    taken_b: set[int] = set()
    pairs: Pairing = []
    for _, _, i, j, likeness in candidates:
        if i not in taken_a and j not in taken_b:
            taken_a.add(i)
            taken_b.add(j)
            pairs.append((a[i], b[j], likeness))
    return (
        pairs,
        [w for i, w in enumerate(a) if i not in taken_a],
        [w for j, w in enumerate(b) if j not in taken_b],
    )


def _spellings(pairs: Pairing, kinds: tuple[Likeness, ...]) -> str:
    return ", ".join(f"{v} and {w}" for v, w, kind in sorted(pairs) if kind in kinds)


def align_persons(a: Name, b: Name) -> tuple[Pairing, list[str], list[str]]:
    """The words of two persons' names paired; a name written apart in one of them is tried as one word: Tse-tung, Zedong."""
    longer, shorter = (a.core, b.core) if len(a.core) > len(b.core) else (b.core, a.core)
    if len(longer) > len(shorter) > 1:
        for i in range(len(longer) - 1):
            joined = (*longer[:i], longer[i] + longer[i + 1], *longer[i + 2 :])
            pairs, more, less = align(joined, shorter, personal=True)
            if not more and not less:
                return pairs, [], []
    return align(a.core, b.core, personal=True)


def _judge_persons(a: Name, b: Name) -> Judgement:
    pairs, mine, its = align_persons(a, b)
    score = round(sum(SCORES[kind] for _, _, kind in pairs) / max(len(pairs), 1))
    if mine and its:
        return "no_match", f"different names: {' '.join(mine)} and {' '.join(its)}", min(score, 60)
    kinds = {kind for _, _, kind in pairs}
    extra = mine or its
    if not pairs:
        return "no_match", "no word in common", 0
    if len(pairs) == 1 and extra:
        return "unsure", f"{pairs[0][0]} alone can be another person than {(a if mine else b).text}", 60
    if len(extra) > len(pairs):
        return "unsure", f"{' '.join(extra)}: more is left out than the names have in common", PLAUSIBLE
    full = [kind for v, w, kind in pairs if kind != "initial"]
    if not full or (all(kind == "slip" for kind in full) and len(full) > 1):
        return "no_match", f"too little alike: {_spellings(pairs, ('initial', 'slip'))}", score
    if "slip" in kinds:
        slips = _spellings(pairs, ("slip",))
        if (
            sum(kind == "slip" for _, _, kind in pairs) > 1
            or min(len(a.letters), len(b.letters)) < LONG_PERSON
            or extra
        ):
            return "unsure", f"{slips}: a slip of the pen, or two persons", score
        return "match", f"{slips}: a slip of the pen in a long name", score
    if "initial" in kinds and len(full) == 1:
        return "unsure", f"{_spellings(pairs, ('initial',))}: an initial can stand for another name", score
    said = []
    if "sound" in kinds:
        said.append(f"{_spellings(pairs, ('sound',))}: one name in two spellings")
    if "nickname" in kinds:
        said.append(f"{_spellings(pairs, ('nickname',))}: a name and its short form")
    if "initial" in kinds:
        said.append(f"{_spellings(pairs, ('initial',))}: an initial")
    if extra:
        said.append(f"{' '.join(extra)}: left out in the shorter name")
        score -= 5
    if not said:
        said.append("the same words in another order")
    return "match", "; ".join(said), score


def drops(word: str, a: Name, b: Name) -> bool:
    """Whether a word that only one of two names of things has says no more than what the thing is."""
    shorter, longer = (a, b) if len(a.core) < len(b.core) else (b, a)
    return lexicon().generic.get(word, NO_HEAD).drops == "yes" or says_what_it_is(word, shorter, longer)


def _specifies(word: str, name: Name) -> bool:
    """Whether a word of a name is generic, a capacity ("100MW") or an acronym: what a shorter form leaves out."""
    if word in lexicon().generic:
        return True
    return not word.isdigit() and word.upper() in name.text.replace("-", " ").split()


def bare_river(a: Name, b: Name) -> bool:
    """Whether the names are those of a river with and without the word; bare and a town's, the type is another."""
    rivers = [n.designators == RIVER for n in (a, b)]
    return a.type == b.type == "LOC" and any(rivers) and not all(n.designators for n in (a, b))


def _judge_things(a: Name, b: Name) -> Judgement:
    lex = lexicon()
    pairs, mine, its = align(a.core, b.core, personal=False)
    total = sum(SCORES[kind] for _, _, kind in pairs)
    score = round(total / (len(pairs) + len(mine) + len(its)))
    if mine and its:
        droppable = all(w in lex.generic and lex.generic[w].drops == "yes" for w in (*mine, *its))
        if droppable and pairs and not all(w in lex.generic for w, _, _ in pairs):
            return "unsure", f"{' '.join(mine)} and {' '.join(its)} may say the same", PLAUSIBLE
        return "no_match", f"different words: {' '.join(mine)} and {' '.join(its)}", score
    if not pairs:
        return "no_match", "no word in common", 0
    slips = _spellings(pairs, ("slip",))
    extra = mine or its
    if extra:
        shared = [w for w, _, _ in pairs]
        distinctive = [w for w in shared if w not in lex.generic]
        if not slips and bare_river(a, b):
            return "match", "a river and its bare name", 90
        if not slips and distinctive and all(drops(w, a, b) for w in extra):
            if len(shared) > 1 or a.type == b.type:
                return "match", f"{' '.join(extra)}: says only what it is", 90
            return "unsure", f"{' '.join(extra)}: says only what it is, but the rest is one word", 80
        if len(distinctive) >= MANY_WORDS and not slips and len(extra) == 1 and lex.generic.get(extra[0], NO_HEAD).head:
            return "match", f"{extra[0]}: says only what it is, of a long name", 88
        if len(distinctive) > MANY_WORDS and not slips and all(_specifies(w, a if mine else b) for w in extra):
            return "match", f"{' '.join(extra)}: specifies a long name", 86
        if len(distinctive) > 1 and not slips:
            score = max(score, PLAUSIBLE + len(distinctive))
        return "unsure", f"{' '.join(extra)}: only in one of the names", score
    if slips:
        if sum(kind == "slip" for _, _, kind in pairs) > 1 or min(len(a.letters), len(b.letters)) < LONG_THING:
            return "unsure", f"{slips}: a slip of the pen, or two names", score
        return "match", f"{slips}: a slip of the pen in a long name", score
    return "unsure", "the same words in another order", 95
