"""The changes for a terminal: one line a change, the two sentences under it, coloured where colours are asked for."""

from collections.abc import Iterable, Iterator

from rich.text import Text

from pipeline.diff.compare import Change, ChangeKind
from pipeline.diff.wording import summarise, title
from pipeline.diff.words import Piece, mark_changes

SIGNS: dict[ChangeKind, str] = {"changed": "~", "removed": "-", "added": "+", "unchanged": "="}
COLOURS: dict[ChangeKind, str] = {"changed": "yellow", "removed": "red", "added": "green", "unchanged": "dim"}


def write_changes(changes: Iterable[Change]) -> Iterator[Text]:
    """The lines to print, the summary last."""
    shown = list(changes)
    for change in shown:
        yield from _write_change(change)
    yield Text(summarise(shown), "bold")


def _write_change(change: Change) -> Iterator[Text]:
    colour = COLOURS[change.kind]
    line = Text(f"{SIGNS[change.kind]} ", f"bold {colour}")
    line.append(one_line(title(change.fact)), "bold")
    for difference in change.differences:
        line.append(f"  {difference.field}: ")
        line.append(one_line(difference.old_words), "red")
        line.append(" → ")
        line.append(one_line(difference.new_words), "green")
    old, new = change.old_said, change.new_said
    if not change.differences and (said := new or old):
        line.append(f"  {one_line(said.text)}", colour)
    line.append(f"  [{one_line(change.fact.report)}]", "dim")
    yield line
    if change.kind == "changed" and old and new:
        before, after = mark_changes(old.sentence, new.sentence)
        yield _sentence("- ", before, "red")
        yield _sentence("+ ", after, "green")
    elif said := new or old:
        yield _sentence(f"{SIGNS[change.kind]} ", (Piece("same", said.sentence),), colour)


def _sentence(sign: str, pieces: Iterable[Piece], colour: str) -> Text:
    line = Text(f"    {sign}", colour)
    for piece in pieces:
        line.append(one_line(piece.text), f"bold underline {colour}" if piece.kind == "changed" else "")
    return line


def one_line(text: str) -> str:
    """The text on one line, with nothing in it that a terminal would obey (a report may hold escape sequences).

    >>> one_line("two\\nlines \\x1b[31mred")
    'two lines \\ufffd[31mred'
    """
    return "".join(c if c.isprintable() else " " if c.isspace() else "\ufffd" for c in text)
