"""The changes as one self-contained page: old and new sentence side by side, the changed words marked."""

from collections import Counter
from collections.abc import Iterable
from pathlib import Path

from pipeline.diff.compare import KINDS, Change
from pipeline.diff.wording import title
from pipeline.diff.words import mark_changes
from pipeline.page.render import render_page

TEMPLATES = Path(__file__).parent / "templates"
HEADINGS = {"changed": "Changed", "removed": "Removed", "added": "Added", "unchanged": "Unchanged"}


def changes_html(changes: Iterable[Change], old: str, new: str) -> str:
    """The page; `old` and `new` name the two sides. Nothing in a report or a name can become markup or run."""
    shown = list(changes)
    counts = Counter(c.kind for c in shown)
    groups = [
        {
            "kind": kind,
            "heading": HEADINGS[kind],
            "changes": [
                {
                    "change": c,
                    "title": title(c.fact),
                    "pieces": mark_changes(
                        c.old_said.sentence if c.old_said else "", c.new_said.sentence if c.new_said else ""
                    ),
                }
                for c in shown
                if c.kind == kind
            ],
        }
        for kind in KINDS
        if counts[kind]
    ]
    return render_page(
        TEMPLATES / "diff.html", {"old": old, "new": new, "groups": groups, "counts": counts}, ("diff.css",)
    )
