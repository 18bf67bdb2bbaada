"""The table of single units that `si` reads, made with pint: `python -m pipeline.extract.figures.pint_table` writes it.

Every canonical unit that `units.csv` names is in it, without SI prefixes (those are arithmetic).
"""

from pathlib import Path

from pipeline.extract.figures.si import extra_units
from pipeline.extract.figures.units import parse_unit, unit_forms
from pipeline.resources import RULES

TABLE = RULES / "extract/figures/si_units.csv"
HEAD = """# Single units in SI base units: value * factor + offset is the value in `base`. Made with pint 0.25
# (default_en.txt, BSD): python -m pipeline.extract.figures.pint_table
unit,factor,offset,base
"""
DIGITS = 15  # a double's worth: pint computes in floats


def table() -> str:
    """The text of `si_units.csv`. Units of `extra_units.csv` are left out."""
    import pint

    registry: pint.UnitRegistry[float] = pint.UnitRegistry()
    extra = {e.unit for e in extra_units()}
    rows = []
    for name in sorted({unit for form in unit_forms() for unit, _ in parse_unit(form.unit)}):
        if name in extra:
            continue
        unit = registry.Unit(name)
        zero, one = (registry.Quantity(x, unit).to_base_units() for x in (0.0, 1.0))
        base = "" if one.dimensionless and str(one.units) == "dimensionless" else str(one.units)
        offset = float(zero.magnitude)
        base = base.replace("count / ", "1 / ")
        rows.append(
            f"{name},{float(one.magnitude) - offset:.{DIGITS}g},{f'{offset:.{DIGITS}g}' if offset else ''},{base}\n"
        )
    return HEAD + "".join(rows)


def write(path: Path = TABLE) -> None:
    path.write_text(table(), "utf-8")


if __name__ == "__main__":
    write()
