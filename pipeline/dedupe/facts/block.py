"""Which pairs of statements are worth judging: those that share rare features, the likeliest first, a bounded number of each.

An inverted index over features (a sense in a role, an entity, a value), read from the rarest on. A feature that very many
statements share says little: of those only the neighbours in the order of their values are taken. So the number of pairs grows
with the number of statements, not with its square.
"""

from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from decimal import Decimal
from functools import lru_cache

from pipeline.dedupe.facts.nouns import wider_sense
from pipeline.dedupe.facts.profile import Profile, number_of
from pipeline.dedupe.facts.story import nearness

# A feature shared by more is read through a window.
MAX_BLOCK = 24
WINDOW = 5
# Pairs that one statement may be judged in: few of very many statements, as one link to its cluster is enough; of fewer
# more, as a contradiction may have little in common. From 24 on no more links were found in sixteen sets of accounts.
FEWEST_CANDIDATES, MOST_CANDIDATES = 6, 24
PAIRS_AFFORDED = 600_000
LEAST_SHARED_BY_STRANGERS = 2  # by statements of reports that don't tell of one story (match.py asks for more points)
VALUES_WORTH = 2  # features
VALUE = "value"
YEAR_LENGTH = len("2025")
# Numbers that a conversion or rounding leaves this far apart are found by their size.
STEP = Decimal("1.1")
Feature = tuple[str, str, str]


def features(p: Profile) -> frozenset[Feature]:
    """What a statement can be found by, each with its family: no feature of a length finds a weight."""
    found: set[Feature] = set()
    for word in p.words | p.things:
        found.add((p.family, "word", word))
    if wider_sense(p.thing):
        found.add((p.family, "word", wider_sense(p.thing)))
    number = number_of(p)
    if number is not None:
        step = _step(number)
        found |= {(p.family, "size", str(step)), (p.family, "size", str(step + 1))}
    for sense in p.predicate:
        found.add((p.family, "sense", sense))
    for entity in p.named | p.ids:
        found.add((p.family, "entity", entity))
    for sense in p.rare:
        found.add((p.family, "word", sense))
    for sort, sense in p.only:
        found.add((p.family, f"only {sort}", sense))
    for value in p.beside:
        found.add((p.family, "beside", value))
    found.add((p.family, VALUE, value_key(p)))
    if p.statement.edtf:
        found.add((p.family, "year", p.statement.edtf[:YEAR_LENGTH]))
    return frozenset(found)


@lru_cache(maxsize=4096)
def _step(number: Decimal) -> int:
    return int(number.copy_abs().ln() / STEP.ln()) if number else 0


def value_key(p: Profile) -> str:
    """The value or the date in a form that equal ones share."""
    if p.statement.quantity is None:
        return p.statement.edtf
    number = number_of(p)
    return "" if number is None else f"{number.normalize():f}" if abs(number.adjusted()) < 30 else str(number)


def candidates_each(n: int) -> int:
    """How many pairs each of `n` statements may be judged in.

    >>> candidates_each(500), candidates_each(50_000), candidates_each(1_000_000)
    (24, 12, 6)
    """
    return min(MOST_CANDIDATES, max(FEWEST_CANDIDATES, PAIRS_AFFORDED // max(1, n)))


def candidate_pairs(profiles: Sequence[Profile]) -> Iterator[tuple[int, int]]:
    """Pairs (i, j), i < j, of positions in `profiles`, each once, in order."""
    of = [sorted(features(p)) for p in profiles]
    index: defaultdict[Feature, list[int]] = defaultdict(list)
    order = sorted(range(len(profiles)), key=lambda i: (_magnitude(profiles[i]), profiles[i].mention_id))
    for i in order:
        for feature in of[i]:
            index[feature].append(i)
    rank = {i: n for n, i in enumerate(order)}
    ranks = {feature: [rank[i] for i in members] for feature, members in index.items() if len(members) > MAX_BLOCK}
    most = candidates_each(len(profiles))
    pairs: set[tuple[int, int]] = set()
    for i in range(len(profiles)):
        shared: Counter[int] = Counter()
        for feature in of[i]:
            near = _neighbours(i, index[feature], ranks.get(feature), rank[i])
            shared.update(near * VALUES_WORTH if feature[1] == VALUE else near)
        del shared[i]
        mine = profiles[i].story
        likely = [
            j
            for j, n in shared.items()
            if n >= LEAST_SHARED_BY_STRANGERS or nearness(mine, profiles[j].story) != "none"
        ]
        best = sorted(likely, key=lambda j: (-shared[j], abs(rank[j] - rank[i]), rank[j]))
        pairs.update((i, j) if i < j else (j, i) for j in best[:most])
    yield from sorted(pairs)


def _neighbours(i: int, members: list[int], ranks: list[int] | None, rank: int) -> list[int]:
    if ranks is None:
        return members
    at = bisect_left(ranks, rank)
    return members[max(0, at - WINDOW) : at + WINDOW + 1]


def _magnitude(p: Profile) -> tuple[str, str, int, str]:
    """Sorts equal values together, near ones near: family, then sign and size of the number, or the date."""
    key = value_key(p)
    whole = key.lstrip("-").partition(".")[0]
    return p.family, "-" if key.startswith("-") else "", len(whole), key
