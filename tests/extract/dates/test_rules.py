"""Every row of the rule files says an example, and the example holds."""

import re
import shutil
from pathlib import Path

import pytest

from pipeline.extract.dates import find_dates
from pipeline.extract.dates.anchor import Anchor
from pipeline.extract.dates.find import find_expressions
from pipeline.extract.dates.grammar import Pattern, expand
from pipeline.extract.dates.lexicon import FOLDER, WORD_TAGS, Shape, Unit, Word
from pipeline.extract.dates.tense import Cue
from pipeline.resources import RULES, RuleError, load_rules
from tests.conftest import Parse

PUBLISHED = "2025-06-27"  # a Friday: what `gives` in patterns.csv is counted from
UNITS = load_rules(f"{FOLDER}/units.csv", Unit)
SHAPES = load_rules(f"{FOLDER}/shapes.csv", Shape)
PATTERNS = load_rules(f"{FOLDER}/patterns.csv", Pattern)
CUES = load_rules(f"{FOLDER}/cues.csv", Cue)


def spans_and_values(parse: Parse, example: str) -> tuple[tuple[int, int], list[tuple[int, int, str]]]:
    """The bracketed span of an example, and the spans and values that are found in it."""
    start = example.index("[")
    end = example.index("]") - 1
    found = find_dates(parse(example.replace("[", "", 1).replace("]", "", 1), PUBLISHED))
    return (start, end), [(d.start, d.end, d.value) for d in found]


def not_found(parse: Parse, examples: list[str]) -> list[str]:
    """The examples whose bracketed span isn't found, all read as paragraphs of one text."""
    parsed = parse("\n\n".join(e.replace("[", "", 1).replace("]", "", 1) for e in examples), PUBLISHED)
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
def test_every_pattern_gives_the_value_of_its_example(parse: Parse, pattern: Pattern) -> None:
    span, found = spans_and_values(parse, pattern.example)
    assert (*span, pattern.gives) in found


@pytest.mark.parametrize("cue", CUES, ids=lambda c: c.form)
def test_a_cue_before_a_date_decides_its_direction(parse: Parse, cue: Cue) -> None:
    values = [d.value for d in find_dates(parse(cue.example, PUBLISHED)) if d.value.count("-") == 2]
    assert len(values) == 1
    assert (values[0] > PUBLISHED) == (cue.value > 0)


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
