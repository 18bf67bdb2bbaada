"""Writes the generated pages of the docs: a page a table (from `pipeline.schema`), and every command's help (from the command).

    python scripts/make_docs.py

What each page says beyond that stands in docs/notes/<table>.md. A test makes the pages again and compares.
"""

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import typer

from pipeline.cli import app
from pipeline.schema import DECISIONS, FACTS_DIFF, FACTS_HISTORY, TABLES, Column, Table

DOCS = Path(__file__).parents[1] / "docs"
DOCUMENTED = (*TABLES, FACTS_DIFF, FACTS_HISTORY, DECISIONS)
MADE = "<!-- made by scripts/make_docs.py: don't edit -->"


def make_pages() -> dict[str, str]:
    """The pages by their path below docs/."""
    pages = {f"tables/{table.name}.md": _table_page(table) for table in DOCUMENTED}
    pages["tables/README.md"] = _tables_page()
    pages["commands.md"] = _commands_page()
    return pages


def _tables_page() -> str:
    lines = [MADE, "# The tables", "", "| table | one row per |", "|---|---|"]
    lines += [f"| [`{table.filename}`]({table.name}.md) | {table.row} |" for table in DOCUMENTED]
    return "\n".join([*lines, ""])


def _table_page(table: Table) -> str:
    notes = DOCS / "notes" / f"{table.name}.md"
    lines = [MADE, f"# `{table.filename}`", "", f"One row per {table.row}. Key: {_names(table.key)}.", ""]
    lines += [notes.read_text("utf-8").strip(), ""]
    lines += ["| column | type | may be empty | meaning |", "|---|---|---|---|"]
    lines += [f"| `{c.name}` | {c.type} | {'' if c.required else 'yes'} | {_meaning(c)} |" for c in table.columns]
    used = list(_references_to(table))
    if used:
        lines += ["", "Referred to by " + ", ".join(used) + "."]
    return "\n".join([*lines, "", "[All tables](README.md)", ""])


def _names(names: tuple[str, ...]) -> str:
    return ", ".join(f"`{name}`" for name in names)


def _meaning(column: Column) -> str:
    parts = [_cell(column.meaning)]
    if column.values:
        parts.append(f"(one of {_names(column.values)})")
    if column.references:
        table, name = column.references
        parts.append(f"→ [`{table}.{name}`]({table}.md)")
    return " ".join(parts)


def _references_to(table: Table) -> Iterator[str]:
    for other in DOCUMENTED:
        for column in other.columns:
            if column.references and column.references[0] == table.name:
                yield f"[`{other.name}.{column.name}`]({other.name}.md)"


def _commands_page() -> str:
    lines = [MADE, "# The commands", "", "`corroborate COMMAND --help` says the same.", ""]
    commands: Mapping[str, Any] = typer.main.get_command(app).commands  # type: ignore[attr-defined]
    for name, command in commands.items():
        arguments = [p for p in command.params if p.param_type_name == "argument"]
        options = [p for p in command.params if p.param_type_name == "option" and not p.hidden]
        usage = " ".join(_placeholder(p) for p in arguments)
        lines += [f"## {name}", "", f"    corroborate {name} {usage}".rstrip() + " [OPTIONS]", "", *_help(command.help)]
        lines += ["| option | meaning | default |", "|---|---|---|"]
        lines += [f"| `{_placeholder(p)}` | {_cell(p.help)} | |" for p in arguments]
        lines += [f"| `{', '.join(p.opts)}` | {_cell(p.help)} | {_default(p)} |" for p in options]
        lines.append("")
    return "\n".join(lines)


def _placeholder(argument: Any) -> str:
    return str(argument.metavar or argument.name.upper())


def _help(text: str) -> Iterator[str]:
    """Paragraphs as they are, examples (behind click's mark for "don't wrap") as code."""
    for paragraph in text.split("\n\n"):
        mark, _, rest = paragraph.partition("\b\n")
        if rest and not mark.strip():
            yield from (f"    {line}".rstrip() for line in rest.splitlines())
        else:
            yield from (line.strip().replace("\\[", "[") for line in paragraph.splitlines())  # rich's mark for a bare [
        yield ""


def _cell(text: str | None) -> str:
    return (text or "").replace("|", "\\|").replace("<", "&lt;")


def _default(option: Any) -> str:
    if option.required:
        return "(required)"
    shown = option.default is not None and option.default != "" and option.default is not False
    return f"`{option.default}`" if shown else ""


def main(folder: Path = DOCS) -> None:
    for name, text in make_pages().items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, "utf-8")


if __name__ == "__main__":
    main()
