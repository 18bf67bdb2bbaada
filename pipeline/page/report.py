"""The report page of an output folder."""

from pathlib import Path

from pipeline.page.entities import make_entities
from pipeline.page.facts import MEANING, count_statuses, make_accounts, make_cards
from pipeline.page.render import TEMPLATES, render_page
from pipeline.page.source import Source
from pipeline.page.texts import make_texts
from pipeline.page.timeline import make_timeline


def report_html(folder: Path) -> str:
    """The page for the tables and texts in `folder`; the same tables give the same bytes. Raises LoadError."""
    source = Source(folder)
    cards = make_cards(source)
    reports = sorted({d["report"] for d in source.documents.values()})
    values = {
        "reports": reports,
        "report_number": {report: n for n, report in enumerate(reports, 1)},
        "accounts": make_accounts(source, cards),
        "cards": cards,
        "counts": count_statuses(cards),
        "meaning": MEANING,
        "timeline": make_timeline(cards, {f["fact_id"]: f["edtf"] for f in source.facts.values()}),
        "entities": make_entities(source, {card.fact_id: card.title for card in cards}),
        "texts": make_texts(source),
        "warnings": source.tables["warnings"],
    }
    return render_page(TEMPLATES / "report.html", values, ("report.css",), ("report.js",))
