"""Numbers of texts whose punctuation is spaced out, and of those that only look so."""

import pytest

from .found import Parse, figures_in


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("It cost $ 1. 5 million and drew 31, 000 people by 3: 30 a. m. on Monday.", ["1500000", "31000"]),
        ("They felt a tremor of 5. 9 points, then one of 4. 2 points.", ["5.9", "4.2"]),
        ("He sold 5. 9 barges were left at 10:30.", ["5", "9"]),
        ("In June 2012. 5 barges sank.", ["5"]),
    ],
)
def test_numbers_are_read_whole_where_the_text_spaces_its_punctuation(
    parse: Parse, text: str, values: list[str]
) -> None:
    assert [str(f.quantity.value) for f in figures_in(parse(text)) if f.quantity.value != 2012] == values
