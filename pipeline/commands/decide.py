"""`corroborate decide`: adds a decision to decisions.csv."""

from pathlib import Path
from typing import Annotated, Literal

import typer

from pipeline.commands.shared import OUT, RAW, Debug, Tables, for_people

Kind = Literal["same", "different", "ignore", "value"]
What = Annotated[Kind, typer.Argument(help="What is decided.", show_default=False)]
A = Annotated[str, typer.Argument(metavar="A", help="A name, a mention_id or a fact_id.", show_default=False)]
B = Annotated[
    str,
    typer.Argument(
        metavar="[B]", help="The other one (same, different); the right content (value).", show_default=False
    ),
]
Reason = Annotated[str, typer.Option("--reason", help="Why, for those who read it later.", show_default=False)]
Author = Annotated[str, typer.Option("--author", envvar="CORROBORATE_AUTHOR", help="Who decides.", show_default=False)]
Day = Annotated[str, typer.Option("--date", help="When, as an ISO date; default: today.", show_default=False)]
Field = Annotated[
    str, typer.Option("--field", help="Of value: value, low, high, modifier, unit, edtf or type.", show_default=False)
]
File = Annotated[Path | None, typer.Option("--decisions", help="The file; default: decisions.csv beside data/raw.")]


def decide(
    what: What,
    a: A,
    b: B = "",
    reason: Reason = "",
    author: Author = "",
    day: Day = "",
    field: Field = "",
    decisions: File = None,
    out: Tables = OUT,
    debug: Debug = False,
) -> None:
    """Decide something once and for good: a line in decisions.csv, which every run obeys.

    \b
    decide same "Horka Dam" "the Horka barrage" --reason ...   one entity
    decide different MENTION_ID MENTION_ID --reason ...        two facts
    decide ignore MENTION_ID --reason ...                      no figure, date or name
    decide value MENTION_ID 1200 --reason ...                  the right value
    """
    with for_people():
        from datetime import date

        from pipeline.decisions.decision import DecisionError, describe
        from pipeline.decisions.file import append_decision
        from pipeline.decisions.make import Signature, make_decision

        if not reason.strip() or not author.strip():
            raise DecisionError("a decision needs --reason and --author (or CORROBORATE_AUTHOR)")
        signed = Signature(author, day or date.today().isoformat(), reason)
        other, content = ("", b) if what == "value" else (b, "")
        decision = make_decision(out, what, a, other, signed, field, content)
        path = decisions or RAW.parent / "decisions.csv"
        append_decision(path, decision)
        typer.echo(f"decided: {describe(decision)}\n  in {path}; the next `corroborate run` obeys it")
