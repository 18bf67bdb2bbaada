"""The order in which one document is extracted: sentences, entity mentions, dates, figures, statements.

Each step is a function of the parse and of the steps before it, and changes none of them.
"""

from pipeline.extract.dates import find_dates, unresolved_dates
from pipeline.extract.entities import find_entities
from pipeline.extract.figures import find_figures
from pipeline.extract.parse import Parsed
from pipeline.extract.statements import find_statements
from pipeline.model import Extraction


def extract_document(parsed: Parsed) -> Extraction:
    """All that one parsed document names, dates, counts and states."""
    entities = find_entities(parsed)
    dates = find_dates(parsed)
    figures = find_figures(parsed, entities, dates)
    statements = find_statements(parsed, entities, dates, figures)
    return Extraction(
        document_id=parsed.document.document_id,
        sentences=parsed.sentences,
        entities=tuple(entities),
        dates=tuple(dates),
        figures=tuple(figures),
        statements=tuple(statements),
        problems=tuple(unresolved_dates(parsed, dates)),
    )
