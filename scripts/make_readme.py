"""Writes the README's generated parts: the list of tables (from `pipeline.schema`) and conflicts of the sample reports.

    python scripts/make_readme.py [--out data/processed]

OUT is the folder of a run over data/raw. A test makes the parts again and compares.
"""

import argparse
import re
from pathlib import Path

from pipeline.schema import CONFLICTS, TABLES
from pipeline.tables.load import read_rows

README = Path(__file__).parents[1] / "README.md"
SHOWN = 2  # conflicts


def fill(readme: str, out: Path) -> str:
    """The README with its generated parts made anew."""
    for name, text in (("tables", tables_part()), ("excerpt", excerpt_part(out))):
        readme = re.sub(
            rf"(<!-- {name} -->\n).*?(<!-- /{name} -->)",
            lambda parts, text=text: parts[1] + text + parts[2],
            readme,
            flags=re.DOTALL,
        )
    return readme


def tables_part() -> str:
    lines = ["| table | one row per | columns |", "|---|---|---|"]
    for table in TABLES:
        columns = ", ".join(f"`{c.name}`" for c in table.columns)
        lines.append(f"| [`{table.filename}`](docs/tables/{table.name}.md) | {table.row} | {columns} |")
    return "\n".join([*lines, ""])


def excerpt_part(out: Path) -> str:
    """The conflicts with the shortest sentences, one a fact."""
    rows = sorted(
        read_rows(CONFLICTS, out / CONFLICTS.filename), key=lambda r: (len(r["text_a"] + r["text_b"]), r["text_a"])
    )
    chosen = list({r["fact_id"]: r for r in reversed(rows)}.values())[::-1][:SHOWN]
    lines = []
    for row in chosen:
        lines += [f"**{row['reason']}**", ""]
        lines += [f"- `{row[f'document_id_{s}']}`: “{' '.join(row[f'text_{s}'].split())}”" for s in "ab"]
        lines.append("")
    return "\n".join(lines)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--out", type=Path, default=Path("data/processed"), help="folder of a run over data/raw")
    arguments = parser.parse_args()
    README.write_text(fill(README.read_text("utf-8"), arguments.out), "utf-8")


if __name__ == "__main__":
    main()
