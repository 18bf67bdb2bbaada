"""What a name is compared by, and the rule files' own examples."""

from collections.abc import Callable

import pytest

from pipeline.dedupe.entities import lexicon as lists
from pipeline.dedupe.entities.lexicon import FOLDER, fold, lexicon, singular
from pipeline.dedupe.entities.names import Name, read_name
from pipeline.dedupe.entities.sounds import sound_of
from pipeline.dedupe.entities.words import Likeness, compare_words
from pipeline.resources import load_rules


@pytest.mark.parametrize(
    ("file", "rule", "found"),
    [
        ("spelling.csv", lists.Spelling, lambda r, w: r.variant.strip("-") in " ".join(w)),
        ("ordinals.csv", lists.Ordinal, lambda r, w: r.word in w),
        ("legal_forms.csv", lists.LegalForm, lambda r, w: r.form in " ".join(w)),
        ("designators.csv", lists.Designator, lambda r, w: r.word in w),
        ("parts.csv", lists.Part, lambda r, w: r.word in w),
        ("generic_words.csv", lists.GenericWord, lambda r, w: r.word in w),
        ("distinguishing_words.csv", lists.Distinguishing, lambda r, w: r.word in w),
        ("function_words.csv", lists.FunctionWord, lambda r, w: r.word in w),
        ("locatives.csv", lists.FunctionWord, lambda r, w: r.word in w),
        ("particles.csv", lists.Particle, lambda r, w: r.word in w),
        ("titles.csv", lists.Title, lambda r, w: r.word in w),
        ("rename_phrases.csv", lists.Renaming, lambda r, w: r.phrase in " ".join(w)),
        ("transliteration.csv", lists.Sound, lambda r, w: any(r.letters in v for v in w)),
    ],
)
def test_every_example_has_the_form_of_its_rule(file: str, rule: type, found: Callable) -> None:
    rows = load_rules(FOLDER + file, rule)
    assert [row for row in rows if not found(row, fold(row.example))] == []


def test_a_firm_is_the_same_with_and_without_its_legal_form() -> None:
    for row in load_rules(FOLDER + "legal_forms.csv", lists.LegalForm):
        assert row.form not in " ".join(read_name(row.example, "ORG").core), row


def test_word_lists_that_name_no_two_things_are_sorted() -> None:
    for file, rule, key in (("parts.csv", lists.Part, "word"), ("titles.csv", lists.Title, "word")):
        words = [getattr(row, key) for row in load_rules(FOLDER + file, rule)]
        assert words == sorted(words)


@pytest.mark.parametrize(
    ("text", "kind", "core"),
    [
        ("Adm. Chester Nimitz", "PERSON", "chester nimitz"),
        ("Ursula von der Leyen", "PERSON", "ursula leyen"),
        ("Sánchez, María", "PERSON", "maria sanchez"),
        ("Hubei Province", "GPE", "hubei"),
        ("Mexico City", "GPE", "mexico city"),
        ("Twelfth Harbour Congress", "EVENT", "12 harbor congress"),
        ("Super Bowl XIV", "EVENT", "super bowl 14"),
        ("Boeing 747s", "PRODUCT", "boeing 747"),
        ("U.S. Coast Guard", "ORG", "united state coast guard"),
        ("Us Weekly", "ORG", "us weekly"),
    ],
)
def test_the_words_that_carry_the_identity(text: str, kind: str, core: str) -> None:
    assert " ".join(read_name(text, kind).core) == core  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("text", "local"), [("Supreme Court", True), ("Supreme Court of Chad", False), ("Oslo", False)]
)
def test_a_name_of_generic_words_means_one_thing_in_one_document(text: str, local: bool) -> None:
    assert read_name(text, "ORG").local is local


@pytest.mark.parametrize(
    ("text", "head", "branch"),
    [("Green Party of Kenya", "party", ""), ("Shell Nigeria", "nigeria", "nigeria"), ("Mine Museum", "museum", "")],
)
def test_head_noun_and_branch(text: str, head: str, branch: str) -> None:
    name = read_name(text, "ORG")
    assert (name.head, name.branch) == (head, branch)


@pytest.mark.parametrize(
    ("a", "b", "personal", "likeness"),
    [
        ("j", "john", True, "initial"),
        ("j", "john", False, "other"),
        ("bob", "robert", True, "nickname"),
        ("qadhafi", "gaddafi", True, "sound"),
        ("hassan", "hussein", True, "other"),
        ("volkswagon", "volkswagen", False, "slip"),
        ("health", "wealth", False, "other"),
        ("slovakia", "slovenia", False, "other"),
        ("georgia", "georgian", False, "other"),
        ("daniel", "daniela", True, "other"),
        ("a400", "a380", False, "other"),
    ],
)
def test_how_two_words_are_alike(a: str, b: str, personal: bool, likeness: Likeness) -> None:
    assert compare_words(a, b, personal) == compare_words(b, a, personal) == likeness


def test_plurals_and_sounds() -> None:
    assert [singular(w) for w in ("lines", "congress", "paris", "us")] == ["line", "congress", "paris", "us"]
    assert sound_of("khrushchev")[0][0] == sound_of("kruschev")[0][0]


def test_a_name_is_never_empty() -> None:
    for text in ("", "the", "Ltd", "...", "II"):
        name: Name = read_name(text, "ORG")
        assert name.words
    assert lexicon().territories["burma"] == "myanmar"
