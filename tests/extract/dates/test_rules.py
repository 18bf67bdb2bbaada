"""Every row of the rule files says an example, and the example holds."""

import re
import shutil
from pathlib import Path

import pytest

from pipeline.extract.dates import find_dates
from pipeline.extract.dates.anchor import Anchor
from pipeline.extract.dates.find import find_expressions
from pipeline.extract.dates.grammar import Pattern, expand
from pipeline.extract.dates.guards import PerThing
from pipeline.extract.dates.lexicon import FOLDER, WORD_TAGS, Shape, Unit, Word
from pipeline.extract.dates.rate import Speed
from pipeline.extract.dates.tense import Cue
from pipeline.model import Timex
from pipeline.resources import RULES, RuleError, load_rules
from tests.conftest import Parse
from tests.extract.dates.conftest import ParseEach

PUBLISHED = "2025-06-27"  # a Friday: what `gives` in patterns.csv is counted from
UNITS = load_rules(f"{FOLDER}/units.csv", Unit)
SHAPES = load_rules(f"{FOLDER}/shapes.csv", Shape)
PATTERNS = load_rules(f"{FOLDER}/patterns.csv", Pattern)
CUES = load_rules(f"{FOLDER}/cues.csv", Cue)
SPEEDS = load_rules(f"{FOLDER}/speeds.csv", Speed)
PER_THINGS = load_rules(f"{FOLDER}/per_thing.csv", PerThing)


def plain(example: str) -> str:
    return example.replace("[", "", 1).replace("]", "", 1)


@pytest.fixture(scope="module")
def dates_of(parse_each: ParseEach) -> dict[str, list[Timex]]:
    """What is found in each example of the patterns, the cues and the speeds."""
    marked = [*(p.example for p in PATTERNS), *(c.example for c in CUES), *(s.example for s in SPEEDS)]
    examples = [plain(example) for example in marked]
    return {e: find_dates(p) for e, p in zip(examples, parse_each(examples, PUBLISHED), strict=True)}


def not_found(parse: Parse, examples: list[str]) -> list[str]:
    """The examples whose bracketed span isn't found, all read as paragraphs of one text."""
    parsed = parse("\n\n".join(plain(e) for e in examples), PUBLISHED)
    found = {(d.start, d.end) for d in find_dates(parsed)}
    missing, offset = [], 0
    for example in examples:
        if (offset + example.index("["), offset + example.index("]") - 1) not in found:
            missing.append(example)
        offset += len(example)  # two brackets fewer, two line breaks more
    return missing


@pytest.mark.parametrize("tag", WORD_TAGS)
def test_every_word_is_found_in_its_example(parse: Parse, tag: str) -> None:
    words = load_rules(f"{FOLDER}/words/{tag}.csv", Word, key=("form",))
    assert not_found(parse, [w.example for w in words]) == []
    for word in words:
        assert word.form.lower() in re.sub(r"[\[\]]", "", word.example).lower().replace("’", "'")


@pytest.mark.parametrize("rules", [UNITS, SHAPES], ids=["units", "shapes"])
def test_every_unit_and_digit_form_is_found_in_its_example(parse: Parse, rules: tuple[Unit | Shape, ...]) -> None:
    assert not_found(parse, [r.example for r in rules]) == []


@pytest.mark.parametrize("pattern", PATTERNS, ids=lambda p: p.name)
def test_every_pattern_gives_the_value_of_its_example(dates_of: dict[str, list[Timex]], pattern: Pattern) -> None:
    start, end = pattern.example.index("["), pattern.example.index("]") - 1
    assert (start, end, pattern.gives) in [(d.start, d.end, d.value) for d in dates_of[plain(pattern.example)]]


@pytest.mark.parametrize("cue", CUES, ids=lambda c: c.form)
def test_a_cue_before_a_date_decides_its_direction(dates_of: dict[str, list[Timex]], cue: Cue) -> None:
    values = [d.value for d in dates_of[cue.example] if d.value.count("-") == 2]
    assert len(values) == 1
    assert (values[0] > PUBLISHED) == (cue.value > 0)


@pytest.mark.parametrize("speed", SPEEDS, ids=lambda s: s.form)
def test_the_time_in_a_unit_of_speed_or_flow_is_no_date(dates_of: dict[str, list[Timex]], speed: Speed) -> None:
    assert re.search(r"\b(per|an?) (second|minute|hour)\.$", speed.example)
    assert dates_of[speed.example] == []


def test_what_is_counted_in_a_thing_makes_its_number_no_year(parse: Parse) -> None:
    assert [t.example for t in PER_THINGS if f"-{t.form}" not in t.example] == []
    assert [d.text for d in find_dates(parse("\n\n".join(t.example for t in PER_THINGS)))] == []
    years = [
        d.text for d in find_dates(parse("\n\n".join(t.example.replace(f"-{t.form}", "-era") for t in PER_THINGS)))
    ]
    assert years == ["1900"] * len(PER_THINGS)


def test_a_new_unit_is_one_line_in_a_file(parse: Parse, tmp_path: Path) -> None:
    shutil.copytree(RULES / FOLDER, tmp_path / FOLDER)
    parsed = parse("It was closed for two lustra and opened a lustrum later.")
    assert find_expressions(parsed, None, tmp_path) == []
    with (tmp_path / FOLDER / "units.csv").open("a") as units:
        units.write("lustrum,lustra,Y,5,It took [three lustra].\n")
    fresh = tmp_path / "again"
    shutil.copytree(tmp_path / FOLDER, fresh / FOLDER)
    found = find_expressions(parsed, None, fresh)
    assert [parsed.document.text[f.start : f.end] for f in found] == ["two lustra", "a lustrum later"]
    assert Anchor(None, True).resolve(found[0].frame, 0).value == "P10Y"


@pytest.mark.parametrize("pattern", ["( <year>", "<year> )", "? <year>"])
def test_a_broken_pattern_is_refused(pattern: str) -> None:
    with pytest.raises(RuleError):
        expand(pattern, "broken")
