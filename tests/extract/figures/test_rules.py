"""Every rule's example shows the rule at work."""

import re
from collections.abc import Callable, Sequence

import pytest
from spacy.language import Language

from pipeline.extract.figures.counted import containers, counted_lemmas, per_nouns
from pipeline.extract.figures.elided import comparisons, implied_units, people_states, people_verbs, rest_words
from pipeline.extract.figures.exclusions import clock_words, labels, makes, phrases, value_nouns
from pipeline.extract.figures.measured import holding_verbs
from pipeline.extract.figures.modifiers import hedges
from pipeline.extract.figures.number_tokens import number_words
from pipeline.extract.figures.numbers import read_numbers
from pipeline.extract.figures.quantities import covering_verbs, dimension_words
from pipeline.extract.figures.ranks import not_ranked, ordinals
from pipeline.extract.figures.si import extra_units
from pipeline.extract.figures.telephones import emergency_numbers, emergency_words
from pipeline.extract.figures.units import ambiguous_units, currencies, parse_unit, prefixes, unit_forms
from pipeline.model import Figure

from .found import figures_by_line


def units_of(figures: Sequence[Figure]) -> set[str]:
    return {unit for f in figures for unit, _ in parse_unit(f.quantity.unit)}


def wrong(nlp: Language, rules: Sequence[object], right: Callable[..., bool]) -> dict[str, list[tuple[str, str]]]:
    """The examples whose figures don't show their rule, with those figures."""
    examples: list[str] = [rule.example for rule in rules]  # type: ignore[attr-defined]
    found = figures_by_line(nlp, [f"{e[0].upper()}{e[1:]}." for e in examples])
    return {
        example: [(f.text, f.quantity.unit) for f in figures]
        for rule, example, figures in zip(rules, examples, found, strict=True)
        if not right(rule, figures)
    }


def test_units(nlp: Language) -> None:
    def right(rule: object, figures: list[Figure]) -> bool:
        wanted = {unit for unit, _ in parse_unit(rule.unit)}  # type: ignore[attr-defined]
        prefixed = rule.context == "never"  # type: ignore[attr-defined]
        return wanted <= units_of(figures) or (prefixed and any(f"kilo{w}" in units_of(figures) for w in wanted))

    rules = [r for r in unit_forms() if r.context != "cues"]
    assert wrong(nlp, rules, right) == {}


def test_ambiguous_units(nlp: Language) -> None:
    assert wrong(nlp, ambiguous_units(), lambda r, fs: bool({r.unit, r.otherwise} & units_of(fs))) == {}


def test_prefixes(nlp: Language) -> None:
    assert wrong(nlp, prefixes(), lambda r, fs: any(u.startswith(r.name) for u in units_of(fs))) == {}


def test_extra_units(nlp: Language) -> None:
    assert wrong(nlp, extra_units(), lambda r, fs: any(u.endswith(r.unit) for u in units_of(fs))) == {}


def test_per_nouns(nlp: Language) -> None:
    assert wrong(nlp, per_nouns(), lambda r, fs: [f.quantity.unit for f in fs] == [f"liter / {r.noun}"]) == {}


def test_currencies(nlp: Language) -> None:
    assert wrong(nlp, currencies(), lambda r, fs: r.code in units_of(fs)) == {}


def test_hedges(nlp: Language) -> None:
    assert wrong(nlp, hedges(), lambda r, fs: r.modifier in [f.quantity.modifier for f in fs]) == {}


def test_labels_phrases_clock_times_makes_and_ordinals_that_are_no_ranks(nlp: Language) -> None:
    rules = [*labels(), *phrases(), *not_ranked(), *clock_words(), *makes()]
    assert wrong(nlp, rules, lambda r, fs: not fs) == {}


def test_emergency_numbers(nlp: Language) -> None:
    numbers = {int(n.form) for n in emergency_numbers()}
    rules = [*emergency_numbers(), *emergency_words()]
    assert [w.form for w in emergency_words() if not re.search(rf"\b{w.form}\b", w.example, re.IGNORECASE)] == []
    assert wrong(nlp, rules, lambda r, fs: numbers.isdisjoint(f.quantity.value for f in fs)) == {}


def test_ordinals(nlp: Language) -> None:
    rules = [o for o in ordinals() if o.value > 1]
    assert (
        wrong(nlp, rules, lambda r, fs: [(f.quantity.kind, f.quantity.value) for f in fs] == [("rank", r.value)]) == {}
    )


def test_value_nouns(nlp: Language) -> None:
    assert wrong(nlp, value_nouns(), lambda r, fs: [f.quantity.value for f in fs] == [35]) == {}


def test_containers_are_not_what_is_counted(nlp: Language) -> None:
    assert wrong(nlp, containers(), lambda r, fs: bool(fs) and r.form not in units_of(fs)) == {}


def test_counted_lemmas(nlp: Language) -> None:
    assert wrong(nlp, counted_lemmas(), lambda r, fs: r.lemma in units_of(fs)) == {}


def test_implied_units(nlp: Language) -> None:
    assert wrong(nlp, implied_units(), lambda r, fs: r.unit in units_of(fs)) == {}


def test_comparisons(nlp: Language) -> None:
    assert wrong(nlp, comparisons(), lambda r, fs: [f.quantity.unit for f in fs] == ["barge", "barge"]) == {}


def test_rest_words(nlp: Language) -> None:
    assert wrong(nlp, rest_words(), lambda r, fs: units_of(fs) == {"barge"} and len(fs) > 1) == {}


def test_people_states(nlp: Language) -> None:
    assert wrong(nlp, people_states(), lambda r, fs: units_of(fs) == {"person"}) == {}


def test_covering_verbs(nlp: Language) -> None:
    assert wrong(nlp, covering_verbs(), lambda r, fs: [f.quantity.modifier for f in fs] == ["exact"]) == {}


def test_people_verbs(nlp: Language) -> None:
    assert wrong(nlp, people_verbs(), lambda r, fs: units_of(fs) == {"person"}) == {}


def test_holding_verbs(nlp: Language) -> None:
    assert wrong(nlp, holding_verbs(), lambda r, fs: fs[0].measured in ("beds of clinic", "nurses of clinic")) == {}


def test_dimension_words(nlp: Language) -> None:
    def right(rule: object, figures: list[Figure]) -> bool:
        named = rule.property  # type: ignore[attr-defined]
        return bool({"meter", "year"} & units_of(figures)) and figures[0].measured.startswith(named and f"{named} of ")

    assert wrong(nlp, dimension_words(), right) == {}


@pytest.mark.parametrize("word", number_words().values(), ids=lambda w: w.form)
def test_number_words(word: object) -> None:
    example, form = word.example, word.form  # type: ignore[attr-defined]
    assert any(form in n.raw.lower() for n in read_numbers(example))
