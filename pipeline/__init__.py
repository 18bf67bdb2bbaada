"""corroborate: what several accounts of the same events agree on, where they contradict, and what changed.

The stages, in the order in which the data flows: `pipeline.ingest`, `pipeline.extract`, `pipeline.dedupe`,
`pipeline.tables`, `pipeline.diff`; `pipeline.stages` runs them, `pipeline.cli` is the command.
"""

from pipeline.tables.load import load_tables

__version__ = "0.1.0"
__all__ = ["__version__", "load_tables"]
