"""`corroborate explain`: why names are one entity, why statements are one fact."""

from typing import Annotated

import typer

from pipeline.commands.shared import OUT, Debug, Tables, for_people

What = Annotated[str, typer.Argument(help="A name as a report has it, or a fact_id.", show_default=False)]
Other = Annotated[str, typer.Argument(metavar="[NAME]", help="Another name.", show_default=False)]


def explain(what: What, other: Other = "", out: Tables = OUT, debug: Debug = False) -> None:
    """Why two names are, or are not, one entity; why statements are one fact, and which can't both hold.

    \b
    explain "Horka Dam"                      what the name stands for, and what it was compared with
    explain "Horka Dam" "the Horka barrage"  why they are one, or two
    explain FACT_ID                          its statements, and the reasons
    """
    with for_people():
        from pipeline.decisions.make import FACT_PREFIX
        from pipeline.diff.terminal import one_line
        from pipeline.explain.facts import explain_fact
        from pipeline.explain.names import explain_names

        lines = explain_fact(out, what) if what.startswith(FACT_PREFIX) else explain_names(out, what, other)
        for line in lines:
            typer.echo(one_line(line))
