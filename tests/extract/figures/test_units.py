"""Units are read as they are written, and nothing that only looks like one."""

import pytest

from pipeline.extract.figures.units import parse_unit, read_currency_before, read_unit, write_unit

READ = {
    "meter ** 2": ["9 square meters", "9 m2", "9 m²", "9 sq. m", "9-square-metre"],
    "kilogram / meter ** 3": ["9 kg/m3", "9 kg m−3", "9 kg m-3", "9 kilograms per cubic meter", "9 kg·m⁻³"],
    "metric_ton / year": ["9 tons a year", "9 tonnes per year", "9 t/year", "9 tons p.a."],
    "degree_Celsius": ["9 °C", "9°C", "9 degrees Celsius", "9 degrees C"],
    "kilometer / hour": ["9 km/h", "9km/h", "9 kilometres per hour", "9 kph"],
    "megawatt": ["9MW", "9 megawatts"],
    "1 / centimeter": ["9 cm−1", "9 cm^-1"],
    "micrometer": ["9 µm", "9 μm", "9 um", "9 microns"],
    "year": ["9 years", "9-year"],
    "AUD": ["9 Australian dollars", "9 AUD"],
    "percent": ["9%", "9 per cent", "9 pct"],
    "mole / liter / second": ["9 mol L−1 s−1"],
}
NONE = [
    "9 meters-high-ish"[:1],
    "9 in the morning",
    "9 a day",
    "9 Mondays",
    "9 U.S. ships",
    "9H",
    "9 barges",
    "9 cups left",
    "9 moles",
]


@pytest.mark.parametrize(("unit", "text"), [(unit, text) for unit, texts in READ.items() for text in texts])
def test_a_unit_is_read_to_its_canonical_name(unit: str, text: str) -> None:
    found = read_unit(text, 1, lambda at: None)
    assert found is not None
    assert (found.name, found.end) == (unit, len(text))


@pytest.mark.parametrize("text", NONE)
def test_what_is_no_unit_is_left(text: str) -> None:
    found = read_unit(text, 1, lambda at: None)
    assert found is None or found.context in ("substance", "rate")


@pytest.mark.parametrize("name", READ)
def test_a_canonical_name_is_written_as_it_was_parsed(name: str) -> None:
    assert write_unit(parse_unit(name)) == name


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("about US$", (6, "USD")),
        ("HK $", (0, "HKD")),
        ("€", (0, "EUR")),
        ("EUR ", (0, "EUR")),
        ("A4 ", None),
        ("FEUR", None),
    ],
)
def test_a_currency_before_a_number(text: str, found: tuple[int, str] | None) -> None:
    assert read_currency_before(text, len(text)) == found
